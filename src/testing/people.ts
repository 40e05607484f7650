import type { Ctx } from '#kernel/context.ts';
import { findPersonByEmail } from '#people';
import { findSetUpLink } from '#settings';
import type { Browser } from './house.ts';

type Place = { ctx: Ctx; browser(comeBack?: () => Promise<unknown>): Browser };
type Who = { name: string; login: string; password: string };

export const hanne: Who = {
  name: 'Hanne Vos',
  login: 'hanne@northwind.example',
  password: 'gravel tunnel opera seven',
};
export const rita: Who = {
  name: 'Rita Osei',
  login: 'rita@northwind.example',
  password: 'copper lantern morning tide',
};
export const rex: Who = {
  name: 'Rex Lund',
  login: 'rex@northwind.example',
  password: 'paper anchor winter field',
};
export const northwind = {
  organisation: 'Northwind Foundry',
  controller: 'Northwind Foundry Ltd',
  address: '1 Harbour Road, Bergen',
  privacyMail: 'privacy@northwind.example',
  timeZone: 'Europe/Berlin',
  language: 'en',
};

/** A colleague at their browser. Whoever was signed out by time signs in again and goes on, as a person would. */
function colleague(here: Place, { login, password }: Who) {
  const browser = here.browser(() => browser.post('/sign-in', { login, password }));
  return browser;
}

/** Where the house begins, as the start prints it. */
export async function setUpPath(ctx: Ctx) {
  const link = await findSetUpLink(ctx);
  if (!link) throw new Error('this house is set up already');
  return new URL(link).pathname;
}
const settled = (answer: Response) => {
  if (answer.status === 303) return answer.headers.get('location') ?? '';
  throw new Error(`${answer.status} ${answer.url}`);
};

/** An admin, a recruiter and a reviewer, who came in by the pages that real ones use. */
export async function staff(here: Place) {
  const admin = colleague(here, hanne);
  settled(await admin.post(await setUpPath(here.ctx), { ...northwind, ...hanne, email: hanne.login }));
  const known = async (who: Who, browser: Browser) => {
    const person = await findPersonByEmail(here.ctx, 'staff', who.login);
    if (!person) throw new Error(`${who.name} did not come in`);
    return { ...browser, subjectId: person.subjectId };
  };
  const join = async (who: Who, role: string) => {
    const invited = { name: who.name, email: who.login, language: 'en', roles: role };
    const page = await admin.page(settled(await admin.post('/team/new', invited)));
    const link = /\/join\/[\w.~-]+/.exec(page)?.[0];
    const browser = colleague(here, who);
    settled(await browser.post(link ?? '', who));
    return known(who, browser);
  };
  return {
    admin: await known(hanne, admin),
    rita: await join(rita, 'recruiter'),
    rex: await join(rex, 'reviewer'),
  };
}
