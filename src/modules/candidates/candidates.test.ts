import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { invitationOf, markDeclined, markFinished, markStarted } from '#invitations';
import { days } from '#kernel/data.ts';
import { keepLetter } from '#letters';
import { invite, samplePosition } from '#testing/candidates.ts';
import { type House, house } from '#testing/house.ts';
import { arrived, invited } from '#testing/interviewees.ts';

const rowsOn = (page: string) =>
  [...page.matchAll(/<tr[^>]*><th scope="row"[^>]*><a href="([^"]+)">([^<]*)<\/a>/g)].map(
    ([, , name]) => name,
  );
const listOf = (here: House, positionId: string, query = '') =>
  here.rita.page(`/positions/${positionId}/candidates${query}`);

/** As the form does it: the address it leads to names nobody. */
async function found(here: House, positionId: string, fields: Record<string, string>) {
  const answer = await here.rita.post(`/positions/${positionId}/candidates`, fields);
  const to = answer.headers.get('location') ?? '';
  expect(decodeURIComponent(to)).not.toContain(fields.q);
  return to;
}

/** Six people of one position, one in each state. */
async function sixPeople(here: House) {
  const positionId = await samplePosition(here);
  const at = here.ctx.now();
  const change = (work: Parameters<typeof here.ctx.db.write>[0]) => here.ctx.db.write(work);
  const come = async (name: string, day = '2026-09-30') =>
    (
      await invite(here, {
        positionId,
        name,
        email: `${name.toLowerCase().replaceAll(/\W/g, '')}@example.org`,
        day,
      })
    ).invitationId;
  await come('Ada Lovelace');
  const started = await come('Bob Stone');
  await change((tx) => markStarted(tx, started, at));
  const finished = await come('Cleo Zoë');
  await change(async (tx) => {
    await markStarted(tx, finished, at);
    await markFinished(tx, finished, at);
  });
  await come('Dan Late', '2026-08-24');
  const declined = await come('Eve No');
  await change((tx) => markDeclined(tx, declined, at));
  const taken = await come('Finn Gone');
  await here.rita.post(`/invitations/${taken}/cancellation`, { reason: 'A mistake.' });
  here.wait(days(3));
  return positionId;
}

test('the list counts and filters by state, searches by part of name or address, and orders', async () => {
  const here = await house();
  const positionId = await sixPeople(here);
  const all = await listOf(here, positionId);
  for (const state of ['Invited', 'Started', 'Finished', 'Expired', 'Declined', 'Taken back'])
    expect(all).toContain(`${state} (1)`);
  expect(rowsOn(all)).toHaveLength(6);
  const names = async (query: string) => rowsOn(await listOf(here, positionId, query));
  expect(await names('?state=invited')).toEqual(['Ada Lovelace']);
  expect(await names('?state=expired')).toEqual(['Dan Late']);
  expect(await names('?state=declined')).toEqual(['Eve No']);
  const search = async (fields: Record<string, string>) =>
    rowsOn(await here.rita.page(await found(here, positionId, fields)));
  expect(await search({ q: 'zoe' })).toEqual(['Cleo Zoë']);
  expect(await search({ q: 'bobstone@example.org' })).toEqual(['Bob Stone']);
  expect(await search({ q: 'ada', state: 'finished' })).toEqual([]);
  expect((await names('?order=deadline'))[0]).toBe('Dan Late');
  expect(await names('?order=name')).toEqual([
    'Ada Lovelace',
    'Bob Stone',
    'Cleo Zoë',
    'Dan Late',
    'Eve No',
    'Finn Gone',
  ]);
  expect(await here.rita.page(await found(here, positionId, { q: 'nobody' }))).toContain(
    'Nobody matches &quot;nobody&quot;',
  );
  expect(rowsOn(await listOf(here, positionId, '?state=nonsense&page=-3&order=x'))).toHaveLength(6);
});

test('the address of a search opens for the colleague who searched, and shows everybody else the whole list', async () => {
  const here = await house();
  const positionId = await sixPeople(here);
  const address = await found(here, positionId, { q: 'zoe' });
  expect(rowsOn(await here.rita.page(address))).toEqual(['Cleo Zoë']);
  expect(rowsOn(await here.admin.page(address))).toHaveLength(6);
  expect(rowsOn(await here.rita.page(address.replace(/find=.{9}/, 'find=tampered1')))).toHaveLength(6);
});

test('an empty list offers the first invitation', async () => {
  const here = await house();
  const page = await listOf(here, await samplePosition(here));
  expect(page).toContain('Nobody is invited yet');
  expect(page).toContain('Invite the first candidate');
});

test('fifty people stand on a page, the rest on the next, also when searched', async () => {
  const here = await house();
  const positionId = await samplePosition(here);
  const count = Array.from({ length: 53 }, (_, at) => String(at));
  await here.rita.post(`/positions/${positionId}/invitations/many`, {
    ...{ day: '2026-09-05', hour: '18:00', timeZone: 'UTC' },
    ...{ row: count, name: count.map((n) => `Person ${n}`), email: count.map((n) => `p${n}@example.org`) },
  });
  expect(rowsOn(await listOf(here, positionId))).toHaveLength(50);
  const second = await here.rita.page(`${await found(here, positionId, { q: 'person' })}&page=2`);
  expect(rowsOn(second)).toHaveLength(3);
  expect(second).toContain('51 to 53 of 53');
});

test('the file for spreadsheets has everybody who was searched, and runs no formula', async () => {
  const here = await house();
  const { positionId } = await invite(here, {
    name: '=HYPERLINK("http://evil.example";"Click")',
    email: 'f@example.org',
  });
  await invite(here, { positionId, name: '@SUM(A1)', email: '+g@example.org' });
  await invite(here, { positionId, name: 'Ada; "the" Lovelace', email: 'ada@example.org' });
  const answer = await here.rita.get(`/positions/${positionId}/candidates.csv`);
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  const cells = parse(await answer.text(), { bom: true, columns: true }) as Record<string, string>[];
  expect(cells.map((row) => [row.Name, row.Address, row.State])).toEqual(
    expect.arrayContaining([
      ['\'=HYPERLINK("http://evil.example";"Click")', 'f@example.org', 'Invited'],
      ["'@SUM(A1)", "'+g@example.org", 'Invited'],
      ['Ada; "the" Lovelace', 'ada@example.org', 'Invited'],
    ]),
  );
  const file = (await found(here, positionId, { q: 'ada' })).replace('candidates?', 'candidates.csv?');
  const one = await (await here.rita.get(file)).text();
  expect(parse(one, { bom: true })).toHaveLength(2);
  expect(here.said().filter((name) => name === 'candidates.candidate-exported')).toHaveLength(4);
});

test('names full of HTML and SQL are shown as they were written', async () => {
  const here = await house();
  const name = `<script>alert(1)</script>'; drop table people; --`;
  const { positionId } = await invite(here, { name, email: 'x@example.org' });
  const page = await here.rita.page(await found(here, positionId, { q: "'; drop table" }));
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).not.toContain('<script>alert');
});

test('each look at a name is announced: in lists once an hour, on the page of a person every time', async () => {
  const here = await house();
  const { positionId, page } = await invite(here);
  const looks = () => here.said().filter((name) => name.startsWith('candidates.'));
  await listOf(here, positionId);
  await listOf(here, positionId);
  expect(looks()).toEqual(['candidates.candidate-listed']);
  await here.rita.page(page);
  await here.rita.page(page);
  expect(looks()).toHaveLength(3);
  here.wait(days(1));
  await listOf(here, positionId);
  expect(looks()).toHaveLength(4);
});

test('the page of a candidate shows link and letter to send by hand, and who invited', async () => {
  const here = await house();
  const { page, link } = await invite(here);
  await here.settle();
  const shown = await here.rita.page(page);
  expect(shown).toContain(link);
  expect(shown).toContain('Invitation: send this letter yourself');
  expect(shown).toContain('by Rita Osei');
  expect((await here.rita.get('/invitations/none')).status).toBe(404);
  expect((await here.rex.get(page)).status).toBe(403);
});

test('after an act the page looks for the letter by itself, and shows it as it stands, without a result', async () => {
  const here = await house();
  const { page, invitationId } = await invite(here);
  const made = await here.rita.page(`${page}?done=invited`);
  expect(made).toContain('The letter is being written');
  expect(made).toContain(`hx-get="${page}/letters?asked=1"`);
  await here.settle();
  here.facts.length = 0;
  const part = await here.rita.page(`${page}/letters?asked=1`);
  expect(part).toContain('Invitation: send this letter yourself');
  expect(part).toContain(`hx-get="${page}/letters?asked=2"`);
  expect(part).not.toMatch(/ada@|\/i\//i);
  expect(here.facts).toEqual([]);
  // Not every act is written about: it looks for a while, and then no more.
  expect(await here.rita.page(`${page}/letters?asked=10`)).not.toContain('hx-get');
  expect(await here.rita.page(page)).not.toContain('hx-get');
  const { subjectId } = await invitationOf(here.ctx, invitationId);
  await keepLetter(here.ctx, {
    ...{ subjectId, invitationId, kind: 'notGoingOn', occasion: 'decided', language: 'en' },
    ...{ to: { email: 'ada@example.org', contact: '' }, body: { subject: 'No', lines: ['No.'] } },
  });
  for (const list of [page, `${page}/letters`]) {
    const seen = await here.rita.page(list);
    expect(seen).toContain('>Decision</a>');
    expect(seen).not.toContain('Not going on');
  }
});

test('a letter that the mail server has not taken yet is looked at until it has', async () => {
  const here = await house({ mail: true });
  const { page } = await invite(here);
  const { invitationId } = await invite(here, { name: 'Bob', email: 'bob@example.org' });
  const { subjectId } = await invitationOf(here.ctx, invitationId);
  await keepLetter(here.ctx, {
    ...{ subjectId, invitationId, kind: 'reminder', occasion: 'a test', language: 'en' },
    ...{ to: { email: 'bob@example.org', contact: '' }, body: { subject: 'x', lines: ['y'] } },
  });
  const way = await here.rita.page(`/invitations/${invitationId}`);
  expect(way).toContain('On its way');
  expect(way).toContain(`hx-get="/invitations/${invitationId}/letters"`);
  await here.settle();
  expect(await here.rita.page(`/invitations/${invitationId}/letters`)).not.toMatch(/hx-get|On its way/);
  expect((await here.rex.get(`${page}/letters`)).status).toBe(403);
});

test('Bob, who declined AI, looks in the list like Ada, who did not', async () => {
  const here = await house();
  const ada = await invite(here);
  const { positionId } = ada;
  const bob = await invite(here, { positionId, name: 'Bob', email: 'bob@example.org' });
  expect(await (await arrived(here, ada)).agree({ scoring: 'ai', record: 'on' })).toBe('/interview/devices');
  expect(await (await arrived(here, bob)).agree({ scoring: 'people', record: 'on' })).toBe(
    '/interview/devices',
  );
  const page = await listOf(here, positionId);
  const rows = [...page.matchAll(/<tr[^>]*><th scope="row".*?<\/tr>/gs)].map(([row]) =>
    row.replaceAll(/\/invitations\/[\w-]+|Ada Lovelace|Bob|\w+@example\.org/g, ''),
  );
  expect(rows).toHaveLength(2);
  expect(rows[0]).toBe(rows[1]);
});

test('whoever may hold data finds that on the page of a candidate, and nobody else', async () => {
  const here = await house();
  const { invitation } = await invited(here);
  const page = `/invitations/${invitation.id}`;
  const link = `/retention/holds/people/${invitation.subjectId}`;
  expect(await here.admin.page(page)).toContain(`href="${link}"`);
  expect((await here.admin.get(link)).status).toBe(200);
  expect(await here.rita.page(page)).not.toContain('/retention/holds');
});
