import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { findSittingOf } from '#interviews';
import { days } from '#kernel/data.ts';
import { heardText, readingsOf, wordsOfReading } from '#readings';
import { requestsOf } from '#requests';
import { type House, house } from '#testing/house.ts';
import { aKit, aQuestion, arrived, invited } from '#testing/interviewees.ts';
import { languageModel } from '#testing/language.ts';
import { ratings } from '../scoring/data.ts';

const heard = 'The dish was full. I saw it in the lock and grew it by hand.';
/** An ear that always hears the same. */
const ear = () => ({
  close: async () => undefined,
  transcribe: async () => ({
    ...{ language: 'en', speech: [{ start: 0, end: 8 }] },
    engine: { name: 'whisper.cpp', version: '1', model: 'known' },
    words: heard.split(' ').map((text, at) => ({ text, start: at / 2, end: at / 2 + 0.4, probability: 0.9 })),
  }),
});
const sound = execFileSync(
  'ffmpeg',
  [
    ...['-v', 'error', '-f', 'lavfi', '-i', 'sine=duration=8:sample_rate=48000'],
    ...['-c:a', 'libopus', '-live', '1', '-f', 'webm', 'pipe:1'],
  ],
  { maxBuffer: 2 ** 24 },
);

/** Ada has spoken an answer, and her time to correct what was heard of it is over. */
async function spoken(here: House) {
  const kit = aKit({ questions: [aQuestion({ kinds: ['audio'] })] });
  const { invitation } = await invited(here, { kit });
  const [question] = kit.questions;
  const ada = await arrived(here, invitation);
  await ada.agree();
  await ada.checkDevices();
  if (!question) throw new Error('the kit of this test has a question');
  await ada.speak(question, [sound], 8);
  await here.settle();
  here.wait(days(4));
  await here.tick();
  await here.settle();
  await ada.openLink();
  const sitting = await findSittingOf(here.ctx, invitation.id);
  const [reading] = sitting ? await readingsOf(here.ctx, sitting.id) : [];
  if (!sitting || !reading?.transcript) throw new Error('what Ada said is written down');
  return { ada, invitation, sitting, answerId: reading.answer.id };
}
const words = async (here: House, { sitting }: Awaited<ReturnType<typeof spoken>>) =>
  (await readingsOf(here.ctx, sitting.id)).map(wordsOfReading).join();

test('what the machine heard is put right beside it, though the time to correct is over; what was scored from it is out of date', async () => {
  const { model } = languageModel({ level: () => 3 });
  const here = await house({ machines: { speech: ear(), language: model } });
  const one = await spoken(here);
  const { ada, invitation, sitting, answerId } = one;
  expect(here.said()).toContain('scoring.answer-rated');
  expect((await ada.post(`/interview/transcripts/${answerId}`, { do: 'add', addition: 'x' })).status).toBe(
    409,
  );
  const held = await ada.page('/space/held/transcripts');
  expect(held).toContain(heard);
  const [, path = ''] = /href="(\/space\/correction\?[^"]*field=words)"/.exec(held) ?? [];
  const form = await ada.page(path.replaceAll('&amp;', '&'));
  expect(form).toContain('I saw it in the lock');
  const field = Object.fromEntries(new URLSearchParams(path.replaceAll('&amp;', '&').split('?')[1]));
  const right = 'The disk was full. I saw it in the log and grew it by hand.';
  expect((await ada.post('/space/correction', { ...field, right })).status).toBe(303);
  expect(await words(here, one)).not.toContain('disk');
  const [request] = await requestsOf(here.ctx, invitation.subjectId);
  expect(await here.admin.page(`/requests/${request?.id}/correction`)).toContain(
    'What the machine heard stays beside them',
  );
  await here.admin.post(`/requests/${request?.id}/correction`);
  await here.settle();
  expect(await words(here, one)).toBe('The disk was full.\nI saw it in the log and grew it by hand.');
  const [reading] = await readingsOf(here.ctx, sitting.id);
  expect(reading?.transcript?.text).toContain('lock');
  expect([...(reading?.corrections.values() ?? [])]).toHaveLength(2);
  expect(await here.rita.page(`/sittings/${sitting.id}/report`)).toContain('<del>lock</del> <ins>log</ins>');
  const [rating] = await here.ctx.db.read.select().from(ratings);
  expect(rating?.supersededAt).toEqual(here.ctx.now());
  // Who put it right is the officer, not Ada and not the house.
  const acts = ['readings.transcript-corrected', 'privacy.field-corrected'];
  const { subjectId: by } = here.admin;
  for (const act of acts)
    expect(here.facts.find(({ name }) => name === act)?.fact, act).toMatchObject({ by });
  const log = await here.admin.page('/audit?room=readings');
  expect(log.split('<tr>').find((line) => line.includes('Transcript corrected'))).toMatch(
    /<td[^>]*>Candidate \w+<\/td>\s*<\/tr>/,
  );
});

test('while her data is frozen it is put right all the same; put back, nothing is left of the correction', async () => {
  const here = await house({ machines: { speech: ear() } });
  const one = await spoken(here);
  const { ada, invitation, answerId } = one;
  await ada.post('/space/freeze');
  const held = await ada.page('/space/held/transcripts');
  const [, item = ''] = /item=([\w-]{36})&amp;field=words/.exec(held) ?? [];
  for (const [right, count] of [
    ['The disk was full, so I grew it.', 2],
    [heard, 0],
  ] as const) {
    await ada.post('/space/correction', { holding: 'transcripts', item, field: 'words', right });
    const asked = (await requestsOf(here.ctx, invitation.subjectId)).find(
      ({ kind, state }) => kind === 'rectification' && state === 'open',
    );
    await here.admin.post(`/requests/${asked?.id}/correction`);
    const [reading] = await readingsOf(here.ctx, one.sitting.id);
    expect((await heardText(here.ctx, answerId)).replaceAll('\n', ' ')).toBe(right);
    expect(reading?.corrections.size).toBe(count);
  }
  expect(await ada.page('/space')).toContain('Your data is frozen at your wish');
});
