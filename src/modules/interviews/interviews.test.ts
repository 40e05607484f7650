import { expect, test } from 'vitest';
import { putRule } from '#kernel/rules.ts';
import { hashOf } from '#kernel/vault.ts';
import { house } from '#testing/house.ts';
import { aKit, aQuestion, arrived, invited, ready, webm } from '#testing/interviewees.ts';

test('Ada is led from the notice to the thanks, by voice and by typing', async () => {
  const here = await house();
  const { invitation, kit } = await invited(here);
  const [first, second] = kit.questions as [never, never];
  const ada = await arrived(here, invitation);
  here.facts.length = 0;
  expect(await ada.place()).toBe('/interview/notice');
  expect(await ada.agree()).toBe('/interview/devices');
  expect(await ada.checkDevices()).toBe('/interview/practice');
  expect(await ada.place()).toBe('/interview/practice');
  const path = `/interview/questions/${kit.questions[0]?.id}`;
  expect(await (await ada.get(path)).text()).not.toContain('Tell us about an incident');
  expect(await ada.open(first, 'audio')).toBe(path);
  expect(await (await ada.get(path)).text()).toContain('Tell us about an incident');
  const { takeId } = await ada.begin(first);
  await ada.send(takeId, 0, webm());
  await ada.complete(takeId, 4000);
  expect(await ada.handIn(first, { take: String(takeId) })).toBe(
    `/interview/questions/${kit.questions[1]?.id}`,
  );
  await ada.open(second, 'typed');
  expect(await ada.handIn(second, { text: 'I ask.' })).toBe('/interview/transcripts');
  expect(await ada.place()).toBe('/interview/done');
  const done = await (await ada.get('/interview/done')).text();
  expect(done).toContain('Thank you, Ada');
  expect(done).toContain('Rita Osei');
  expect(done).toContain('Your spoken answers are written down');
  expect(done).toContain('What you typed stands as you wrote it.');
  expect(done).toContain('href="/interview/transcripts"');
  expect(here.said().filter((name) => !/^(media|transcription|audit)/.test(name))).toEqual([
    'consents.consent-given',
    'takes.take-completed',
    'answers.answer-kept',
    'answers.answer-kept',
    'sittings.sitting-finished',
  ]);
});

test('the last page speaks of spoken answers to whoever spoke, and of typed ones to whoever typed', async () => {
  const here = await house();
  const { ada, first, second } = await ready(here);
  for (const question of [first, second]) {
    await ada.write(question, 'I looked at the graphs.');
  }
  const typed = await ada.page('/interview/done');
  expect(typed).toContain('What you typed stands as you wrote it.');
  expect(typed).not.toContain('written down, and you can');
  expect(typed).not.toContain('/interview/transcripts');
  const { ada: bob, ...his } = await ready(here, { name: 'Bob' });
  for (const question of [his.first, his.second]) {
    await bob.speak(question);
  }
  const spoken = await bob.page('/interview/done');
  expect(spoken).toContain('Your spoken answers are written down');
  expect(spoken).not.toContain('What you typed');
});

test('nothing is recorded before consent', async () => {
  const here = await house();
  const { invitation, kit } = await invited(here);
  const { ada: bob, first } = await ready(here, { name: 'Bob' });
  await bob.open(first, 'audio');
  const { takeId } = await bob.begin(first);
  const ada = await arrived(here, invitation);
  const [mine] = kit.questions as [typeof first];
  expect((await ada.begin(mine)).status).toBe(403);
  expect((await ada.send(takeId, 0, webm())).status).toBe(403);
  expect((await ada.type(mine, 'words', 1)).status).toBe(403);
  expect((await ada.post(`/interview/questions/${mine.id}/start`, { kind: 'audio' })).status).toBe(403);
  expect(await ada.handIn(mine, { text: 'words' })).toBe('/interview/notice');
  expect((await ada.get(`/interview/questions/${mine.id}`)).headers.get('location')).toBe(
    '/interview/notice',
  );
});

test('the notice tells the periods in the words of the public table, line by line, also where an admin changed one', async () => {
  const here = await house();
  const row = { id: 'transcripts', trigger: 'decision', days: 61, atMostDays: 200 } as const;
  await here.ctx.db.write((tx) => putRule(tx, { ...row, reason: 'A test.', changedAt: here.ctx.now() }));
  const rowsOf = (page: string) =>
    [...page.matchAll(/<tr [^>]*>(.*?)<\/tr>/gs)].map(([, cells = '']) =>
      [...cells.matchAll(/<t[hd] [^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell),
    );
  const open = rowsOf(await here.browser().page('/privacy/retention'));
  const { invitation } = await invited(here);
  const told = rowsOf(await (await arrived(here, invitation)).page('/interview/notice'));
  for (const [what, title, byLaw] of [
    ['Your video and voice', 'Video and voice'],
    ['The written-down words', 'Answers in writing'],
    ['Levels and reasons', 'Levels, remarks and decisions'],
    ['Records of what the language model did', 'Records of what the language model did', ', by law'],
    ['Your name and e-mail', 'Name and address'],
  ] as const) {
    const period = open.find(([kind]) => kind === title)?.[2];
    expect(period, title).toBeTruthy();
    expect(told.find(([kind]) => kind === what)?.at(-1)).toBe(`${period}${byLaw ?? ''}`);
  }
  expect(told.flat().join()).toContain('61 days after the decision, 200 days at most');
});

test('yes and no to the model are two equal choices, and none is made for anybody', async () => {
  const here = await house();
  const { invitation } = await invited(here);
  const ada = await arrived(here, invitation);
  const page = await (await ada.get('/interview/notice')).text();
  const radios = page.match(/<input[^>]*name="scoring"[^>]*>/g) ?? [];
  expect(radios).toHaveLength(2);
  expect(page).not.toMatch(/<input[^>]*\bchecked/);
  const refused = await ada.post('/interview/notice', { record: 'on', shown: 'x' });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('Choose how your answers should be scored');
  expect(await ada.place()).toBe('/interview/notice');
});

test('consent is stored with the very words that were read', async () => {
  const here = await house();
  const { invitation } = await invited(here);
  const ada = await arrived(here, invitation);
  await ada.agree({ scoring: 'people', record: 'on' });
  const holdings = here.ctx.holdings.filter(({ name }) => name === 'consents');
  const given = await Promise.all(holdings.map((holding) => holding.export(here.ctx, invitation.subjectId)));
  const lines = given.flat() as [Record<string, unknown>];
  const [consent] = lines;
  expect(lines.map(({ purpose, choice }) => [purpose, choice])).toEqual([
    ['interview', 'given'],
    ['ai', 'refused'],
    ['recording', 'given'],
  ]);
  expect(consent.shownHash).toBe(hashOf(String(consent.shown)));
  expect(consent.shown).toContain('Hello Ada, thank you for making time');
  expect(consent.shown).toContain('No language model reads them.');
  expect(consent.shown).toContain('Northwind Foundry Ltd');
  const { consents } = await import('../consents/data.ts');
  const [row] = await here.ctx.db.read.select().from(consents);
  expect(JSON.stringify(row)).not.toContain('thank you for making time');
});

test('a notice that changed while it was read is read once more', async () => {
  const here = await house();
  const { invitation } = await invited(here);
  const ada = await arrived(here, invitation);
  const answer = await ada.post('/interview/notice', { scoring: 'ai', record: 'on', shown: 'f'.repeat(64) });
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('changed while you')]);
  expect(here.said()).not.toContain('consents.consent-given');
});

test('somebody who does not want to be recorded types everything, where every question allows it', async () => {
  const here = await house();
  const { invitation, kit } = await invited(here);
  const ada = await arrived(here, invitation);
  expect(await ada.agree({ scoring: 'people' })).toBe('/interview/practice');
  const [first] = kit.questions as [ReturnType<typeof aQuestion>];
  expect(await ada.place()).toBe('/interview/practice');
  expect((await ada.post(`/interview/questions/${first.id}/start`, { kind: 'audio' })).status).toBe(422);
  await ada.open(first, 'typed');
  expect((await ada.begin(first)).status).toBe(409);
  const spoken = await invited(here, {
    name: 'Bob',
    kit: aKit({ questions: [aQuestion({ kinds: ['audio'] })] }),
  });
  const bob = await arrived(here, spoken.invitation);
  expect(await bob.agree({ scoring: 'people' })).toBe('422');
});

test('"No, thank you" records nothing, and saying it twice is no error', async () => {
  const here = await house();
  const { invitation } = await invited(here);
  const ada = await arrived(here, invitation);
  await ada.post('/interview/refusal');
  expect(await ada.place()).toBe('/interview/refusal');
  expect(await (await ada.get('/interview/refusal')).text()).toContain('Nothing was recorded');
  expect((await ada.post('/interview/refusal')).status).toBe(303);
  expect(await ada.agree()).toBe('/interview/refusal');
  expect(here.said().filter((name) => name === 'consents.interview-refused')).toHaveLength(1);
});

test('agreeing in two windows at once begins one interview', async () => {
  const here = await house();
  const { invitation } = await invited(here);
  const ada = await arrived(here, invitation);
  await Promise.all([ada.agree(), ada.agree()]);
  expect(here.said().filter((name) => name === 'consents.consent-given')).toHaveLength(1);
  expect(await ada.place()).toBe('/interview/devices');
});

test('a break is taken between questions, and another device goes on without being asked', async () => {
  const here = await house();
  const { ada, first, invitation } = await ready(here);
  await ada.open(first, 'typed');
  expect((await ada.post('/interview/pause')).status).toBe(409);
  await ada.handIn(first, { text: 'Done.' });
  expect((await ada.post('/interview/pause')).headers.get('location')).toBe('/interview/paused');
  expect(await (await ada.get('/interview/paused')).text()).toContain('1 of 2');
  const phone = await arrived(here, invitation);
  expect(await phone.place()).toMatch(/questions/);
  expect((await phone.get(await phone.place())).status).toBe(200);
});

test('a second device asks before it takes over, and the first one is told', async () => {
  const here = await house();
  const { ada, first, invitation } = await ready(here);
  await ada.open(first, 'audio');
  const { takeId } = await ada.begin(first);
  await ada.send(takeId, 0, webm());
  const phone = await arrived(here, invitation);
  const place = await phone.place();
  expect((await phone.get(place)).headers.get('location')).toBe('/interview/elsewhere');
  const asking = await phone.get('/interview/elsewhere');
  expect([asking.status, await asking.text()]).toEqual([423, expect.stringContaining('Go on here')]);
  expect((await phone.present(first)).status).toBe(423);
  expect((await ada.send(takeId, 4000, webm())).status).toBe(200);
  await phone.post('/interview/elsewhere');
  expect((await phone.get(place)).status).toBe(200);
  expect((await ada.send(takeId, 8000, webm())).status).toBe(423);
  expect((await ada.type(first, 'words', 1)).status).toBe(423);
  expect((await ada.post(`/interview/questions/${first.id}/answer`, { take: String(takeId) })).status).toBe(
    423,
  );
  const page = await (await phone.get(place)).text();
  expect(page).toContain(`data-open-take="${takeId}"`);
});

test('the same browser with a new session simply goes on', async () => {
  const here = await house();
  const { ada, first, invitation } = await ready(here);
  await ada.open(first, 'audio');
  const { invitationLink } = await import('#invitations');
  await ada.get(new URL(invitationLink(here.ctx, invitation)).pathname);
  expect((await ada.get(await ada.place())).status).toBe(200);
  expect((await ada.present(first)).status).toBe(200);
});

test('when the time is over, what is saved is handed in and the page says so kindly', async () => {
  const here = await house();
  const { ada, first, second } = await ready(here, { days: 1 });
  await ada.open(first, 'audio');
  const { takeId } = await ada.begin(first);
  await ada.send(takeId, 0, webm());
  here.wait(24 * 3_600_000 + 60_000);
  expect((await ada.send(takeId, 4000, webm())).status).toBe(200);
  expect((await ada.begin(first)).status).toBe(201);
  await ada.send((await ada.begin(first)).takeId ?? takeId, 0, webm());
  here.wait(3_600_000);
  expect(await ada.place()).toBe('/interview/end');
  const end = await ada.get('/interview/end');
  expect([end.status, await end.text()]).toEqual([
    410,
    expect.stringContaining('What you answered before is with us'),
  ]);
  expect((await ada.begin(second)).status).toBe(410);
  expect(here.said()).toContain('sittings.sitting-finished');
});

test('somebody who does not come back is closed by the clock, with the draft handed in', async () => {
  const here = await house();
  const { ada, first, invitation } = await ready(here, { days: 1 });
  await ada.open(first, 'typed');
  await ada.type(first, 'Half an answer', 1);
  here.wait(48 * 3_600_000);
  await here.tick();
  await here.settle();
  const { answersOf, findSittingOf } = await import('#interviews');
  const sitting = await findSittingOf(here.ctx, invitation.id);
  expect(sitting).toMatchObject({ state: 'closed' });
  const answers = await answersOf(here.ctx, sitting?.id as never);
  expect(answers.map(({ state, text }) => [state, text])).toEqual([
    ['kept', 'Half an answer'],
    ['unanswered', null],
  ]);
});

test('more time lets somebody go on with what stayed unanswered', async () => {
  const here = await house();
  const { ada, first, second, invitation, by } = await ready(here, { days: 1 });
  await ada.write(first, 'In time.');
  here.wait(25 * 3_600_000);
  expect(await ada.place()).toBe('/interview/end');
  const { changeDeadline } = await import('#invitations');
  const deadline = new Date(here.ctx.now().getTime() + 86_400_000);
  await changeDeadline(here.ctx, by, invitation.id, { deadline, timeZone: 'Europe/Berlin' });
  expect(await ada.place()).toBe(`/interview/questions/${second.id}`);
});

test('a recruiter reopens one answer; what stood before stands until the new one is there', async () => {
  const here = await house();
  const { ada, first, second, invitation, by } = await ready(here);
  for (const question of [first, second]) {
    await ada.write(question, 'First try.');
  }
  const { answersOf, findSittingOf, reopenAnswers } = await import('#interviews');
  const { id } = (await findSittingOf(here.ctx, invitation.id)) ?? { id: '' as never };
  await reopenAnswers(here.ctx, by, id, [first.id], { reason: 'No sound.' });
  const texts = async () => (await answersOf(here.ctx, id)).map(({ text }) => text);
  expect(await texts()).toEqual(['First try.', 'First try.']);
  expect(await ada.place()).toBe(`/interview/questions/${first.id}`);
  await ada.get(`/interview/questions/${first.id}`);
  await ada.write(first, 'Second try.');
  expect(await texts()).toEqual(['Second try.', 'First try.']);
  expect(await ada.place()).toBe('/interview/done');
  expect(here.said().filter((name) => name === 'sittings.sitting-finished')).toHaveLength(2);
  await expect(reopenAnswers(here.ctx, by, id, [], { reason: 'None.' })).rejects.toMatchObject({
    status: 422,
  });
});

test('feedback is given once, sealed, and an empty one is asked for again', async () => {
  const here = await house();
  const { ada, first, second } = await ready(here);
  for (const question of [first, second]) {
    await ada.write(question, 'Yes.');
  }
  expect((await ada.post('/interview/feedback', { text: '  ' })).status).toBe(422);
  expect((await ada.post('/interview/feedback', { text: 'x'.repeat(2001) })).status).toBe(422);
  await ada.post('/interview/feedback', { fair: 'yes', text: 'Good <b>questions</b>' });
  await ada.post('/interview/feedback', { fair: 'no', text: 'again' });
  expect(await (await ada.get('/interview/done')).text()).toContain('Your feedback has arrived');
  const { feedback } = await import('./data.ts');
  const rows = await here.ctx.db.read.select().from(feedback);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ fair: 'yes' });
  expect(JSON.stringify(rows)).not.toContain('questions');
});

test('the last page names the day each thing goes, as the tables say', async () => {
  const here = await house();
  const { ada, first, second } = await ready(here);
  await ada.open(first, 'audio');
  const { takeId } = await ada.begin(first);
  await ada.send(takeId, 0, webm());
  await ada.handIn(first, { take: String(takeId) });
  await ada.write(second, 'Yes.');
  const done = await (await ada.get('/interview/done')).text();
  expect(done).toContain('19 February 2027');
  expect(done).toContain('23 August 2027');
});
