// What is signed and what is in the log, checked without asking anybody. The same lines run in the page, in the file that
// people keep, in the command and in the tests; they know SHA-256, HMAC and Ed25519 of WebCrypto and nothing else.

/**
 * @typedef {{ origin: string, size: number, root: string, time: string, signature: string, publicKey: string }} Checkpoint
 * @typedef {{ value: string, key: string }} Opened
 * @typedef {{
 *   format: string, what: string, leaf: string, index: number, opened: Record<string, Opened>,
 *   proof: string[], checkpoint: Checkpoint, proofs: string
 * }} Receipt
 * @typedef {{ checkpoint: Checkpoint, proofs: string }} Witness what the one who kept a paper has seen of the log
 * @typedef {{ ok: boolean | null, say: string, about?: Record<string, string | number> }} Finding
 * One sentence of the result, null where it cannot be said yet: `say` is the key of its words, `about` what stands in them.
 */

export const formats = {
  receipt: 'ai-interview-space/receipt/1',
  certificate: 'ai-interview-space/erasure-certificate/1',
  proof: 'ai-interview-space/log-proof/1',
  log: 'ai-interview-space/log/1',
};

const utf8 = new TextEncoder();
/** @param {string} text base64 or base64url */
const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
/** @param {Uint8Array} bytes */
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

/**
 * @param {number} first
 * @param {...Uint8Array} parts
 */
async function sha256(first, ...parts) {
  const all = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
  all[0] = first;
  let at = 1;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
}
/**
 * RFC 9162 section 2.1.1.
 * @param {string} leaf
 */
const leafHash = (leaf) => sha256(0, utf8.encode(leaf));
/**
 * @param {Uint8Array} left
 * @param {Uint8Array} right
 */
const nodeHash = (left, right) => sha256(1, left, right);

/** Can this browser check Ed25519 signatures? Those since 2025 can; older ones, and pages without https, cannot. */
export async function canVerify() {
  try {
    await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify']);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} publicKey
 * @param {string} words
 * @param {string} signature
 */
async function isSigned(publicKey, words, signature) {
  try {
    const key = await crypto.subtle.importKey('raw', bytesOf(publicKey), { name: 'Ed25519' }, false, [
      'verify',
    ]);
    return await crypto.subtle.verify({ name: 'Ed25519' }, key, bytesOf(signature), utf8.encode(words));
  } catch {
    return false;
  }
}

/** @param {Checkpoint} checkpoint */
export const isCheckpointSigned = ({ origin, size, root, time, signature, publicKey }) =>
  isSigned(publicKey, `${origin}\n${size}\n${root}\ntime ${time}\n`, signature);

/**
 * Goes up a tree, from one place of a level whose last place is `last`, a step of the proof at each level where there is
 * something beside. True when it ends at the root (RFC 9162 sections 2.1.3.2 and 2.1.4.2).
 * @param {number} from
 * @param {number} end
 * @param {readonly string[]} proof
 * @param {(beside: Uint8Array, isLeft: boolean) => Promise<void>} take
 */
async function climbed(from, end, proof, take) {
  let [at, last] = [from, end];
  const up = () => {
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  };
  for (const step of proof) {
    if (last === 0) return false;
    const isLeft = at % 2 === 1 || at === last;
    await take(bytesOf(step), isLeft);
    while (isLeft && at % 2 === 0 && at !== 0) up();
    up();
  }
  return last === 0;
}

/**
 * Does this way lead from the leaf to the root?
 * @param {string} leaf
 * @param {number} index
 * @param {number} size
 * @param {readonly string[]} proof
 * @param {string} root
 */
export async function isIncluded(leaf, index, size, proof, root) {
  if (!(index >= 0 && index < size)) return false;
  let hash = await leafHash(leaf);
  const arrived = await climbed(index, size - 1, proof, async (beside, isLeft) => {
    hash = isLeft ? await nodeHash(beside, hash) : await nodeHash(hash, beside);
  });
  return arrived && base64(hash) === root;
}

/**
 * Did the log of the second size begin with the log of the first?
 * @param {{ size: number, root: string }} first
 * @param {{ size: number, root: string }} second
 * @param {readonly string[]} proof
 */
export async function isConsistent(first, second, proof) {
  if (first.size === second.size) return first.root === second.root && proof.length === 0;
  if (!(first.size >= 1 && first.size < second.size) || proof.length === 0) return false;
  const isWhole = Number.isInteger(Math.log2(first.size));
  const [begin = '', ...rest] = isWhole ? [first.root, ...proof] : proof;
  let [at, last] = [first.size - 1, second.size - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  let [old, now] = [bytesOf(begin), bytesOf(begin)];
  const arrived = await climbed(at, last, rest, async (beside, isLeft) => {
    if (isLeft) old = await nodeHash(beside, old);
    now = isLeft ? await nodeHash(beside, now) : await nodeHash(now, beside);
  });
  return arrived && base64(old) === first.root && base64(now) === second.root;
}

/**
 * Do the ids that a receipt shows stand in its leaf? Their keys open this leaf only.
 * @param {Receipt} receipt
 */
async function isOpened({ leaf, opened, what }) {
  const [, , , name, actor, about, fact] = JSON.parse(leaf);
  const hashes = /** @type {Record<string, string>} */ ({ actor, about, fact });
  if (name !== what) return false;
  for (const [part, { value, key }] of Object.entries(opened)) {
    const secret = await crypto.subtle.importKey(
      'raw',
      utf8.encode(key),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    const hash = await crypto.subtle.sign('HMAC', secret, utf8.encode(value));
    if (base64(new Uint8Array(hash)) !== hashes[part]) return false;
  }
  return true;
}

/** @param {string} leaf */
const timeOf = (leaf) => new Date(JSON.parse(leaf)[2]).toISOString();

/**
 * @param {Receipt} receipt
 * @returns {Promise<Finding>}
 */
export async function checkReceipt(receipt) {
  const { leaf, index, proof, checkpoint } = receipt;
  const about = {
    number: index + 1,
    size: checkpoint.size,
    origin: checkpoint.origin,
    time: checkpoint.time,
    key: checkpoint.publicKey,
  };
  if (!(await isCheckpointSigned(checkpoint))) return { ok: false, say: 'receiptNotSigned', about };
  if (!(await isIncluded(leaf, index, checkpoint.size, proof, checkpoint.root)))
    return { ok: false, say: 'receiptNotInLog', about };
  if (!(await isOpened(receipt))) return { ok: false, say: 'receiptNotOpened', about };
  return { ok: true, say: 'receiptGood', about: { ...about, what: receipt.what, at: timeOf(leaf) } };
}

/**
 * JSON as it is signed: names in order, no space (RFC 8785 for what certificates use).
 * @param {unknown} value
 * @returns {string}
 */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const named = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${named.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}
/**
 * @param {{ certificate: { publicKey: string, id: string, erasedAt: string, controller: string, log?: Checkpoint }, signature: string }} file
 * @returns {Promise<Finding>}
 */
export async function checkCertificate({ certificate, signature }) {
  const { publicKey, erasedAt, controller } = certificate;
  const ok = await isSigned(publicKey, canonical(certificate), signature);
  const about = { at: erasedAt, who: controller, key: publicKey };
  return { ok, say: ok ? 'certificateGood' : 'certificateChanged', about };
}

/**
 * Two receipts, or a receipt and a certificate, against each other. Both were signed by a house that may have rewritten its log in between; then no proof
 * can lead from the one to the other.
 * @param {Witness} one
 * @param {Witness} other
 * @param {readonly { first: number, second: number, proof: string[] }[]} proofs
 * @returns {Promise<Finding>}
 */
export async function compareReceipts(one, other, proofs) {
  const [first, second] =
    one.checkpoint.size <= other.checkpoint.size
      ? [one.checkpoint, other.checkpoint]
      : [other.checkpoint, one.checkpoint];
  const address = `${other.proofs}?first=${first.size}&second=${second.size}`;
  const about = { first: first.size, second: second.size, origin: second.origin, address };
  if (first.origin !== second.origin) return { ok: null, say: 'otherHouse', about };
  if (first.publicKey !== second.publicKey) return { ok: false, say: 'otherKey', about };
  if (first.size === second.size) {
    const ok = first.root === second.root;
    return { ok, say: ok ? 'sameLog' : 'rewritten', about };
  }
  const found = proofs.find((proof) => proof.first === first.size && proof.second === second.size);
  if (!found) return { ok: null, say: 'proofMissing', about };
  const ok = await isConsistent(first, second, found.proof);
  return { ok, say: ok ? 'consistent' : 'rewritten', about };
}

/**
 * A log that is read leaf by leaf: the roots of its whole subtrees, the largest first.
 * @returns {{ add(leaves: readonly string[]): Promise<void>, root(): Promise<string>, size: number }}
 */
function growingTree() {
  /** @type {Uint8Array[]} */
  const peaks = [];
  return {
    size: 0,
    async add(leaves) {
      for (const hash of await Promise.all(leaves.map(leafHash))) {
        let top = hash;
        for (let place = this.size; place % 2 === 1; place = (place - 1) / 2)
          top = await nodeHash(/** @type {Uint8Array} */ (peaks.pop()), top);
        peaks.push(top);
        this.size += 1;
      }
    },
    async root() {
      let root = peaks.at(-1) ?? new Uint8Array();
      for (const peak of peaks.slice(0, -1).reverse()) root = await nodeHash(peak, root);
      return base64(root);
    },
  };
}

/**
 * @typedef {{
 *   tree: ReturnType<typeof growingTree>, waiting: string[], signed: Checkpoint[], wrong: Finding[],
 *   receipts: readonly Witness[], header?: { size: number, publicKey: string, origin: string }
 * }} Reading
 */
const atOnce = 512;
/**
 * What the receipts have seen of this very log.
 * @param {Reading} here
 */
const ofThisLog = ({ receipts, header }) =>
  receipts.map(({ checkpoint }) => checkpoint).filter(({ origin }) => origin === header?.origin);

/**
 * Adds the leaves that wait, and asks at each size that somebody signed or kept whether the root is the same.
 * @param {Reading} here
 */
async function settle(here) {
  const { tree, signed, wrong } = here;
  const known = [...signed, ...ofThisLog(here)];
  const reach = tree.size + here.waiting.length;
  const marks = known.filter(({ size }) => size > tree.size && size <= reach);
  for (const mark of marks.sort((a, b) => a.size - b.size)) {
    const many = mark.size - tree.size;
    await tree.add(here.waiting.slice(0, many));
    here.waiting = here.waiting.slice(many);
    if ((await tree.root()) !== mark.root)
      wrong.push({ ok: false, say: 'logRewritten', about: { size: mark.size } });
  }
  await tree.add(here.waiting);
  here.waiting = [];
}

/**
 * @param {Reading} here
 * @param {string} line
 */
async function takeLine(here, line) {
  const said = JSON.parse(line);
  if (said.format === formats.log) here.header = said;
  else if (!Array.isArray(said)) here.signed.push(said);
  else {
    const number = here.tree.size + here.waiting.length + 1;
    if (said[1] !== number)
      here.wrong.push({ ok: false, say: 'logOrder', about: { number, found: Number(said[1]) } });
    here.waiting.push(line);
    if (here.waiting.length === atOnce) await settle(here);
  }
}

/**
 * A receipt has seen more than this log holds: it was made after this copy of the log, or the log was cut off.
 * @param {Checkpoint} seen
 * @param {number} size
 * @param {readonly Checkpoint[]} signed
 * @returns {Finding}
 */
function shorter(seen, size, signed) {
  const about = { size, reach: seen.size };
  const isLater = signed.every(({ time }) => time < seen.time);
  return isLater ? { ok: null, say: 'logOlder', about } : { ok: false, say: 'logCut', about };
}

/**
 * What the signatures say, once every line was read.
 * @param {Reading} here
 * @returns {Promise<Finding[]>}
 */
async function afterAll(here) {
  const { header, tree, signed } = here;
  const seen = ofThisLog(here);
  if (!header) return [{ ok: false, say: 'logNoHeader' }];
  const { publicKey } = header;
  const size = tree.size;
  const reach = Math.max(header.size, ...signed.map((one) => one.size));
  /** @type {Finding[]} */
  const wrong = [];
  if (size < reach) wrong.push({ ok: false, say: 'logCut', about: { size, reach } });
  wrong.push(...seen.filter((one) => one.size > size).map((one) => shorter(one, size, signed)));
  for (const one of signed)
    if (one.publicKey !== publicKey || !(await isCheckpointSigned(one)))
      wrong.push({ ok: false, say: 'logCheckpoint', about: { size: one.size } });
  if (seen.some((one) => one.publicKey !== publicKey)) wrong.push({ ok: false, say: 'otherKey', about: {} });
  if (!signed.some((one) => one.size === size))
    wrong.push({ ok: false, say: 'logUnsigned', about: { size } });
  return wrong;
}

/**
 * Reads a log line by line, as it was exported: a line about it, the checkpoints, the leaves. It is not held in memory.
 * @param {AsyncIterable<string>} lines
 * @param {readonly Witness[]} receipts of this log
 * @param {(leaves: number) => void} [progress]
 * @returns {Promise<Finding>}
 */
export async function checkLogFile(lines, receipts, progress = () => undefined) {
  /** @type {Reading} */
  const here = { tree: growingTree(), waiting: [], signed: [], wrong: [], receipts };
  for await (const line of lines) {
    if (line.trim()) await takeLine(here, line);
    const [wrong] = here.wrong;
    if (wrong) return wrong;
    progress(here.tree.size);
  }
  await settle(here);
  const [wrong] = [...here.wrong, ...(await afterAll(here))];
  if (wrong) return wrong;
  const { publicKey: key = '', origin = '' } = here.header ?? {};
  const about = { size: here.tree.size, receipts: ofThisLog(here).length, key, origin };
  return { ok: true, say: 'logGood', about };
}

/**
 * The lines of a text that comes in pieces.
 * @param {ReadableStream<Uint8Array>} stream
 */
export async function* linesOf(stream) {
  const text = new TextDecoder();
  let rest = '';
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    rest += text.decode(value, { stream: !done });
    const lines = rest.split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    yield* lines;
    if (done) return;
  }
}

/**
 * What somebody handed over, by what it says of itself.
 * @typedef {{
 *   receipts: Receipt[], certificates: Parameters<typeof checkCertificate>[0][],
 *   proofs: { first: number, second: number, proof: string[] }[], logs: Blob[], unknown: string[]
 * }} Handed
 */
/** @returns {Handed} */
export const nothingYet = () => ({ receipts: [], certificates: [], proofs: [], logs: [], unknown: [] });

/**
 * Puts one file where it belongs; a file that is none of ours is named.
 * @param {Handed} handed
 * @param {Blob} file
 * @param {string} name
 */
export async function sortFile(handed, file, name) {
  const begin = await file.slice(0, 200).text();
  if (begin.includes(`"${formats.log}"`)) return void handed.logs.push(file);
  try {
    const said = JSON.parse(await file.text());
    if (said.format === formats.receipt) handed.receipts.push(said);
    else if (said.format === formats.proof) handed.proofs.push(said);
    else if (said.certificate?.format === formats.certificate) handed.certificates.push(said);
    else handed.unknown.push(name);
  } catch {
    handed.unknown.push(name);
  }
}

/**
 * Everything that can be said about what was handed over: each paper by itself, receipts against each other, logs against
 * receipts.
 * @param {Handed} handed
 * @param {(leaves: number) => void} [progress]
 * @returns {Promise<Finding[]>}
 */
export async function checkAll({ receipts, certificates, proofs, logs, unknown }, progress) {
  /** @type {Finding[]} */
  const found = unknown.map((name) => ({ ok: false, say: 'unknownFile', about: { name } }));
  // Only a paper that is genuine says anything about the others, or about a log.
  /** @type {Witness[]} */
  const good = [];
  for (const one of certificates) {
    const finding = await orUnreadable(() => checkCertificate(one));
    found.push(finding);
    const { log } = one.certificate;
    if (finding.ok && log) good.push({ checkpoint: log, proofs: `https://${log.origin}/proof` });
  }
  for (const one of receipts) {
    const finding = await orUnreadable(() => checkReceipt(one));
    found.push(finding);
    if (finding.ok) good.push(one);
  }
  const inOrder = good.toSorted((a, b) => a.checkpoint.size - b.checkpoint.size);
  for (const [at, one] of inOrder.slice(1).entries()) {
    const before = /** @type {Witness} */ (inOrder[at]);
    found.push(await orUnreadable(() => compareReceipts(before, one, proofs)));
  }
  for (const log of logs)
    found.push(await orUnreadable(() => checkLogFile(linesOf(log.stream()), good, progress)));
  // Papers that both fit a whole log need no proof that leads from the one to the other.
  const whole = found.filter(({ say }) => say === 'logGood').map(({ about }) => about?.origin);
  return found.filter(({ say, about }) => say !== 'proofMissing' || !whole.includes(about?.origin));
}
/** @param {() => Promise<Finding>} check */
const orUnreadable = (check) => check().catch(() => ({ ok: false, say: 'unreadable' }));
