import { expect, test } from 'vitest';
import { invitationsOf } from '#invitations';
import type { Id } from '#kernel/ids.ts';
import { namesOf } from '#people';
import { invite, samplePosition } from '#testing/candidates.ts';
import { type House, house } from '#testing/house.ts';

const until = { day: '2026-09-05', hour: '18:00', timeZone: 'Europe/Berlin' };
const words = async (answer: Response) =>
  (await answer.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const invitedTo = async ({ ctx }: House, positionId: Id<'position'>) => {
  const found = await invitationsOf(ctx, positionId);
  return [
    ...(
      await namesOf(
        ctx,
        found.map(({ subjectId }) => subjectId),
      )
    ).values(),
  ].toSorted();
};
/** Rita chooses a file on the page for lists. */
const upload = ({ rita }: House, positionId: string, content: string | Buffer, name = 'people.csv') => {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(Buffer.from(content))], name, { type: 'text/csv' }));
  for (const [field, value] of Object.entries({ ...until, list: '' })) body.set(field, value);
  return rita.request(`/positions/${positionId}/invitations/csv`, { method: 'POST', body });
};
const send = ({ rita }: House, positionId: string, rows: readonly (readonly [number, string, string])[]) =>
  rita.post(`/positions/${positionId}/invitations/many`, {
    ...until,
    row: rows.map(([row]) => String(row)),
    name: rows.map(([, name]) => name),
    email: rows.map(([, , email]) => email),
  });

test('Rita chooses a file, sees each bad row with its reason, invites the good ones and corrects the rest', async () => {
  const here = await house({ mail: true });
  const { positionId } = await invite(here, { name: 'Cleo', email: 'cleo@example.org' });
  await here.settle();
  const csv =
    'Name;E-Mail\nAda;ada@example.org\nBob;bob(at)example.org\nCleo;cleo@example.org\nAda;ada@example.org\nDan;dan@example.org';
  const answer = await upload(here, positionId, csv);
  const page = await words(answer);
  expect(answer.status).toBe(200);
  expect(page).toContain('3 rows have to be corrected');
  expect(page).toContain('2 people can be invited');
  expect(page).toMatch(/Row 3 .*not an e-mail address/);
  expect(page).toMatch(/Row 4 .*on the list already \(invited\)/);
  expect(page).toMatch(/Row 5 .*stands in row 2/);
  expect(await invitedTo(here, positionId)).toEqual(['Cleo']);

  const sent = await send(here, positionId, [
    [3, 'Bob', 'bob(at)example.org'],
    [4, 'Cleo', 'cleo@example.org'],
    [5, 'Ada again', 'ada@example.org'],
    [2, 'Ada', 'ada@example.org'],
    [6, 'Dan', 'dan@example.org'],
  ]);
  expect(await words(sent)).toMatch(
    /2 people were invited.* 3 rows have to be corrected.*Row 5 .*stands in row 2/,
  );
  const last = await send(here, positionId, [
    [3, 'Bob', 'bob@example.org'],
    [4, '', ''],
  ]);
  expect([last.status, last.headers.get('location')]).toEqual([
    303,
    `/positions/${positionId}/candidates?done=1`,
  ]);
  expect(await invitedTo(here, positionId)).toEqual(['Ada', 'Bob', 'Cleo', 'Dan']);
  await here.settle();
  expect(here.posted.map(({ to }) => to).toSorted()).toEqual([
    'ada@example.org',
    'bob@example.org',
    'cleo@example.org',
    'dan@example.org',
  ]);
});

test('the same list sent twice invites nobody twice', async () => {
  const here = await house();
  const positionId = await samplePosition(here);
  const rows = [[1, 'Ada', 'ada@example.org']] as const;
  expect((await send(here, positionId, rows)).status).toBe(303);
  expect(await words(await send(here, positionId, rows))).toContain('on the list already (invited)');
  expect(await invitedTo(here, positionId)).toEqual(['Ada']);
});

test('a pasted list is read too; an empty form, a workbook or a huge file says what to do', async () => {
  const here = await house();
  const positionId = await samplePosition(here);
  const path = `/positions/${positionId}/invitations/csv`;
  const pasted = await here.rita.post(path, { ...until, list: 'Ada Lovelace <ada@example.org>' });
  expect(await words(pasted)).toContain('1 person can be invited');
  const refused = async (answer: Response) => [answer.status, await words(answer)];
  const empty = await here.rita.post(path, { ...until, list: ' ' });
  expect(await refused(empty)).toEqual([422, expect.stringContaining('Choose a file, or paste a list')]);
  const workbook = await upload(here, positionId, Buffer.from('PK\u0003\u0004'), 'people.xlsx');
  expect(await refused(workbook)).toEqual([422, expect.stringContaining('Save it as CSV')]);
  const large = await upload(here, positionId, 'Ada;ada@example.org\n'.repeat(30_000));
  expect(await refused(large)).toEqual([422, expect.stringContaining('larger than 512 KiB')]);
  const huge = new URLSearchParams({ ...until, list: 'x'.repeat(2_000_000) }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await here.rita.request(path, { method: 'POST', body: huge, headers })).status).toBe(413);
});

test('a form that was filled in wrongly keeps what Rita typed and says what is wrong with each field', async () => {
  const here = await house();
  const positionId = await samplePosition(here);
  const path = `/positions/${positionId}/invitations/new`;
  const answer = await here.rita.post(path, {
    ...until,
    name: 'Ada "<b>" Lovelace',
    email: 'ada',
    day: '2020-01-01',
  });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain('value="Ada &quot;&lt;b&gt;&quot; Lovelace"');
  expect(page).toContain('This is not an e-mail address');
  expect(page).toContain('This moment is over');
  const inject = { ...until, name: 'Ada\r\nBcc: eve@example.org', email: 'ada@example.org' };
  expect((await here.rita.post(path, inject)).status).toBe(422);
  const two = { ...until, name: 'Ada', email: 'ada@example.org,eve@example.org' };
  expect((await here.rita.post(path, two)).status).toBe(422);
  expect(await invitedTo(here, positionId)).toEqual([]);
});

test('somebody who is invited already is shown with the way to their page', async () => {
  const here = await house();
  const { positionId, page } = await invite(here);
  const again = { ...until, name: 'Ada', email: 'ADA@example.org' };
  const answer = await here.rita.post(`/positions/${positionId}/invitations/new`, again);
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining(`href="${page}"`)]);
});

test('nobody is invited to a closed position, and the page says how to open it', async () => {
  const here = await house();
  const positionId = await samplePosition(here);
  await here.rita.post(`/positions/${positionId}/state`, { open: 'no' });
  const answer = await here.rita.get(`/positions/${positionId}/invitations/new`);
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('Open it again')]);
  expect((await send(here, positionId, [[1, 'Ada', 'ada@example.org']])).status).toBe(409);
  expect(await here.rita.page(`/positions/${positionId}/candidates`)).toContain('This position is closed.');
});

test('only recruiters invite', async () => {
  const here = await house();
  const positionId = await samplePosition(here);
  for (const path of ['invitations/new', 'invitations/csv', 'candidates', 'candidates.csv']) {
    expect((await here.rex.get(`/positions/${positionId}/${path}`)).status).toBe(403);
    expect((await here.browser().get(`/positions/${positionId}/${path}`)).status).toBe(303);
  }
  expect((await here.rita.get('/positions/nowhere/candidates')).status).toBe(404);
});
