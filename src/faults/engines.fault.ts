import { execFileSync } from 'node:child_process';
import { expect } from 'vitest';
import { parkedJobs, queueState } from '#kernel/queue.ts';
import { ratingsOf } from '#scoring';
import { answered } from '#testing/answers.ts';
import { type House, house } from '#testing/house.ts';
import { aKit, aQuestion, arrived, invited, typedThrough } from '#testing/interviewees.ts';
import { findTranscript } from '#transcription';
import { whisperSidecar } from '#whisper';
import { engineAt, type Manner, ollamas, whispers } from './support/engines.ts';
import { fault } from './support/fault.ts';

/** Long enough for all the tries of a job, unless fewer are wanted. */
async function hoursPass(here: House, most = 8) {
  for (let tries = 0; tries < most; tries++) {
    here.wait(10 * 60_000);
    await here.settle();
  }
}
/** What an admin reads about the work of the machine. */
const adminReads = async (here: House) =>
  (await here.admin.page('/settings/system')).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
async function tryAllAgain(here: House) {
  for (const { id } of await parkedJobs(here.ctx.db.read))
    await here.admin.post('/settings/tries', { job: id });
  await hoursPass(here);
}

const cause = 'The disk was full. I saw in the log that it grew by two gigabytes an hour.';
async function typed(here: House, name: string) {
  const kit = aKit({ questions: [aQuestion({ kinds: ['typed'] })] });
  const { invitation } = await invited(here, { name, kit });
  const { sitting } = await typedThrough(here, invitation, kit.questions, [cause]);
  return sitting.id;
}
const levelsIn = ([rating]: Awaited<ReturnType<typeof ratingsOf>>) =>
  rating?.proposals.map(({ level }) => level);

const outages = {
  killed: ['language-model-unreachable', 'Waits for Ollama, which does not answer'],
  aPage: ['language-model-server-is-not-ollama', 'What answers at OLLAMA_URL is no Ollama server'],
} as const;
const failures = ['looping', 'endlessLine', 'sureBeyondMeasure', 'sureOfMoreThanAll'] as const;
const lies = ['babbling', 'otherShape', 'inventing'] as const;

fault(
  'while Ollama is down, killed or something else, ratings wait with a reason, and are made once when it is well',
  undefined,
  async () => {
    const engine = await engineAt(ollamas.well);
    const here = await house({ env: { OLLAMA_URL: engine.url } });
    await engine.shut();
    const during = [await typed(here, 'Down')];
    expect(await ratingsOf(here.ctx, during[0] as never)).toMatchObject([
      { state: 'waiting', because: 'language-model-unreachable', proposals: [] },
    ]);
    await engine.open();
    for (const [manner, [because, words]] of Object.entries(outages)) {
      engine.behave(ollamas[manner as keyof typeof outages]);
      const sitting = await typed(here, manner);
      await hoursPass(here);
      expect(await ratingsOf(here.ctx, sitting)).toMatchObject([
        { state: 'waiting', because, proposals: [] },
      ]);
      expect(await adminReads(here)).toContain(words);
      during.push(sitting);
    }
    engine.behave(ollamas.well);
    await hoursPass(here);
    for (const sitting of during) expect(levelsIn(await ratingsOf(here.ctx, sitting))).toEqual([3]);
    expect(here.said().filter((name) => name === 'scoring.answer-rated')).toHaveLength(during.length);
  },
);

fault(
  'an Ollama that loops, or is surer than anybody can be, gets no level in; an admin reads why and tries again',
  undefined,
  async () => {
    const engine = await engineAt(ollamas.well);
    const here = await house({ env: { OLLAMA_URL: engine.url } });
    const during = [];
    for (const manner of failures) {
      engine.behave(ollamas[manner]);
      const sitting = await typed(here, manner);
      await hoursPass(here);
      expect(await ratingsOf(here.ctx, sitting), manner).toMatchObject([
        { state: 'stopped', because: 'ModelTrouble nonsense', proposals: [] },
      ]);
      during.push(sitting);
    }
    expect(await adminReads(here)).toContain('The language model wrote what cannot be used');
    engine.behave(ollamas.well);
    expect(levelsIn(await ratingsOf(here.ctx, await typed(here, 'Behind')))).toEqual([3]);
    await tryAllAgain(here);
    for (const sitting of during) expect(levelsIn(await ratingsOf(here.ctx, sitting))).toEqual([3]);
  },
);

fault('a level for which Ollama quotes nothing, or what nobody said, is no level', undefined, async () => {
  const engine = await engineAt(ollamas.well);
  const here = await house({ env: { OLLAMA_URL: engine.url } });
  for (const manner of lies) {
    engine.behave(ollamas[manner]);
    const ratings = await ratingsOf(here.ctx, await typed(here, manner));
    expect(ratings, manner).toMatchObject([
      { state: 'rated', proposals: [{ level: null, quotes: [], doubts: ['no-evidence'] }] },
    ]);
  }
});

fault(
  'while Ollama hangs over one answer, the next interview goes on from notice to thanks',
  undefined,
  async () => {
    const engine = await engineAt(ollamas.hung);
    const here = await house({ env: { OLLAMA_URL: engine.url } });
    const kit = aKit({ questions: [aQuestion({ kinds: ['typed'] })] });
    const [question] = kit.questions as [(typeof kit.questions)[0]];
    const { invitation } = await invited(here, { name: 'Ada', kit });
    const bobs = await invited(here, { name: 'Bob', kit });
    const stuck = typedThrough(here, invitation, kit.questions, [cause]);
    await until(async () => (await queueState(here.ctx.db.read)).some(isRating));
    const bob = await arrived(here, bobs.invitation);
    await bob.agree({ scoring: 'ai' });
    await bob.open(question, 'typed');
    await bob.handIn(question, { text: cause });
    expect(await bob.place()).toBe('/interview/done');
    expect((await here.rita.get('/positions')).status).toBe(200);
    engine.behave(ollamas.well);
    engine.hangUp();
    const { sitting } = await stuck;
    await hoursPass(here);
    expect(levelsIn(await ratingsOf(here.ctx, sitting.id))).toEqual([3]);
  },
);
type Standing = Awaited<ReturnType<typeof queueState>>[number];
const isRating = ({ name, state }: Standing) => name.startsWith('scoring/') && state === 'running';
async function until(isSo: () => Promise<boolean>) {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > 600) throw new Error('it did not come to that');
    await new Promise((later) => setTimeout(later, 50));
  }
}

const tone = ['-f', 'lavfi', '-i', 'sine=duration=2:sample_rate=48000'];
const recorded = (...more: string[]) =>
  execFileSync('ffmpeg', [
    '-v',
    'error',
    ...tone,
    ...more,
    '-c:a',
    'libopus',
    '-live',
    '1',
    '-f',
    'webm',
    'pipe:1',
  ]);
const away = ['killed', 'brokenOff', 'aPage', 'unknownTrouble'] as const;
const nonsense = [
  ...(['endlessLine', 'wordsWithoutAVoice', 'wordsAfterTheEnd', 'sureBeyondMeasure'] as const),
  ...(['moreWordsThanAnybodySays', 'otherShape'] as const),
];

fault(
  'while the Whisper sidecar is down, killed or something else, answers wait, and are written down once when it is well',
  undefined,
  async () => {
    const engine = await engineAt(whispers.well);
    const here = await house({ env: { WHISPER_URL: engine.url } });
    await engine.shut();
    const during = [await answered(here, recorded())];
    await here.settle();
    await engine.open();
    for (const manner of away) {
      engine.behave(whispers[manner]);
      during.push(await answered(here, recorded()));
      await hoursPass(here, 2);
    }
    expect(await queueState(here.ctx.db.read)).toMatchObject([
      { state: 'waiting', reason: 'speech-engine-lost', jobs: during.length },
    ]);
    expect(await adminReads(here)).toContain('Waits for the Whisper sidecar, which does not answer');
    engine.behave(whispers.well);
    await hoursPass(here);
    for (const { answerId } of during)
      expect((await findTranscript(here.ctx, answerId))?.text).toBe('The disk.');
    expect(here.said().filter((name) => name === 'transcription.transcript-ready')).toHaveLength(
      during.length,
    );
  },
);

fault(
  'a Whisper sidecar that lies about what was said gets no word in; an admin reads why and tries again',
  undefined,
  async () => {
    const engine = await engineAt(whispers.well);
    const here = await house({ env: { WHISPER_URL: engine.url } });
    const during = [];
    for (const manner of nonsense) {
      engine.behave(whispers[manner] as Manner);
      const { answerId } = await answered(here, recorded());
      await hoursPass(here);
      expect(await findTranscript(here.ctx, answerId), manner).toBeUndefined();
      during.push(answerId);
    }
    expect(await queueState(here.ctx.db.read)).toMatchObject([
      { state: 'parked', reason: 'EngineFailure nonsense', jobs: during.length },
    ]);
    expect(await adminReads(here)).toContain('The speech engine answered what nobody can have said');
    engine.behave(whispers.well);
    const behind = await answered(here, recorded());
    await here.settle();
    expect((await findTranscript(here.ctx, behind.answerId))?.text).toBe('The disk.');
    await tryAllAgain(here);
    for (const answerId of during) expect((await findTranscript(here.ctx, answerId))?.text).toBe('The disk.');
  },
);

fault('a Whisper sidecar that only says that it is alive, or nothing, is given up', undefined, async () => {
  const engine = await engineAt(whispers.aliveForEver);
  const ear = (limits: { silence?: number; most?: () => number }) =>
    whisperSidecar({ url: engine.url, fetch, ...limits }).transcribe(new Int16Array(16_000), {
      language: 'en',
    });
  await expect(ear({ most: () => 1 })).rejects.toMatchObject({ name: 'EngineFailure', kind: 'hung' });
  engine.behave(whispers.silentAfterOneWord);
  await expect(ear({ silence: 0.5 })).rejects.toMatchObject({ name: 'EngineFailure', kind: 'hung' });
});

/** A recording that says it lasts for 95 centuries. */
function lastingForEver() {
  const body = recorded();
  const duration = body.indexOf(Buffer.from([0x44, 0x89]));
  if (duration < 0) return Buffer.concat([body.subarray(0, 200), Buffer.alloc(200_000, 0xec)]);
  body.writeDoubleBE(3e11, duration + 3);
  return body;
}
fault('recordings of poison stop nobody: what stands behind them is written down', undefined, async () => {
  const engine = await engineAt(whispers.well);
  const here = await house({ env: { WHISPER_URL: engine.url } });
  const webm = recorded();
  const poison = [
    Buffer.concat([webm.subarray(0, 60), Buffer.alloc(50_000, 0xa3)]),
    Buffer.concat([webm.subarray(0, 4), Buffer.from('<!doctype html>'.repeat(100))]),
    webm.subarray(0, 300),
    lastingForEver(),
    Buffer.concat(Array<Buffer>(50).fill(webm)),
  ];
  for (const body of poison) await answered(here, body);
  const behind = await answered(here, webm);
  await hoursPass(here);
  expect((await findTranscript(here.ctx, behind.answerId))?.text).toBe('The disk.');
  expect(await queueState(here.ctx.db.read)).toEqual([]);
});
