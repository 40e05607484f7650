import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answersOf, findSittingOf, takeContent } from '#interviews';
import type { Id } from '#kernel/ids.ts';
import { type House, house } from '#testing/house.ts';
import { aKit, aQuestion, ready, webm } from '#testing/interviewees.ts';

const files = ({ dataDir }: House) =>
  readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
const seconds = (n: number) => n * 1000;

/** Ada has opened the first question. */
async function asked(
  kind = 'audio',
  wish: Parameters<typeof ready>[1] & { env?: Record<string, string> } = {},
) {
  const here = await house(wish.env ? { env: wish.env } : {});
  const guest = await ready(here, wish);
  await guest.ada.open(guest.first, kind);
  const answers = async () => {
    const sitting = await findSittingOf(here.ctx, guest.invitation.id);
    return sitting ? answersOf(here.ctx, sitting.id) : [];
  };
  return { ...guest, here, answers, now: () => here.ctx.now().getTime() };
}
/** And has begun to record it. */
async function recording(wish: Parameters<typeof asked>[1] = {}) {
  const guest = await asked('audio', wish);
  const take = await guest.ada.begin(guest.first);
  const send = (offset: number, body: Uint8Array, headers?: Record<string, string>) =>
    guest.ada.send(take.takeId, offset, body, headers);
  return { ...guest, take, takeId: take.takeId as Id<'take'>, send };
}

test('a recording comes back byte for byte, whatever was repeated on the way', async () => {
  const { ada, here, first, takeId, send, answers } = await recording();
  const [a, b, c] = [webm(), Buffer.alloc(5000, 1), Buffer.alloc(7, 2)];
  expect(await send(0, a)).toMatchObject({ status: 200, savedTo: 4000 });
  expect(await send(0, a)).toMatchObject({ status: 200, savedTo: 4000 });
  expect(await send(9000, c)).toMatchObject({ status: 409, savedTo: 4000 });
  const both = await Promise.all([send(4000, b), send(4000, b)]);
  expect(both.map(({ status, savedTo }) => [status, savedTo])).toEqual([
    [200, 9000],
    [200, 9000],
  ]);
  expect(await send(0, b)).toMatchObject({ status: 409, savedTo: 9000 });
  await send(9000, c);
  expect(await ada.complete(takeId, 99_999)).toMatchObject({ status: 409, savedTo: 9007 });
  expect(await ada.complete(takeId, 9007)).toMatchObject({ status: 200, state: 'complete' });
  expect(await ada.complete(takeId, 9007)).toMatchObject({ status: 200, state: 'complete' });
  await ada.handIn(first, { take: takeId });
  expect((await answers())[0]).toMatchObject({ state: 'kept', kind: 'audio', takeId });
  const content = Buffer.concat(await Array.fromAsync(takeContent(here.ctx, takeId)));
  expect(content.equals(Buffer.concat([a, b, c]))).toBe(true);
  expect(await send(9007, c)).toMatchObject({ status: 410 });
  expect(await ada.state(takeId)).toMatchObject({ state: 'kept', savedTo: 9007 });
});

test('a slice that is not what it says is refused, and nothing of it is kept', async () => {
  const { send, here } = await recording();
  const sha = 'x-content-sha256';
  expect(await send(0, webm(), { [sha]: 'f'.repeat(64) })).toMatchObject({ status: 422 });
  expect(await send(0, webm(), { [sha]: 'not a hash' })).toMatchObject({ status: 422 });
  expect(await send(0, webm(), { 'content-length': '3999' })).toMatchObject({ status: 413 });
  expect(await send(0, webm(), { 'content-length': '4001' })).toMatchObject({ status: 422 });
  expect(await send(0, webm(), { 'content-length': '' })).toMatchObject({ status: 422 });
  expect(await send(0, Buffer.alloc(0))).toMatchObject({ status: 422 });
  expect(await send(-1, webm())).toMatchObject({ status: 422 });
  expect(files(here)).toEqual([]);
  expect(await send(0, webm())).toMatchObject({ status: 200, savedTo: 4000 });
});

test('a page, a picture and a polyglot are no recordings', async () => {
  const { ada, send, first, here } = await recording();
  for (const start of [
    '<!doctype html><script>',
    '\x89PNG\r\n\x1a\n padding',
    'GIF89a/* webm inside */',
    'RIFF1234WAVE',
  ])
    expect(await send(0, Buffer.concat([Buffer.from(start), webm()]))).toMatchObject({ status: 415 });
  expect(files(here)).toEqual([]);
  expect(await ada.begin(first, 'audio', 'text/html')).toMatchObject({ status: 415 });
  expect(await ada.begin(first, 'audio', 'audio/webm\r\nx: y')).toMatchObject({ status: 415 });
  expect((await ada.begin(first, 'audio', 'x'.repeat(300))).status).toBe(422);
});

test('Safari and Firefox send other containers, and those are taken', async () => {
  const { ada, first } = await asked();
  const mp4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypiso5'), Buffer.alloc(100)]);
  const safari = await ada.begin(first, 'audio', 'audio/mp4;codecs=mp4a.40.2');
  expect(await ada.send(safari.takeId, 0, mp4)).toMatchObject({ status: 200 });
  const firefox = await ada.begin(first, 'audio', 'audio/ogg;codecs=opus');
  expect(await ada.send(firefox.takeId, 0, Buffer.from(`OggS${'\0'.repeat(30)}`))).toMatchObject({
    status: 200,
  });
});

test('too large a slice and too long a take say so, and what is saved stays', async () => {
  const { send, ada, takeId } = await recording({ env: { MAX_TAKE_MB: '1' } });
  expect(await send(0, Buffer.alloc(8 * 1024 * 1024 + 1))).toMatchObject({ status: 413 });
  await send(0, webm(600_000));
  expect(await send(600_000, Buffer.alloc(600_000))).toMatchObject({ status: 413 });
  expect(await ada.complete(takeId, 600_000)).toMatchObject({ status: 200 });
});

test('somebody who hangs up in the middle of a slice has sent nothing', async () => {
  const { ada, takeId, here, send } = await recording();
  const body = new ReadableStream({
    pull: (controller) => {
      controller.enqueue(webm());
      controller.error(new Error('gone'));
    },
  });
  const headers = {
    ...{ 'content-length': '8000', 'x-content-sha256': 'a'.repeat(64) },
    accept: 'application/json',
  };
  const init = { method: 'PUT', body, headers, duplex: 'half' } as RequestInit;
  expect((await ada.request(`/interview/takes/${takeId}/slices/0`, init)).status).toBe(422);
  expect(files(here)).toEqual([]);
  expect(await send(0, webm())).toMatchObject({ status: 200 });
});

test("nobody touches another person's recording", async () => {
  const { here, takeId, send } = await recording();
  await send(0, webm());
  const { ada: bob, first } = await ready(here, { name: 'Bob' });
  await bob.open(first, 'audio');
  expect(await bob.send(takeId, 4000, webm())).toMatchObject({ status: 404 });
  expect(await bob.state(takeId)).toMatchObject({ status: 404 });
  expect(await bob.complete(takeId, 4000)).toMatchObject({ status: 404 });
  expect(await bob.handIn(first, { take: takeId })).toBe('404');
  expect(await bob.send('../../etc/passwd', 0, webm()).catch(() => ({ status: 404 }))).toMatchObject({
    status: 404,
  });
  expect((await here.browser().json(`/interview/takes/${takeId}`, undefined, 'GET')).status).toBe(401);
});

test('beginning a take uses it up, the one before is erased at once, and the last one stays', async () => {
  const { ada, first, take, takeId, send, here } = await recording();
  expect(take).toMatchObject({ status: 201, number: 1, takesLeft: 1, longestSeconds: 120 });
  await send(0, webm());
  const second = await ada.begin(first);
  expect(second).toMatchObject({ status: 201, number: 2, takesLeft: 0 });
  expect(files(here)).toEqual([]);
  expect(await send(4000, webm())).toMatchObject({ status: 410 });
  await ada.send(second.takeId, 0, webm());
  expect(await ada.state(takeId)).toMatchObject({ state: 'discarded', takesLeft: 0 });
  expect(await ada.begin(first)).toMatchObject({ status: 409 });
  expect(files(here)).toHaveLength(1);
  expect(await ada.handIn(first, { take: takeId })).toBe('410');
  expect(await ada.handIn(first, { take: String(second.takeId) })).toMatch(/questions/);
});

test('takes of which nothing arrived cost no retake, so a dead microphone costs nobody the answer', async () => {
  const { ada, first } = await recording({
    kit: aKit({ questions: [aQuestion({ retakes: 0 }), aQuestion()] }),
  });
  for (let broken = 0; broken < 3; broken++)
    expect(await ada.begin(first)).toMatchObject({ status: 201, number: 1, takesLeft: 0 });
  expect(await ada.begin(first)).toMatchObject({ status: 409 });
});

test('a server that dies between slice and completion loses nothing that it has said yes to', async () => {
  const { ada, first, takeId, send, answers } = await recording();
  await send(0, webm());
  const page = await (await ada.get(`/interview/questions/${first.id}`)).text();
  expect(page).toContain(`data-open-take="${takeId}"`);
  expect(page).toContain('data-open-take-state="recording"');
  expect(await ada.state(takeId)).toMatchObject({ state: 'recording', savedTo: 4000 });
  await ada.handIn(first, { take: takeId });
  expect((await answers())[0]).toMatchObject({ state: 'kept', takeId });
});

test('a last answer whose finish was lost is finished by the job', async () => {
  const { ada, first, second, answers, here, invitation } = await asked('typed');
  await ada.handIn(first, { text: 'One.' });
  await ada.open(second, 'typed');
  const { handInText, sheetsOf } = await import('#answers');
  const sitting = await findSittingOf(here.ctx, invitation.id);
  const sheet = (await sheetsOf(here.ctx, sitting?.id as Id<'sitting'>))[1];
  await handInText(here.ctx, sheet as NonNullable<typeof sheet>, second, 'Two.');
  expect((await findSittingOf(here.ctx, invitation.id))?.state).toBe('open');
  await here.settle();
  expect((await findSittingOf(here.ctx, invitation.id))?.state).toBe('finished');
  expect((await answers()).map(({ text }) => text)).toEqual(['One.', 'Two.']);
});

test('time to think ends by the clock of the server, and answering begins', async () => {
  const { ada, first, here, now } = await asked('typed');
  const begun = now();
  const times = { thinkEndsAt: begun + seconds(60), answerEndsAt: begun + seconds(60 + 480) };
  expect(await ada.present(first)).toEqual({ status: 200, now: begun, ...times, state: 'thinking' });
  for (let passed = 0; passed < 60; passed += 5) {
    here.wait(seconds(5));
    await ada.present(first);
  }
  expect(await ada.present(first)).toEqual({ status: 200, now: now(), ...times, state: 'answering' });
});

test('a lost line gives the time back, and closing the page for a coffee is no different', async () => {
  const { ada, first, here, now } = await asked('typed');
  here.wait(seconds(20));
  await ada.present(first);
  here.wait(seconds(300));
  const back = await ada.present(first);
  expect(back).toMatchObject({ state: 'thinking' });
  expect(Number(back.thinkEndsAt) - now()).toBe(seconds(60));
  here.wait(seconds(8));
  expect(Number((await ada.present(first)).thinkEndsAt) - now()).toBe(seconds(52));
});

test('time is given back ten times over at the most', async () => {
  const { ada, first, here, now } = await asked('typed');
  here.wait(seconds(3 * 3600));
  const back = await ada.present(first);
  expect(Number(back.answerEndsAt)).toBeLessThan(now());
  expect(back).toMatchObject({ state: 'over' });
});

test('when the time to type is over, what was saved in time is what counts', async () => {
  const { ada, first, here, answers } = await asked('typed');
  await ada.type(first, 'Saved in time', 1);
  for (let passed = 0; passed <= 560; passed += 8) {
    here.wait(seconds(8));
    await ada.present(first);
  }
  expect(await ada.type(first, 'Saved in time, and more', 2)).toMatchObject({ status: 410 });
  await ada.handIn(first, { text: 'Saved in time, and much more' });
  expect((await answers())[0]).toMatchObject({ state: 'kept', text: 'Saved in time' });
});

test('a running take says when it ends, and a lost line moves that too', async () => {
  const { take, send, here, now } = await recording();
  expect(Number(take.endsAt) - now()).toBe(seconds(125));
  here.wait(seconds(2));
  expect(Number((await send(0, webm())).endsAt) - now()).toBe(seconds(123));
  here.wait(seconds(200));
  expect(Number((await send(4000, Buffer.from('later'))).endsAt)).toBeGreaterThan(now());
});

test('choosing another way starts again with the full time, erases the recording and costs no retake', async () => {
  const { ada, first, send, here, now } = await recording();
  await send(0, webm());
  const path = `/interview/questions/${first.id}`;
  here.wait(seconds(30));
  await ada.post(`${path}/kind`, { kind: 'typed' });
  expect(files(here)).toEqual([]);
  expect(Number((await ada.present(first)).thinkEndsAt) - now()).toBe(seconds(60));
  expect(await (await ada.get(path)).text()).toContain('data-typed');
  expect((await ada.begin(first)).status).toBe(409);
  await ada.post(`${path}/kind`, { kind: 'video' });
  expect(await ada.begin(first, 'video')).toMatchObject({ status: 201, number: 2 });
  expect((await ada.post(`${path}/kind`, { kind: 'interpretive dance' })).status).toBe(422);
});

test('what Ada types is saved while she types, and nothing never takes its place', async () => {
  const { ada, first, now } = await asked('typed');
  expect(await ada.type(first, 'I looked', 1)).toEqual({
    status: 200,
    revision: 1,
    savedAt: now(),
    kept: false,
  });
  expect(await ada.type(first, '   ', 2)).toMatchObject({ status: 200, revision: 1, kept: true });
  expect(await ada.type(first, 'I looked twice', 1)).toMatchObject({ status: 200, revision: 1 });
  for (const other of ['a longer text of an older window', 'x'])
    expect(await ada.type(first, other, 1)).toMatchObject({ status: 409, revision: 1 });
  const page = await (await ada.get(`/interview/questions/${first.id}`)).text();
  expect(page).toContain('>I looked twice</textarea>');
  const again = await ada.post(`/interview/questions/${first.id}/answer`, { text: '' });
  expect([again.status, await again.text()]).toEqual([
    422,
    expect.stringContaining('>I looked twice</textarea>'),
  ]);
});

test('HTML, SQL, formulas and bidirectional tricks stay what they are: text', async () => {
  const { ada, first, answers } = await asked('typed');
  const nasty = '<script>alert(1)</script> \'; drop table answers; -- =HYPERLINK("x") \u202e {{7*7}}';
  await ada.type(first, nasty, 1);
  const page = await (await ada.get(`/interview/questions/${first.id}`)).text();
  expect(page).toContain('&lt;script&gt;alert(1)');
  expect(page).not.toContain('<script>alert');
  await ada.handIn(first, { text: nasty });
  expect((await answers())[0]).toMatchObject({ text: nasty });
});

test('an answer that is too long comes back whole, to be shortened', async () => {
  const { ada, first, answers } = await asked('typed');
  const path = `/interview/questions/${first.id}/answer`;
  const long = await ada.post(path, { text: 'word '.repeat(301) });
  expect([long.status, await long.text()]).toEqual([422, expect.stringMatching(/301[\s\S]*word word/)]);
  expect((await ada.post(path, { text: 'x'.repeat(20_001) })).status).toBe(413);
  expect(
    (await ada.post(path, { text: 'x'.repeat(1_100_000) }, { 'content-length': '1100010' })).status,
  ).toBe(413);
  expect(await ada.type(first, 'x'.repeat(20_001), 1)).toMatchObject({ status: 413 });
  expect((await answers())[0]).toMatchObject({ state: 'running' });
});

test('handing in twice is one answer, and pages of yesterday lead to today', async () => {
  const { ada, first, second, here } = await asked('typed');
  const next = `/interview/questions/${second.id}`;
  expect(await ada.handIn(first, { text: 'Once.' })).toBe(next);
  expect(await ada.handIn(first, { text: 'Twice.' })).toBe(next);
  expect((await ada.get(`/interview/questions/${first.id}`)).headers.get('location')).toBe(next);
  expect((await ada.get(`/interview/questions/${second.id}`)).status).toBe(200);
  expect((await ada.get('/interview/questions/nonsense')).status).toBe(404);
  expect((await ada.json('/interview/presence', { questionId: 'nonsense' })).status).toBe(422);
  expect((await ada.present(first)).state).toBe('kept');
  expect(here.said().filter((name) => name === 'answers.answer-kept')).toHaveLength(1);
});

test('a question that is not open yet takes nothing', async () => {
  const { ada, second } = await asked();
  expect((await ada.begin(second)).status).toBe(409);
  expect((await ada.type(second, 'early', 1)).status).toBe(409);
  expect((await ada.present(second)).state).toBe('untouched');
});

test('an interview that was taken back takes nothing more', async () => {
  const { ada, first, send, here, invitation, by } = await recording();
  const { cancel } = await import('#invitations');
  await cancel(here.ctx, by, invitation.id, 'The position is filled.');
  expect((await send(0, webm())).status).toBe(401);
  expect((await ada.begin(first)).status).toBe(401);
});

test('before a question is opened, whoever can only type reads how long that takes, and nothing of speaking', async () => {
  const here = await house();
  const timed = { thinkSeconds: 120, answerSeconds: 180 };
  const questions = [
    aQuestion({ ...timed, kinds: ['typed'] }),
    aQuestion({ ...timed, kinds: ['audio', 'typed'] }),
  ];
  const { ada, first, second } = await ready(here, { kit: aKit({ questions }) });
  const typed = await ada.page(`/interview/questions/${first.id}`);
  expect(typed).toContain('you have 14 minutes to think and to write');
  expect(typed).not.toContain('Longest answer');
  await ada.write(first, 'I ask.');
  const either = await ada.page(`/interview/questions/${second.id}`);
  expect(either).toContain('you have 2 minutes to think.');
  expect(either).toContain('To think and write, if you type');
});
