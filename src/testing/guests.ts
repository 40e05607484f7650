import { readConfig } from '#kernel/config.ts';
import { newId } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { insertOrganisation } from '#people';
import { createApp, holdings, jobs } from '../app.tsx';
import { browser, type House } from './house.ts';
import { aKit, aQuestion, ready } from './interviewees.ts';

/** Somebody who has agreed and opened their first question, as a running product knows them by their cookie. */
export interface Guest {
  readonly cookie: string;
  readonly question: string;
}

type Wanted = { people: number; takes?: number; databaseUrl?: string | undefined };
/** Fills a data folder that no product has open: an organisation, and guests who may record their answer `takes` times. */
export async function seedGuests(
  dataDir: string,
  { people, takes = 9, databaseUrl = process.env.DATABASE_URL }: Wanted,
): Promise<Guest[]> {
  const config = readConfig({
    DATA_DIR: dataDir,
    BASE_URL: 'http://house.example',
    DATABASE_URL: databaseUrl,
  });
  const ctx = await openCtx(config, { jobs, holdings, migrations: './migrations', log: silentLog });
  try {
    const app = createApp(ctx);
    await ctx.db.write((tx) => insertOrganisation(tx, northwind, ctx.now()));
    const here = { ctx, rita: { subjectId: newId() }, browser: () => browser(app) } as unknown as House;
    const guests: Guest[] = [];
    for (let n = 0; n < people; n++) guests.push(await aGuest(here, n, takes));
    return guests;
  } finally {
    await closeCtx(ctx);
  }
}

const northwind = {
  name: 'Northwind',
  controller: 'Northwind Ltd',
  address: '1 Harbour Road',
  privacyMail: 'privacy@northwind.example',
  language: 'en',
  timeZone: 'UTC',
  accent: null,
} as const;

async function aGuest(here: House, n: number, takes: number): Promise<Guest> {
  const questions = [aQuestion({ retakes: takes - 1 }), aQuestion()];
  const { ada, first } = await ready(here, { name: `Guest${n}`, kit: aKit({ questions }) });
  await ada.open(first, 'audio');
  return { cookie: [...ada.jar].map((pair) => pair.join('=')).join('; '), question: first.id };
}
