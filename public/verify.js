// The page that checks what people kept. It asks nobody anything: files come in, sentences come out.
import { canVerify, checkAll, nothingYet, sortFile } from './verify-log.js';

const part = (/** @type {ParentNode} */ root, /** @type {string} */ name) =>
  /** @type {HTMLElement} */ (root.querySelector(`[data-part="${name}"]`));

let language = navigator.language.startsWith('de') ? 'de' : 'en';
let handed = nothingYet();
let files = 0;
/** @type {import('./verify-log.js').Finding[]} */
let findings = [];

/** @param {string} text */
const inOneLine = (text) => text.replace(/\s+/g, ' ').trim();
/**
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
function say(key, values = {}) {
  const template = /** @type {HTMLTemplateElement} */ (
    document.querySelector(`template[data-words][lang="${language}"]`)
  );
  const words = template.content.querySelector(`[data-word="${key}"]`)?.textContent ?? '';
  return inOneLine(words).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
const isKnown = (/** @type {string} */ key) => say(key) !== '';

/** @param {string | number} value */
const timeWords = (value) =>
  new Date(value).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
  });

/** @param {Record<string, string | number>} about */
function readable(about) {
  const shown = { ...about };
  for (const name of ['at', 'time']) if (shown[name]) shown[name] = timeWords(shown[name]);
  for (const name of ['number', 'size', 'first', 'second', 'found', 'reach'])
    if (shown[name]) shown[name] = Number(shown[name]).toLocaleString(language);
  if (shown.what && isKnown(String(shown.what))) shown.what = say(String(shown.what));
  return shown;
}

const looks = new Map([
  [true, 'ok'],
  [false, 'stop'],
  [null, 'wait'],
]);
/** @param {import('./verify-log.js').Finding} finding */
function drawn({ ok, say: key, about = {} }) {
  const template = /** @type {HTMLTemplateElement} */ (part(document, 'finding'));
  const notice = /** @type {HTMLElement} */ (
    /** @type {DocumentFragment} */ (template.content.cloneNode(true)).firstElementChild
  );
  notice.classList.add(looks.get(ok) ?? 'stop');
  notice.dataset.finding = key;
  const shown = readable(about);
  part(notice, 'head').textContent = say(`${key}Head`, shown);
  part(notice, 'text').textContent = say(key, shown);
  const { key: publicKey, address } = about;
  if (publicKey) {
    part(notice, 'key').hidden = false;
    /** @type {HTMLElement} */ (notice.querySelector('code')).textContent = String(publicKey);
  }
  if (key === 'proofMissing' && /^https?:\/\//.test(String(address))) {
    part(notice, 'link').hidden = false;
    const link = document.createElement('a');
    Object.assign(link, { href: String(address), rel: 'noreferrer', target: '_blank' });
    link.textContent = say('proofLink');
    part(notice, 'link').append(link);
  }
  return notice;
}

const languageButtons = () =>
  /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('button[lang]'));
function draw() {
  document.documentElement.lang = language;
  document.title = say('pageTitle');
  part(document, 'results').replaceChildren(...findings.map(drawn));
  for (const place of document.querySelectorAll('[data-say]'))
    place.textContent = say(/** @type {HTMLElement} */ (place).dataset.say ?? '');
  for (const place of document.querySelectorAll('[data-label]'))
    place.setAttribute('aria-label', say(/** @type {HTMLElement} */ (place).dataset.label ?? ''));
  for (const button of languageButtons()) button.hidden = button.lang === language;
  if (files) part(document, 'status').textContent = say(files === 1 ? 'doneOne' : 'done', { files });
  part(document, 'again').hidden = files === 0;
}

/** @param {readonly { file: Blob, name: string }[]} given */
async function take(given) {
  for (const { file, name } of given) await sortFile(handed, file, name);
  files += given.length;
  const status = part(document, 'status');
  findings = await checkAll(handed, (leaves) => {
    if (leaves % 4096 === 0) status.textContent = say('checking', { leaves });
  });
  draw();
}
const named = (/** @type {Iterable<File>} */ list) => [...list].map((file) => ({ file, name: file.name }));

function listen() {
  const input = /** @type {HTMLInputElement} */ (document.getElementById('files'));
  input.addEventListener('change', async () => {
    await take(named(input.files ?? []));
    input.value = '';
  });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    void take(named(event.dataTransfer?.files ?? []));
  });
  part(document, 'pasting').addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = /** @type {HTMLTextAreaElement} */ (document.getElementById('pasted'));
    if (text.value.trim()) await take([{ file: new Blob([text.value.trim()]), name: say('pastedName') }]);
    text.value = '';
  });
  part(document, 'again').addEventListener('click', () => {
    [handed, files, findings] = [nothingYet(), 0, []];
    draw();
  });
  for (const button of languageButtons())
    button.addEventListener('click', () => {
      language = button.lang;
      draw();
    });
}

draw();
listen();
// The kept file has no house behind it that could hand it out once more.
if (location.protocol === 'file:') part(document, 'keep').hidden = true;
if (!(await canVerify())) {
  part(document, 'cannot').hidden = false;
  part(document, 'drop').hidden = true;
}
