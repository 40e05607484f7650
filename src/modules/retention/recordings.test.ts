import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { findSittingOf } from '#interviews';
import { days } from '#kernel/data.ts';
import { newId } from '#kernel/ids.ts';
import { house } from '#testing/house.ts';
import { aKit, aQuestion, arrived, ready } from '#testing/interviewees.ts';
import { nightFalls } from '#testing/nights.ts';
import { type Interviewed, rated } from '#testing/reviewing.ts';
import { decided } from '#testing/reviews.ts';
import type { Transcriber } from '#transcribers';

const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=2:sample_rate=48000'];
const recorded = () =>
  execFileSync('ffmpeg', ['-v', 'error', ...tone, '-c:a', 'libopus', '-live', '1', '-f', 'webm', 'pipe:1']);
const words = ['The', 'disk', 'was', 'full.'].map((text, at) => ({
  ...{ text, start: at / 2, end: at / 2 + 0.4, probability: 0.99 },
}));
const engine = { name: 'whisper.cpp', version: '1', model: 'stands-in' } as const;
const ear: Transcriber = {
  hear: async () => [{ start: 0, end: 2 }],
  version: async () => engine,
  transcribe: async () => ({
    ...{ language: 'en', words, speech: [{ start: 0, end: 2 }], engine },
  }),
  close: async () => undefined,
};
/** Ada speaks one answer and types the other; what she said is written down, and Rita decides. */
async function spoken() {
  const here = await house({ machines: { speech: ear }, env: { WHISPER_URL: 'http://127.0.0.1:9' } });
  const kit = aKit({ questions: [aQuestion({ kinds: ['audio'] }), aQuestion({ kinds: ['typed'] })] });
  const { ada, first, second, invitation } = await ready(here, { kit, days: 60 });
  const sound = recorded();
  await ada.speak(first, [sound], 2);
  await ada.write(second, 'I ask.');
  await here.settle();
  await ada.post('/interview/transcripts');
  const sittingId = (await findSittingOf(here.ctx, invitation.id))?.id ?? newId<'sitting'>();
  const review = `/sittings/${sittingId}/review`;
  await rated(here.rex, { review, first, second } as Interviewed);
  await decided(here, here.rita, { sittingId }, 'Good.');
  return { here, ada, invitation, pages: [`/sittings/${sittingId}/report`, review] };
}
const gone = 'The recording was deleted on 22 September 2026, as the rules say.';

test('30 days after the decision the recording is gone from every page that played it, and the words stay', async () => {
  const { here, ada, pages, invitation } = await spoken();
  const readers = [here.rita, here.rex];
  for (const path of pages)
    for (const who of readers) {
      const page = await who.page(path);
      expect(page).toContain('data-player');
      expect(page).not.toContain('was deleted');
    }
  expect(await ada.page('/interview/transcripts')).toContain('data-player');
  here.wait(days(31));
  await nightFalls(here);
  for (const path of pages)
    for (const who of readers) {
      const page = await who.page(path);
      expect(page).toContain(gone);
      expect(page).toContain('disk');
      expect(page).not.toMatch(/data-player|href="#player/);
    }
  const again = await arrived(here, invitation);
  const own = await again.page('/interview/transcripts');
  expect(own).toContain(gone);
  expect(own).toContain('disk');
  expect(own).not.toMatch(/data-player|href="#player/);
});

test('Ada takes back that she is recorded: what is gone by her own wish does not speak of the rules', async () => {
  const { here, ada, pages } = await spoken();
  const consents = (await ada.page('/space/consents')).split('<section class="consent">');
  const part = consents.find((one) => one.includes('<h3>Recording of voice and picture</h3>'));
  const press = /action="([^"]+\/withdrawal)"/.exec(part ?? '')?.[1] ?? '';
  expect((await ada.post(press)).status).toBe(303);
  await here.settle();
  for (const path of pages) {
    const page = await here.rita.page(path);
    expect(page).toContain('The recording was deleted.');
    expect(page).not.toMatch(/as the rules say|data-player/);
  }
});
