import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EngineFailure, embeddedWhisper, type Transcriber } from '#transcribers';
import { wordErrorRate } from '#transcription';
import { whisperServer } from '../../../docker/whisper/server.ts';
import { whisperSidecar } from './sidecar.ts';

const { MODELS_DIR = '', SPEECH_DIR = '' } = process.env;
const built = new URL('../../../.build/whisper/', import.meta.url).pathname;
const program = join(built, 'whisper-worker');
const vad = join(built, 'silero-vad.bin');
const model = join(MODELS_DIR, 'ggml-base.bin');
const missing =
  (!MODELS_DIR && 'MODELS_DIR is not set') ||
  (!SPEECH_DIR && 'SPEECH_DIR is not set') ||
  (!existsSync(model) && 'MODELS_DIR has no ggml-base.bin') ||
  (!existsSync(program) && 'the worker is not built: node docker/whisper/build.mjs') ||
  '';
const why = missing && ` (skipped: ${missing})`;
/** A busy machine takes its time; how long is for the benchmark to say. */
const slowly = { timeout: 300_000 };

const samples = (...input: string[]) => {
  const args = ['-v', 'error', ...input, '-ac', '1', '-ar', '16000', '-f', 's16le', 'pipe:1'];
  return new Int16Array(new Uint8Array(execFileSync('ffmpeg', args, { maxBuffer: 2 ** 26 })).buffer);
};
const clip = (name: string) => samples('-i', join(SPEECH_DIR, name));
const jfk = () => clip('jfk.flac');
const jfkWords =
  'and so my fellow americans ask not what your country can do for you ask what you can do for your country';
const silence = (seconds: number) => new Int16Array(seconds * 16_000);
const textOf = ({ words }: { words: readonly { text: string }[] }) => words.map(({ text }) => text).join(' ');
const en = { language: 'en' };
const children = () =>
  spawnSync('pgrep', ['-P', String(process.pid), '-f', program])
    .stdout.toString()
    .trim()
    .split('\n')
    .filter(Boolean);
const soon = async (found: () => boolean) => {
  for (let n = 0; n < 400 && !found(); n++) await new Promise((done) => setTimeout(done, 25));
};
const ourWhisper = (more = {}) => embeddedWhisper({ program, model, vad, threads: 2, ...more });

/** Both adapters, one promise. */
const adapters: [string, () => Promise<Transcriber>][] = [
  ['in a child process', async () => ourWhisper()],
  [
    'behind HTTP',
    async () => {
      const inner = ourWhisper();
      const server = whisperServer(inner, { token: 'secret' }).listen(0, '127.0.0.1');
      await new Promise((listening) => server.once('listening', listening));
      const { port } = server.address() as AddressInfo;
      const outer = whisperSidecar({ fetch, url: `http://127.0.0.1:${port}`, token: 'secret' });
      const close = async () => {
        server.close();
        server.closeAllConnections();
        await inner.close();
      };
      return { ...outer, close };
    },
  ],
];

describe.skipIf(missing).each(adapters)(`Whisper %s${why}`, (_where, open) => {
  let ear: Transcriber;
  beforeAll(async () => {
    ear = await open();
  });
  afterAll(() => ear.close());

  test('says what it is', async () => {
    expect(await ear.version()).toEqual({ name: 'whisper.cpp', version: '1.9.1', model: 'ggml-base.bin' });
  });

  test(
    'writes down what a president said, with times in order and a sureness for each word',
    slowly,
    async () => {
      const progress: number[] = [];
      const heard = await ear.transcribe(jfk(), { ...en, onProgress: (done) => progress.push(done) });
      expect(wordErrorRate(jfkWords, textOf(heard))).toBe(0);
      expect(heard).toMatchObject({ language: 'en', engine: { model: 'ggml-base.bin' } });
      expect(heard.speech.length).toBeGreaterThan(1);
      for (const [n, word] of heard.words.entries()) {
        expect(word.start).toBeGreaterThanOrEqual(heard.words[n - 1]?.start ?? 0);
        expect(word.end).toBeGreaterThanOrEqual(word.start);
        expect(word.probability).toBeGreaterThan(0);
        expect(word.probability).toBeLessThanOrEqual(1);
      }
      expect(heard.words.at(-1)?.end).toBeLessThanOrEqual(11.1);
      expect(progress.at(-1)).toBe(1);
    },
  );

  test('invents nothing where nobody speaks', slowly, async () => {
    const noise = samples('-f', 'lavfi', '-i', 'anoisesrc=color=pink:duration=20:amplitude=0.3:seed=7');
    for (const sound of [silence(20), noise, new Int16Array(0), new Int16Array(50), silence(40)]) {
      expect(await ear.transcribe(sound, en)).toMatchObject({ speech: [], words: [] });
    }
    expect(await ear.hear(silence(3))).toEqual([]);
  });

  test('bears numbers that no microphone gives', slowly, async () => {
    const wild = Int16Array.from({ length: 32_000 }, (_, n) => (n % 2 ? Number.NaN : -32_768));
    expect((await ear.transcribe(wild, en)).words.length).toBeLessThan(10);
  });

  test('does not mix what Ada and Bob said, asked at the same time', slowly, async () => {
    const names = ['sense-and-sensibility-0880', 'sense-and-sensibility-0890'];
    const heard = await Promise.all(names.map((name) => ear.transcribe(clip(`${name}.wav`), en)));
    for (const [n, name] of names.entries()) {
      const said = readFileSync(join(SPEECH_DIR, `${name}.txt`), 'utf8');
      expect(wordErrorRate(said, textOf(heard[n] ?? { words: [] }))).toBeLessThan(0.2);
    }
  });

  test('says that it is ready while it works, too', slowly, async () => {
    await ear.version();
    const heard = ear.transcribe(jfk(), en).then(() => 'heard');
    expect(await Promise.race([heard, ear.version().then(() => 'ready')])).toBe('ready');
    expect(await heard).toBe('heard');
  });

  test('goes on after its worker was killed in the middle', slowly, async () => {
    await ear.version();
    const lost = ear.transcribe(jfk(), en).catch((error: unknown) => error);
    await new Promise((done) => setTimeout(done, 700));
    for (const pid of children()) process.kill(Number(pid), 'SIGKILL');
    expect(await lost).toMatchObject({ name: 'EngineFailure', kind: 'lost' });
    expect(wordErrorRate(jfkWords, textOf(await ear.transcribe(jfk(), en)))).toBe(0);
  });

  test('stops at once when nobody waits any longer, and takes the next', slowly, async () => {
    await ear.version();
    await expect(ear.transcribe(jfk(), { ...en, signal: AbortSignal.timeout(500) })).rejects.toThrow(
      /abort/i,
    );
    expect(await ear.hear(jfk())).not.toEqual([]);
  });

  test.each(['klingon', 'xx', '', 'en 2 9\nhear'])(
    'refuses the language "%s" and lives on',
    async (language) => {
      const refused = ear.transcribe(jfk(), { language });
      await expect(refused).rejects.toMatchObject({ name: 'EngineFailure', kind: 'refused' });
      expect(await ear.hear(silence(1))).toEqual([]);
    },
  );
});

describe.skipIf(missing)(`the worker${why}`, () => {
  test('that hangs is killed, and the next job has a new one', slowly, async () => {
    const ear = ourWhisper({ patience: 3 });
    await ear.version();
    const stuck = ear.hear(jfk().subarray(0, 16_000)).catch((error: unknown) => error);
    for (const pid of children()) process.kill(Number(pid), 'SIGSTOP');
    const result = await stuck;
    if (result instanceof Error) expect(result).toMatchObject({ kind: 'hung' });
    expect(await ear.hear(silence(1))).toEqual([]);
    await ear.close();
    await soon(() => children().length === 0);
    expect(children()).toEqual([]);
  });

  const cut = (path: string, bytes: number) => {
    const name = `/dev/shm/cut-${process.pid}-${bytes}.bin`;
    writeFileSync(name, readFileSync(path).subarray(0, bytes));
    return name;
  };
  test.each([
    ['weights that were cut', () => ({ model: cut(model, 90_000_000) }), 'broken'],
    ['a file that is no model', () => ({ model: vad }), 'broken'],
    ['a voice detector that was cut', () => ({ vad: cut(vad, 400_000) }), 'broken'],
    ['weights that are not there', () => ({ model: '/nowhere/ggml-base.bin' }), 'missing'],
    ['a worker that is not built', () => ({ program: '/nowhere/whisper-worker' }), 'missing'],
    ['a program that is no worker', () => ({ program: '/bin/true' }), 'lost'],
  ])('with %s says so instead of transcribing', async (_what, files, kind) => {
    const wrong = files();
    const error = await ourWhisper(wrong)
      .transcribe(silence(1), en)
      .catch((thrown: unknown) => thrown);
    for (const path of Object.values(wrong)) if (path?.startsWith('/dev/shm/')) spawnSync('rm', ['-f', path]);
    expect(error).toBeInstanceOf(EngineFailure);
    expect(error).toMatchObject({ kind });
  });
});

describe('the sidecar’s door', () => {
  const idle: Transcriber = {
    hear: (_pcm, asked) =>
      new Promise((_, no) => asked?.signal?.addEventListener('abort', () => no(new Error()))),
    transcribe: async () => Promise.reject(new EngineFailure('broken', 'the model cannot be loaded')),
    version: async () => Promise.reject(new EngineFailure('missing', 'ggml-base.bin is not there yet.')),
    close: async () => undefined,
  };
  const server = whisperServer(idle, { token: 'secret', queue: 1, maxSeconds: 2 }).listen(0, '127.0.0.1');
  const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const authorization = 'Bearer secret';
  const post = (path: string, bytes: number, more: RequestInit = {}) =>
    fetch(at(path), { method: 'POST', body: new Uint8Array(bytes), headers: { authorization }, ...more });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  test('is closed to whoever does not know the token', async () => {
    expect((await post('/transcriptions', 10, { headers: {} })).status).toBe(401);
    expect((await post('/speech', 10, { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
    const stranger = whisperSidecar({ fetch, url: at('/'), token: 'wrong' });
    await expect(stranger.version()).rejects.toMatchObject({ kind: 'refused' });
  });

  test('counts what it did for whoever watches over it, and says nothing of whom it heard', async () => {
    const numbers = async () => (await fetch(at('/metrics'))).text();
    const failedBefore = Number(/end="failed"} (\d+)/.exec(await numbers())?.[1]);
    await (await post('/transcriptions?language=en', 32_000)).text();
    expect(await numbers()).toContain(`whisper_jobs_total{end="failed"} ${failedBefore + 1}`);
    expect(await numbers()).toMatch(/^whisper_callers 0$/m);
    expect(await numbers()).not.toMatch(/language|token|secret/);
  });

  test('tells an orchestra whether it lives and whether it can work', async () => {
    expect((await fetch(at('/livez'))).status).toBe(200);
    expect(await (await fetch(at('/readyz'))).json()).toEqual({
      kind: 'missing',
      message: 'ggml-base.bin is not there yet.',
    });
  });

  test('refuses sound that is too long or ends in half a sample', async () => {
    expect((await post('/speech', 2 * 32_000 + 2)).status).toBe(413);
    expect((await post('/speech', 33)).status).toBe(422);
    expect((await post('/upload', 2)).status).toBe(404);
  });

  test('sends the next caller away with a time to come back, and is free when the first hangs up', async () => {
    const first = new AbortController();
    const held = post('/speech', 32, { signal: first.signal }).catch(() => undefined);
    await held;
    const second = await post('/speech', 32);
    expect(second.status).toBe(429);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0);
    first.abort();
    const patient = whisperSidecar({ fetch, url: at(''), token: 'secret', patience: 10 });
    await expect(patient.transcribe(silence(1), en)).rejects.toMatchObject({ kind: 'broken' });
  });

  test('that is not there is a failure worth another try', async () => {
    const nobody = whisperSidecar({ fetch, url: 'http://127.0.0.1:1' });
    await expect(nobody.transcribe(silence(1), en)).rejects.toMatchObject({ kind: 'lost' });
  });
});

test.each([
  [
    'PORT',
    'eighty',
    'PORT is "eighty", and must be a whole number from 0 to 65535. Correct it, or unset it for 9000.',
  ],
  ['QUEUE', '0', 'QUEUE is "0", and must be a whole number from 1 to 1000'],
  ['MAX_SECONDS', '1.5', 'MAX_SECONDS is "1.5", and must be a whole number'],
  ['THREADS', '-2', 'THREADS is "-2", and must be a whole number from 1 to 256'],
  ['WHISPER_TOKEN_FILE', '/nowhere/token', 'WHISPER_TOKEN_FILE names /nowhere/token, which cannot be read.'],
  ['HOST', '0.0.0.0', 'WHISPER_TOKEN or WHISPER_TOKEN_FILE must be set: others reach this port.'],
])(
  'the sidecar does not start with %s set to %s, and says why',
  (name, value, sentence) => {
    const env = { PATH: process.env.PATH, [name]: value };
    const started = spawnSync(process.execPath, ['docker/whisper/server.ts'], { env, encoding: 'utf8' });
    expect([started.status, started.stderr]).toEqual([1, expect.stringContaining(sentence)]);
  },
  30_000,
);
