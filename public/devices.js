// The device check: camera picture, how loud it is, a few seconds recorded and played back, and the result in words.
// Nothing recorded here leaves the browser.

import {
  chooseDevices,
  chosenDevices,
  closeDevices,
  listenTo,
  loudnessJudge,
  openDevices,
  recorderFor,
  showPicture,
  typeFor,
  whyNot,
  whyRefused,
} from './media.js';
import { playBack } from './recording.js';
import { part, show, showProblem, words, write } from './words.js';

/**
 * @typedef {import('./media.js').Kind} Kind
 * @typedef {{ section: HTMLElement, kind: Kind, stream?: MediaStream | undefined, hush: () => void,
 *   loudest: number }} Check
 */

const TRIAL_SECONDS = 4; // unless the page asks for more: data-seconds

/**
 * @param {Check} check
 * @param {string} key
 * @param {string} tone
 * @param {Record<string, string | number>} [values]
 */
function tell({ section }, key, tone, values) {
  const result = part(section, 'result');
  if (result) result.className = `state ${tone}`.trim();
  write(result, words(key, values));
}

/**
 * Opens the devices and shows what they give. A missing camera leaves the microphone to be checked.
 * @param {Check} check
 * @returns {Promise<MediaStream | undefined>}
 */
async function openStream(check) {
  closeStream(check);
  const obstacle = whyNot(check.kind);
  let problem = obstacle;
  /** @param {Kind} kind */
  const ask = (kind) =>
    openDevices(kind, false).catch(async (error) => {
      problem = await whyRefused(error, kind);
      return undefined;
    });
  let stream = obstacle ? undefined : await ask(check.kind);
  if (problem === 'problem-no-camera') {
    stream = await ask('audio');
    problem = stream ? 'problem-no-camera' : problem;
  }
  showProblem(check.section, problem && words(problem));
  if (stream) await showStream(check, stream);
  return stream;
}

/** @param {Check} check */
function closeStream(check) {
  check.hush();
  closeDevices(check.stream);
  Object.assign(check, { stream: undefined, hush: () => undefined });
}

/**
 * @param {Check} check
 * @param {MediaStream} stream
 */
async function showStream(check, stream) {
  const { section } = check;
  const [meter, label] = [part(section, 'level'), part(section, 'level-words')];
  const judge = loudnessJudge();
  check.stream = stream;
  check.hush = listenTo(stream, (level) => {
    check.loudest = Math.max(check.loudest, level);
    if (meter instanceof HTMLMeterElement) meter.value = level;
    write(label, words(`level-${judge(level)}`));
  });
  if (stream.getVideoTracks().length > 0) showPicture(part(section, 'camera'), stream);
  const devices = await navigator.mediaDevices.enumerateDevices();
  const [audio, video] = [stream.getAudioTracks()[0], stream.getVideoTracks()[0]];
  fillChoice(part(section, 'mic'), devices, 'audioinput', audio, 'device-mic');
  fillChoice(part(section, 'lens'), devices, 'videoinput', video, 'device-lens');
}

/**
 * Offers the devices of one kind, when there is something to choose.
 * @param {HTMLElement | null} select
 * @param {MediaDeviceInfo[]} devices
 * @param {MediaDeviceKind} kind
 * @param {MediaStreamTrack | undefined} used
 * @param {string} name
 */
function fillChoice(select, devices, kind, used, name) {
  if (!(select instanceof HTMLSelectElement)) return;
  const some = devices.filter((device) => device.kind === kind);
  const id = used?.getSettings().deviceId;
  const options = some.map(({ deviceId, label }, n) => {
    return new Option(label || words(name, { n: n + 1 }), deviceId, false, deviceId === id);
  });
  select.replaceChildren(...options);
  const isChoice = some.length > 1 && used !== undefined;
  show(select, isChoice);
  show(select.closest('.field'), isChoice);
}

/** @param {Check} check */
async function tryOut(check) {
  const { section } = check;
  const button = part(section, 'record');
  if (!(button instanceof HTMLButtonElement)) return;
  button.disabled = true;
  tell(check, 'device-asking', 'wait');
  const stream = check.stream?.active ? check.stream : await openStream(check);
  if (stream) await recordTrial(check, stream);
  else tell(check, 'state-problem', 'stop');
  button.disabled = false;
}

/**
 * @param {Check} check
 * @param {MediaStream} stream
 */
async function recordTrial(check, stream) {
  const hasPicture = stream.getVideoTracks().length > 0;
  const type = typeFor(hasPicture ? 'video' : 'audio') ?? '';
  const recorder = recorderFor(stream, type);
  /** @type {Blob[]} */
  const pieces = [];
  recorder.addEventListener('dataavailable', ({ data }) => void pieces.push(data));
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
  check.loudest = 0;
  recorder.start();
  for (let n = Number(check.section.dataset.seconds) || TRIAL_SECONDS; n > 0 && stream.active; n--) {
    tell(check, 'device-recording', 'live stop', { n });
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  if (recorder.state !== 'inactive') recorder.stop();
  await stopped;
  const playback = part(check.section, 'playback');
  playBack(playback, { pieces, type });
  show(playback, true);
  show(playback?.closest('.screen') ?? null, true);
  judgeTrial(check, hasPicture);
}

/**
 * @param {Check} check
 * @param {boolean} hasPicture
 */
function judgeTrial(check, hasPicture) {
  if (check.loudest < 15) return tell(check, 'device-silent', 'stop');
  if (check.loudest < 40) return tell(check, 'device-quiet', 'wait');
  tell(check, hasPicture ? 'device-good-video' : 'device-good', 'ok');
}

/** @param {HTMLElement} section */
function open(section) {
  const kinds = section.dataset.kinds?.split(' ') ?? [];
  /** @type {Check} */
  const check = {
    section,
    kind: kinds.includes('video') ? 'video' : 'audio',
    hush: () => undefined,
    loudest: 0,
  };
  const record = part(section, 'record');
  record?.addEventListener('click', () => void tryOut(check));
  record?.removeAttribute('disabled'); // a click before this script was there would have done nothing
  for (const name of /** @type {const} */ (['mic', 'lens'])) {
    part(section, name)?.addEventListener('change', ({ target }) => {
      chooseDevices({ ...chosenDevices(), [name]: /** @type {HTMLSelectElement} */ (target).value });
      void openStream(check);
    });
  }
  addEventListener('pagehide', () => closeStream(check));
}

for (const section of document.querySelectorAll('[data-device-check]'))
  open(/** @type {HTMLElement} */ (section));
