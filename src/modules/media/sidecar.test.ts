import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CorruptRecording, NoSoundTrack, NotARecording, sniff } from './model.ts';
import { DecoderProblem, decode, remux } from './sidecar.ts';

const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=3:sample_rate=48000'];
const picture = ['-f', 'lavfi', '-i', 'testsrc=size=320x240:rate=10:duration=3'];
const made = new Map<string, Buffer>();
/** What a browser would have recorded: three seconds of a tone, made by ffmpeg. */
function recorded(...args: string[]): Buffer {
  const key = args.join(' ');
  const known = made.get(key);
  if (known) return known;
  const inputs = args.includes('libvpx') || args.includes('libx264') ? [...picture, ...tone] : tone;
  const bytes = execFileSync('ffmpeg', ['-v', 'error', ...inputs, ...args, 'pipe:1'], { maxBuffer: 2 ** 26 });
  made.set(key, bytes);
  return bytes;
}
const webm = () => recorded('-c:a', 'libopus', '-live', '1', '-f', 'webm');
const video = () => recorded('-c:v', 'libvpx', '-c:a', 'libopus', '-live', '1', '-f', 'webm');
const firefox = () => recorded('-c:a', 'libopus', '-f', 'ogg');
const safari = () => recorded('-c:a', 'aac', '-movflags', 'frag_keyframe+empty_moov', '-f', 'mp4');
/** What needs jumps to be written: an MP4 with its contents last (older Safari), a WebM that tells its length. */
function saved(end: 'mp4' | 'webm', ...args: string[]) {
  const path = `/dev/shm/media-test-${process.pid}.${end}`;
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...tone, ...args, path]);
  const bytes = readFileSync(path);
  rmSync(path);
  return bytes;
}
const oldSafari = () => saved('mp4', '-c:a', 'aac');
async function* slices(bytes: Uint8Array, length = 10_000) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
const hear = (bytes: Uint8Array, maxSeconds = 60) => decode(slices(bytes), { maxSeconds });

test.each([
  ['Chrome records audio', webm],
  ['Chrome records video', video],
  ['Firefox records', firefox],
  ['Safari records', safari],
  ['an older Safari records', oldSafari],
  ['somebody sends a wav file', () => recorded('-f', 'wav')],
])('what %s can be heard, whole', async (_who, recording) => {
  const sound = await hear(recording());
  expect(sound.seconds).toBeGreaterThan(2.9);
  expect(sound.seconds).toBeLessThan(3.2);
  expect(sound.partial).toBe(false);
  expect(sound.peaks).toHaveLength(400);
  expect(sound.peaks[200]).toBeGreaterThan(5);
});

test('the length is what can be heard, not what the file says of itself', async () => {
  const lying = saved('webm', '-c:a', 'libopus');
  const duration = lying.indexOf(Buffer.from('448988', 'hex'));
  expect(duration).toBeGreaterThan(0);
  lying.writeDoubleBE(3e11, duration + 3);
  expect((await hear(lying)).seconds).toBeLessThan(3.2);
});

test('a recording that goes on too long is cut and says so', async () => {
  expect(await hear(webm(), 2)).toMatchObject({ seconds: 2, partial: true });
});

test('a recording that was cut off keeps what was heard', async () => {
  const whole = safari();
  const sound = await hear(whole.subarray(0, whole.length * 0.6));
  expect(sound.seconds).toBeGreaterThan(1);
  expect(sound.partial).toBe(true);
});

test.each([
  ['nothing at all', ''],
  ['a web page', '<!doctype html><script>alert(1)</script>'],
  ['a playlist', '#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n'],
  ['a list for concatenation', "ffconcat version 1.0\nfile '/etc/passwd'\n"],
  ['a picture', '\x89PNG\r\n\x1a\n'.repeat(9)],
  ['a program', '\x7fELF'.repeat(9)],
])('%s is not a recording', async (_what, content) => {
  await expect(hear(Buffer.from(content, 'latin1'))).rejects.toThrow(NotARecording);
});

test('a playlist behind the first bytes of a recording opens no other file', async () => {
  const polyglot = Buffer.concat([
    webm().subarray(0, 200),
    Buffer.from('#EXTM3U\nfile:///etc/hostname\n'.repeat(50)),
  ]);
  await expect(hear(polyglot)).rejects.toThrow(CorruptRecording);
});

test('noise with the right first bytes is a damaged recording', async () => {
  const noise = Buffer.alloc(50_000, createHash('sha256').update('noise').digest());
  await expect(hear(Buffer.concat([webm().subarray(0, 60), noise]))).rejects.toThrow(CorruptRecording);
});

test('a film without sound says that the microphone was off', async () => {
  const silent = recorded('-map', '0:v', '-c:v', 'libvpx', '-live', '1', '-f', 'webm');
  await expect(hear(silent)).rejects.toThrow(NoSoundTrack);
});

test('sound full of impossible numbers is still sound', async () => {
  const wav = recorded('-c:a', 'pcm_f32le', '-f', 'wav');
  for (let at = 1000; at + 4 < 40_000; at += 4) wav.writeFloatLE(Number.NaN, at);
  expect((await hear(wav)).seconds).toBeGreaterThan(2.9);
});

test('any cut and any wrong byte ends in sound or a sentence, never in a crash', async () => {
  const whole = webm();
  for (let n = 1; n <= 12; n++) {
    const broken = Buffer.from(whole.subarray(0, Math.floor((whole.length * n) / 12)));
    broken[(n * 7919) % broken.length] = 0xff;
    const result = await hear(broken).catch((error: unknown) => error);
    const fine =
      result instanceof Error ? result instanceof CorruptRecording || result instanceof NotARecording : true;
    expect(fine, String(result)).toBe(true);
  }
});

test('a source that breaks off says so itself, and nothing keeps running', async () => {
  async function* broken() {
    yield webm().subarray(0, 5000);
    throw new Error('the disk is gone');
  }
  await expect(decode(broken(), { maxSeconds: 60 })).rejects.toThrow('the disk is gone');
});

test('nobody waits for a recording that is not wanted any more', async () => {
  async function* endless() {
    for (;;) {
      yield webm();
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  const stop = AbortSignal.timeout(300);
  await expect(decode(endless(), { maxSeconds: 60, signal: stop })).rejects.toThrow(/abort/i);
});

async function remuxed(bytes: Uint8Array, kind: 'audio' | 'video') {
  return remux(slices(bytes), { kind, most: 2 ** 24 }, async ({ type, bytes: size, content }) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of content) chunks.push(chunk);
    const whole = Buffer.concat(chunks);
    expect(whole).toHaveLength(size);
    return { type, whole };
  });
}
const lengthSaid = (bytes: Buffer) =>
  Number(
    execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', 'pipe:0'], {
      input: bytes,
    }),
  );

test.each([
  ['audio from Chrome', webm, 'audio/webm'],
  ['video from Chrome', video, 'video/webm'],
  ['audio from Firefox', firefox, 'audio/webm'],
  ['audio from Safari', safari, 'audio/mp4'],
  ['audio from an older Safari', oldSafari, 'audio/mp4'],
  ['a wav file', () => recorded('-f', 'wav'), 'audio/webm'],
] as const)('%s becomes a file in which a player can seek', async (_what, recording, type) => {
  const result = await remuxed(recording(), type.startsWith('video') ? 'video' : 'audio');
  expect(result.type).toBe(type);
  expect(lengthSaid(result.whole)).toBeGreaterThan(2.9);
  expect(contentsComeFirst(result.whole)).toBe(true);
});
/** Cues (1C53BB6B) before the first cluster (1F43B675), or `moov` before `mdat`: one request, then any jump. */
function contentsComeFirst(file: Buffer) {
  if (sniff(file).container === 'mp4') return file.indexOf('moov') < file.indexOf('mdat');
  const cues = file.indexOf(Buffer.from('1c53bb6b', 'hex'), 200);
  return cues > 0 && cues < file.indexOf(Buffer.from('1f43b675', 'hex'));
}

test('the place and the device that a phone wrote into the file do not reach the player', async () => {
  const told = recorded(
    '-c:a',
    'aac',
    '-metadata',
    'title=Ada at 52.5,13.4',
    '-movflags',
    'frag_keyframe+empty_moov',
    '-f',
    'mp4',
  );
  expect(told.includes('52.5,13.4')).toBe(true);
  expect((await remuxed(told, 'audio')).whole.includes('52.5,13.4')).toBe(false);
});

test('a recording larger than there is room for is our problem, not the person’s', async () => {
  const small = remux(slices(webm()), { kind: 'audio', most: 2000 }, async () => undefined);
  await expect(small).rejects.toThrow(DecoderProblem);
});
