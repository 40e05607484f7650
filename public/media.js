// Camera and microphone: asking for them, the format this browser can record, how loud it is.

/**
 * @typedef {'audio' | 'video'} Kind
 * @typedef {'silent' | 'quiet' | 'good' | 'loud'} Loudness
 */

const TYPES = {
  audio: [
    'audio/webm;codecs=opus',
    'audio/mp4;codecs=mp4a.40.2',
    'audio/mp4',
    'audio/ogg;codecs=opus',
    'audio/webm',
  ],
  video: [
    'video/webm;codecs=vp8,opus',
    'video/mp4;codecs=avc1.42E01E,mp4a.40.2',
    'video/mp4',
    'video/webm;codecs=vp9,opus',
    'video/webm',
  ],
};

/** Enough to see a face and to understand every word, and small enough for a weak line. */
const BITRATES = { audioBitsPerSecond: 48_000, videoBitsPerSecond: 600_000 };
const PICTURE = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 24, max: 30 } };

/**
 * The first format that this browser records, if it records any.
 * @param {Kind} kind
 */
export const typeFor = (kind) =>
  globalThis.MediaRecorder && TYPES[kind].find((type) => MediaRecorder.isTypeSupported(type));

/**
 * @param {MediaStream} stream
 * @param {string} type
 */
export const recorderFor = (stream, type) => new MediaRecorder(stream, { mimeType: type, ...BITRATES });

/** The microphone and camera that the person chose in the device check. @returns {{ mic?: string, lens?: string }} */
export function chosenDevices() {
  try {
    return JSON.parse(localStorage.getItem('interview-devices') ?? '{}');
  } catch {
    return {};
  }
}

/** @param {{ mic?: string, lens?: string }} chosen */
export function chooseDevices(chosen) {
  try {
    localStorage.setItem('interview-devices', JSON.stringify(chosen));
  } catch {
    // a browser that keeps nothing asks again on the next page
  }
}

/**
 * Asks the browser for the devices. Only ever called from a click, so that the question is no surprise.
 * @param {Kind} kind
 * @param {boolean} isRaw without the browser's echo and noise treatment
 * @returns {Promise<MediaStream>}
 */
export async function openDevices(kind, isRaw) {
  const { mic, lens } = chosenDevices();
  const treatment = { echoCancellation: !isRaw, noiseSuppression: !isRaw, autoGainControl: !isRaw };
  return navigator.mediaDevices.getUserMedia({
    audio: { ...treatment, channelCount: { ideal: 1 }, ...(mic && { deviceId: { ideal: mic } }) },
    video: kind === 'video' && { ...PICTURE, ...(lens && { deviceId: { ideal: lens } }) },
  });
}

/** @param {MediaStream | undefined} stream */
export const closeDevices = (stream) => stream?.getTracks().forEach((track) => void track.stop());

/** Why this page cannot record at all, as a key of the page's words; empty when it can. @param {Kind} kind */
export function whyNot(kind) {
  if (!isSecureContext) return 'problem-insecure';
  if (!navigator.mediaDevices?.getUserMedia || !typeFor(kind)) return 'problem-unsupported';
  return '';
}

/**
 * Why the browser gave no device, as a key of the page's words.
 * @param {unknown} error
 * @param {Kind} kind
 */
export async function whyRefused(error, kind) {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'problem-denied';
  if (name === 'NotReadableError' || name === 'AbortError') return 'problem-busy';
  if (name !== 'NotFoundError' && name !== 'OverconstrainedError') return 'problem-unknown';
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  const hasMic = devices.some((device) => device.kind === 'audioinput');
  return kind === 'video' && hasMic ? 'problem-no-camera' : 'problem-no-device';
}

/**
 * Listens to how loud a stream is, ten times a second.
 * @param {MediaStream} stream
 * @param {(level: number) => void} onLevel 0 (silence) to 100 (as loud as it can be)
 * @returns {() => void} stops listening
 */
export function listenTo(stream, onLevel) {
  if (!globalThis.AudioContext) return () => undefined;
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    const decibels = 10 * Math.log10(power + 1e-10);
    onLevel(Math.round(Math.min(100, Math.max(0, ((decibels + 60) / 60) * 100))));
  }, 100);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

/**
 * @param {number} level
 * @returns {Loudness}
 */
function loudnessOf(level) {
  if (level < 15) return 'silent';
  if (level < 40) return 'quiet';
  return level < 95 ? 'good' : 'loud';
}

/** Puts levels into words, and only changes its mind after a second, so that the words can be read. */
export function loudnessJudge() {
  let peak = 0;
  let changedAt = 0;
  /** @type {Loudness} */
  let loudness = 'silent';
  return (/** @type {number} */ level) => {
    peak = Math.max(level, peak * 0.96);
    const now = performance.now();
    const heard = loudnessOf(peak);
    if (heard !== loudness && now - changedAt > 1000) [loudness, changedAt] = [heard, now];
    return loudness;
  };
}

/**
 * Shows a stream or a recording in the element the page gave for it: a picture element, or a place for one.
 * @param {HTMLElement | null} place
 * @param {MediaStream | null} stream
 */
export function showPicture(place, stream) {
  if (!place) return;
  const video =
    place instanceof HTMLVideoElement ? place : (place.querySelector('video') ?? newPicture(place));
  video.srcObject = stream;
  video.muted = true;
  if (stream) void video.play().catch(() => undefined);
}

/** @param {HTMLElement} place */
function newPicture(place) {
  const video = document.createElement('video');
  Object.assign(video, { muted: true, playsInline: true });
  place.replaceChildren(video);
  return video;
}
