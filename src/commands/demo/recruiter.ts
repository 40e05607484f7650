import { formTo, type Page, type Visitor, visitor } from './browser.ts';
import { choosable, offers, textOf } from './forms.ts';
import { until } from './patience.ts';

/** Rita, who runs the demonstration's house; all of it is made up. */
export const rita = { login: 'rita', password: 'copper lantern morning tide' };
const setUpForm = {
  ...rita,
  organisation: 'Northwind Foundry',
  controller: 'Northwind Foundry Ltd',
  address: '1 Harbour Road, Bergen',
  privacyMail: 'privacy@northwind.example',
  name: 'Rita Osei',
  email: 'rita@northwind.example',
  sample: 'yes',
};
export const guest = { name: 'Ada Lovelace', email: 'ada@example.org' };

const findLink = ({ html, path }: Page, pattern: RegExp) => {
  const found = pattern.exec(html)?.[1];
  if (!found) throw new Error(`the page ${path} holds no link like ${pattern.source}`);
  return found;
};

/** Sets the house up by the one-time link; Rita is its first admin, and the sample position is there. */
export async function setUp(base: string, link: string, signal: AbortSignal) {
  const here = visitor(base, signal);
  const page = await here.open(link);
  await here.send(page, new URL(link).pathname, setUpForm);
  return here;
}

/** Invites Ada for the sample position; answers her private link, which stands in the letter. */
export async function invite(here: Visitor) {
  const position = findLink(await here.open('/positions'), /href="(\/positions\/[\w-]{10,})"/);
  const page = await here.open(`${position}/invitations/new`);
  const made = await here.send(page, `${position}/invitations/new`, guest);
  return { position, link: findLink(made, /(https?:\/\/[^\s"<]+\/i\/[\w-]+)/), page: made };
}

/** What Rita thinks of the five criteria, in their order on the pages. */
const levels = [4, 4, 5, 4, 5];

/** Fills in a scorecard page by page and hands it in, as it is before anybody sees a proposal; answers the interview's address. */
export async function rate(here: Visitor, invitation: Page) {
  const sitting = findLink(await here.open(invitation.path), /href="(\/sittings\/[\w-]+)\/review/);
  let page = await here.open(`${sitting}/review`);
  for (let given = 0; ; ) {
    const form = formTo(page, /\/review/);
    const names = choosable(form).filter((name) => name.startsWith('level-'));
    const marks = Object.fromEntries(names.map((name, at) => [name, String(levels[given + at] ?? 3)]));
    given += names.length;
    const isLast = !offers(form, 'do', 'next');
    page = await here.send(page, /\/review/, { ...marks, do: isLast ? 'hand-in' : 'next' });
    if (isLast) return sitting;
  }
}

/** Waits until the model has proposed levels for every answer. */
export const waitForLevels = (here: Visitor, sitting: string) =>
  until(async () => {
    const { html } = await here.open(`${sitting}/report/progress`);
    return html.includes('hx-trigger') ? { meanwhile: textOf(html) } : { there: true };
  });

/** Looks at what the AI proposed beside her own levels, decides, and reads the letter before it leaves. */
export async function decide(here: Visitor, sitting: string) {
  await here.open(`${sitting}/review`);
  const page = await here.open(`${sitting}/decision`);
  const reason =
    'You compared two explanations, kept people informed, and checked later that the change worked.';
  const letter = await here.send(page, /\/decision$/, { outcome: 'going-on', reason, do: 'letter' });
  await here.send(letter, /\/decision$/, { do: 'decide' });
}
