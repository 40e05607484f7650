import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { personErased } from '#kernel/facts.ts';
import { hold } from '#kernel/guards.ts';
import { type Id, newId } from '#kernel/ids.ts';
import { verifyLog } from '#logbook';
import { recordingPlayed } from '#media';
import { admitPerson } from '#people';
import { type House, house } from '#testing/house.ts';
import { interviewed } from '#testing/reviewing.ts';
import { entries } from '../logbook/data.ts';
import type { Entry } from '../logbook/model.ts';
import { hear } from '../logbook/verbs.ts';
import { looksAt } from './verbs.ts';

const log = (here: House): Promise<Entry[]> =>
  here.ctx.db.read.select().from(entries).orderBy(entries.number);
/** Somebody with a hand in the database. */
const tamper = (here: House, number: number, change: Partial<Entry>) =>
  here.ctx.db.write((tx) => tx.update(entries).set(change).where(eq(entries.number, number)));

/** Rita plays an answer of Ada's. */
async function played(here: House) {
  const email = 'ada@candidate.example';
  const ada = await admitPerson(here.ctx, { kind: 'candidate', name: 'Ada Byron', email, language: 'en' });
  const fact = { answerId: newId<'answer'>(), subjectId: ada, by: here.rita.subjectId };
  await here.ctx.db.write(async (_tx, emit) => emit(recordingPlayed(fact)));
  await here.settle();
  return ada;
}

test('Ada sees that Rita heard her voice, and nobody sees looks at somebody else', async () => {
  const here = await house();
  const ada = await played(here);
  expect(await looksAt(here.ctx, ada)).toEqual([
    { at: here.ctx.now(), by: here.rita.subjectId, what: 'recording' },
  ]);
  expect(await looksAt(here.ctx, newId<'subject'>())).toEqual([]);
});

test('when Ada is erased the log stays whole, and names her no more', async () => {
  const here = await house();
  const ada = await played(here);
  const { ctx } = here;
  const holding = ctx.holdings.find(({ name }) => name === 'audit_entries');
  expect(await holding?.export(ctx, ada)).toMatchObject([{ name: 'media.recording-played' }]);
  expect(await holding?.plan(ctx, ada)).toEqual({ do: 'blank', items: 1 });
  expect(await holding?.erase(ctx, ada)).toBe(1);
  expect(await holding?.erase(ctx, ada)).toBe(0);
  await ctx.db.write(async (_tx, emit) => emit(personErased({ subjectId: ada })));
  await here.settle();
  expect((await verifyLog(ctx)).ok).toBe(true);
  expect(JSON.stringify(await log(here))).not.toContain(ada);
  const page = await here.admin.page('/audit?room=media');
  expect(page).toContain('An erased person');
  expect(page).toContain('Rita Osei');
});

test('what a case holds about Ada stays in the log until the case is closed', async () => {
  const here = await house();
  const ada = await played(here);
  const { ctx } = here;
  await ctx.db.write((tx) => hold(tx, ada, newId<'holdCase'>(), ctx.now()));
  const holding = ctx.holdings.find(({ name }) => name === 'audit_entries');
  expect(await holding?.plan(ctx, ada)).toMatchObject({ do: 'keep', items: 1 });
  expect(await holding?.erase(ctx, ada)).toBe(0);
  expect(JSON.stringify(await log(here))).toContain(ada);
});

test('an admin reads the log in plain words, narrows it down, and is in it themself', async () => {
  const here = await house();
  await played(here);
  const page = await here.admin.page('/audit');
  expect(page).toContain('Played a recording');
  expect(page).toContain('Rita Osei');
  expect(page).not.toContain('Ada Byron');
  const narrowed = await here.admin.page(`/audit?room=media&who=${here.rita.subjectId}`);
  expect(narrowed).toContain('1 entry');
  expect(narrowed).not.toContain('Joined the team');
  expect(await here.admin.page('/audit?room=nowhere')).toContain('No entry fits');
  await here.settle();
  expect((await log(here)).at(-1)).toMatchObject({ name: 'audit.log-opened', actorId: here.admin.subjectId });
});

test('what Ada did herself stands in the log as hers, not as done by the house, and without her name', async () => {
  const here = await house();
  const { invitation } = await interviewed(here);
  await here.settle();
  const rows = async (room: string) =>
    (await here.admin.page(`/audit?room=${room}`))
      .split('<tr>')
      .map((row) => row.replaceAll(/<[^>]+>/g, ' '));
  const ada = `Candidate ${invitation.subjectId.slice(0, 8)}`;
  const line = async (room: string, what: string) => (await rows(room)).find((row) => row.includes(what));
  expect(await line('consents', 'Agreed to an interview')).toContain(ada);
  for (const [room, what] of [
    ['answers', 'Answer kept'],
    ['sittings', 'Sitting finished'],
  ] as const)
    expect(await line(room, what)).toContain(`${ada}, or the clock when their time was over`);
  for (const room of ['consents', 'answers', 'sittings'])
    expect((await rows(room)).join()).not.toMatch(/The house itself|Ada/);
  expect(await line('letters', 'Letter written')).toContain('The house itself');
  await here.ctx.db.write(async (_tx, emit) => emit(personErased({ subjectId: invitation.subjectId })));
  await here.settle();
  expect(await line('consents', 'Agreed to an interview')).toContain('An erased person');
});

test('the log has pages', async () => {
  const here = await house();
  for (let told = 0; told < 60; told += 1)
    await hear(here.ctx, { by: here.rita.subjectId }, 'tests.told', {
      id: newId<'job'>() as Id<'job'>,
      createdAt: here.ctx.now(),
    });
  const first = await here.admin.page('/audit?room=tests');
  expect(first).toContain('1 to 50 of 60');
  expect(first).toContain('/audit?room=tests&amp;page=2');
  expect(await here.admin.page('/audit?room=tests&page=2')).toContain('51 to 60 of 60');
});

test('an admin has the log checked, and reads which entry is not right', async () => {
  const here = await house();
  const check = async () => (await here.admin.post('/audit/checks')).text();
  expect(await check()).toContain('The log is whole.');
  await tamper(here, 3, { fact: '{}' });
  expect(await check()).toContain('Entry 3 is not what was written');
});

test('the log is for admins', async () => {
  const here = await house();
  for (const colleague of [here.rita, here.rex]) {
    expect((await colleague.get('/audit')).status).toBe(403);
    expect((await colleague.post('/audit/checks')).status).toBe(403);
  }
  expect((await here.browser().get('/space/looks')).headers.get('location')).toBe('/space/link');
});

test('an admin takes the log along without names: what was signed, then one leaf to a line', async () => {
  const here = await house();
  await played(here);
  const answer = await here.admin.get('/audit/export');
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  const lines = (await answer.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { size } = lines[1];
  expect(lines[0]).toMatchObject({ format: 'ai-interview-space/log/1', publicKey: here.ctx.vault.publicKey });
  expect(lines).toHaveLength(2 + size);
  expect(lines.at(-1)).toEqual([
    'v1',
    size,
    expect.any(Number),
    expect.any(String),
    ...lines.at(-1).slice(4),
  ]);
  expect(JSON.stringify(lines)).not.toContain(here.rita.subjectId);
  expect((await here.rita.get('/audit/export')).status).toBe(403);
});
