// What was recorded and is not yet safe on the server, kept in this browser's IndexedDB. When the browser keeps nothing
// (a private window, a full disk), the same doors work on memory and say so, because then a reload does lose.

/**
 * @typedef {{ takeId: string, offset: number, bytes: ArrayBuffer, sha256: string, type: string }} Slice
 * @typedef {{ takeId: string, bytes: number, seconds: number, type: string, at: number }} TakeNote how far this
 *   device has recorded a take: length in bytes and in seconds, and when
 */

const EVERY_OFFSET = Number.MAX_SAFE_INTEGER;

/** @type {Promise<IDBDatabase> | undefined} */
let opened;
/** @type {Map<string, Slice>} slices that the disk refused */
const held = new Map();
/** @type {Map<string, TakeNote>} */
const heldNotes = new Map();

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
const answered = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const noDisk = new Error('this browser keeps nothing');

/** @returns {Promise<IDBDatabase>} */
function open() {
  if (!globalThis.indexedDB) return Promise.reject(noDisk);
  const request = indexedDB.open('interview', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('slices', { keyPath: ['takeId', 'offset'] });
    request.result.createObjectStore('takes', { keyPath: 'takeId' });
  };
  return answered(request).then(
    (db) => {
      db.onversionchange = () => db.close();
      return db;
    },
    () => Promise.reject(noDisk),
  );
}

/**
 * Where nothing can be kept, nothing is there. Any other failure is told: "nothing" would pass for "all sent".
 * @param {unknown} error
 */
function nothingWithoutDisk(error) {
  if (error !== noDisk) throw error;
  return undefined;
}

/**
 * @template T
 * @param {IDBDatabase} db
 * @param {IDBTransactionMode} mode
 * @param {(slices: IDBObjectStore, takes: IDBObjectStore) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function inTransaction(db, mode, work) {
  const tx = db.transaction(['slices', 'takes'], mode, { durability: 'strict' });
  const done = new Promise((resolve, reject) => {
    tx.oncomplete = resolve;
    tx.onabort = () => reject(tx.error);
  });
  const [result] = await Promise.all([work(tx.objectStore('slices'), tx.objectStore('takes')), done]);
  return result;
}

/**
 * One transaction; what it returns is committed (on disk, where the browser can promise that).
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(slices: IDBObjectStore, takes: IDBObjectStore) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function transact(mode, work) {
  opened ??= open();
  const db = await opened;
  try {
    return await inTransaction(db, mode, work);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
    opened = open(); // the browser closed the connection (Safari does, after a long time in the background)
    return inTransaction(await opened, mode, work);
  }
}

/** @param {string} takeId */
const slicesOf = (takeId) => IDBKeyRange.bound([takeId, 0], [takeId, EVERY_OFFSET]);

/**
 * Keeps a slice and how far the take has come, in one transaction.
 * @param {Slice} slice
 * @param {TakeNote} note
 * @returns {Promise<'disk' | 'memory' | 'full'>} where it is; `full` is memory too, because the disk had no space
 */
export async function keepSlice(slice, note) {
  try {
    await transact('readwrite', async (slices, takes) => {
      await Promise.all([answered(slices.put(slice)), answered(takes.put(note))]);
    });
    return 'disk';
  } catch (error) {
    held.set(`${slice.takeId} ${slice.offset}`, slice);
    heldNotes.set(note.takeId, note);
    return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'memory';
  }
}

/**
 * The next slice of a take that is not sent yet.
 * @param {string} takeId
 * @returns {Promise<Slice | undefined>}
 */
export async function firstSlice(takeId) {
  const onDisk = await transact('readonly', async (slices) => {
    const cursor = await answered(slices.openCursor(slicesOf(takeId)));
    return /** @type {Slice | undefined} */ (cursor?.value);
  }).catch(nothingWithoutDisk);
  const inMemory = [...held.values()].filter((slice) => slice.takeId === takeId);
  const all = onDisk ? [onDisk, ...inMemory] : inMemory;
  return all.sort((a, b) => a.offset - b.offset)[0];
}

/**
 * Puts the unsent rest of a slice in its place, when the server already has its beginning.
 * @param {Slice} whole
 * @param {Slice} rest
 */
export async function replaceSlice(whole, rest) {
  const key = `${whole.takeId} ${whole.offset}`;
  if (held.delete(key)) {
    held.set(`${rest.takeId} ${rest.offset}`, rest);
    return;
  }
  await transact('readwrite', async (slices) => {
    await Promise.all([answered(slices.delete([whole.takeId, whole.offset])), answered(slices.put(rest))]);
  });
}

/**
 * Forgets one slice, which the server has now.
 * @param {Slice} slice
 */
export async function dropSlice(slice) {
  if (held.delete(`${slice.takeId} ${slice.offset}`)) return;
  await transact('readwrite', async (slices) => answered(slices.delete([slice.takeId, slice.offset])));
}

/**
 * How far this device recorded a take, if it did.
 * @param {string} takeId
 * @returns {Promise<TakeNote | undefined>}
 */
export async function noteOf(takeId) {
  const onDisk = await transact('readonly', async (_, takes) => answered(takes.get(takeId))).catch(
    nothingWithoutDisk,
  );
  return heldNotes.get(takeId) ?? onDisk;
}

/** Every take this device still holds something of. @returns {Promise<TakeNote[]>} */
export async function allNotes() {
  const onDisk = await transact('readonly', async (_, takes) => answered(takes.getAll())).catch(
    nothingWithoutDisk,
  );
  return [...(onDisk ?? []), ...heldNotes.values()];
}

/**
 * Forgets the slices of a take that is over; how long it was stays known, until the take is forgotten.
 * @param {string} takeId
 */
export async function forgetSlices(takeId) {
  for (const [key, slice] of held) if (slice.takeId === takeId) held.delete(key);
  await transact('readwrite', async (slices) => answered(slices.delete(slicesOf(takeId)))).catch(
    nothingWithoutDisk,
  );
}

/**
 * Forgets all that this device holds of a take.
 * @param {string} takeId
 */
export async function forgetTake(takeId) {
  await forgetSlices(takeId);
  heldNotes.delete(takeId);
  await transact('readwrite', async (_, takes) => answered(takes.delete(takeId))).catch(nothingWithoutDisk);
}
