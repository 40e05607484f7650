import { S3mini, S3ServiceError } from 's3mini';
import type { Write } from './disk.ts';
import { Away, Refusal } from './errors.ts';
import type { Fetch } from './gate.ts';
import type { Id } from './ids.ts';
import { type Lying, notHere, type Storage } from './storage.ts';

export interface S3Place {
  /** `https://name:port/bucket`. */
  readonly url: string;
  readonly key: string;
  readonly secret: string;
  readonly region: string;
}
const folder = 'files/';
/** Tells whose files these are. It lies among them: a key of the store may reach this folder alone. */
const signKey = `${folder}.house`;
const keyOf = (file: Id<'file'>) => `${folder}${file.slice(0, 2)}/${file}`;
/** S3 takes no part below 5 MiB but the last. */
const partBytes = 8 * 1024 * 1024;
/** A store that is silent is away: eight seconds, and more for what is slow to send. */
const patience = (bytes: number) => AbortSignal.timeout(8000 + Math.ceil(bytes / 512));

export function s3Storage(place: S3Place, fetch: Fetch): Storage {
  const s3 = new S3mini({
    ...{ accessKeyId: place.key, secretAccessKey: place.secret },
    ...{ endpoint: place.url, region: place.region },
    // Only sealed bytes are something of a person; all else names files.
    fetch: (url, init = {}) => {
      const bytes = ArrayBuffer.isView(init.body) ? init.body.byteLength : 0;
      const asked = { ...init, signal: patience(bytes) };
      return fetch(url as string, asked, bytes ? undefined : 'nothing of a person');
    },
  });
  const range = async (file: Id<'file'>, from: number, to: number) => {
    const answer = await s3.getObjectRaw(keyOf(file), false, from, to);
    const [, start, size] = /^bytes (\d+)-\d+\/(\d+)$/.exec(answer.headers.get('content-range') ?? '') ?? [];
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (answer.status !== 206 || Number(start) !== from || bytes.length !== Math.min(to, Number(size)) - from)
      throw new Away('store-away', 'The store did not answer with the range that was asked for.');
    return { bytes, size: Number(size) };
  };
  return {
    put: (file, fill) => put(s3, keyOf(file), fill, (from, to) => range(file, from, to)),
    open: (file) =>
      orAway(async () => {
        const start = await range(file, 0, 20);
        return {
          size: start.size,
          read: (from, to) => {
            if (to <= start.bytes.length) return Promise.resolve(start.bytes.subarray(from, to));
            if (from >= start.size) return Promise.resolve(Buffer.alloc(0));
            return orAway(async () => (await range(file, from, to)).bytes);
          },
          close: async () => undefined,
        };
      }),
    remove: (file) =>
      orAway(async () => {
        await s3.deleteObject(keyOf(file)).catch((error) => {
          if (!isGone(error)) throw error;
        });
      }),
    all: () => allIn(s3),
    removeUnfinished: (before) => abortUnfinished(s3, before),
    isOf: (copy) =>
      orAway(async () => {
        const sign = await s3.getObject(signKey).catch((error) => {
          if (isGone(error)) return null;
          throw error;
        });
        if (sign === null) await s3.putObject(signKey, copy);
        return sign === null || sign === copy;
      }),
  };
}

async function* allIn(s3: S3mini): AsyncGenerator<Lying> {
  let token: string | undefined;
  do {
    const page = await orAway(() => s3.listObjectsPaged('/', folder, 1000, token));
    if (!page) throw away(undefined);
    for (const { Key, LastModified } of page.objects ?? [])
      if (Key !== signKey)
        yield { file: Key.slice(Key.lastIndexOf('/') + 1) as Id<'file'>, since: new Date(LastModified) };
    token = page.nextContinuationToken;
  } while (token);
}

type Unfinished = { Key: string; UploadId: string; Initiated: string };
/** Uploads in parts that were never put together: the store keeps their parts, which no listing of files shows. */
async function abortUnfinished(s3: S3mini, before: Date) {
  const answer = (await orAway(() => s3.listMultipartUploads('/', folder))) as unknown as {
    ListMultipartUploadsResult?: { Upload?: Unfinished | Unfinished[] };
  };
  const old = [answer.ListMultipartUploadsResult?.Upload ?? []]
    .flat()
    .filter(({ Initiated }) => new Date(Initiated) < before);
  for (const { Key, UploadId } of old) await orAway(() => s3.abortMultipartUpload(Key, UploadId));
  return old.length;
}

type Range = (from: number, to: number) => Promise<{ bytes: Buffer; size: number }>;
/** In one piece, or in parts when it is long; then the store must give its end back before it counts. */
async function put<T>(s3: S3mini, key: string, fill: (write: Write) => Promise<T>, range: Range): Promise<T> {
  let waiting: Buffer[] = [];
  let [held, size] = [0, 0];
  let upload: string | undefined;
  const parts: { partNumber: number; etag: string }[] = [];
  const sendPart = async (bytes: Buffer) => {
    const id = upload ?? (await orAway(() => s3.getMultipartUploadId(key)));
    upload = id;
    parts.push(await orAway(() => s3.uploadPart(key, id, bytes, parts.length + 1)));
  };
  const take = () => {
    const bytes = Buffer.concat(waiting);
    [waiting, held] = [[], 0];
    return bytes;
  };
  try {
    const result = await fill(async (...bytes) => {
      // The caller may change its bytes afterwards: these are our own.
      waiting.push(Buffer.concat(bytes));
      const added = waiting.at(-1)?.length ?? 0;
      [held, size] = [held + added, size + added];
      if (held >= partBytes) await sendPart(take());
    });
    const rest = take();
    const end = rest.subarray(-64);
    if (upload !== undefined && rest.length) await sendPart(rest);
    const id = upload;
    await orAway<unknown>(() =>
      id === undefined ? s3.putObject(key, rest) : s3.completeMultipartUpload(key, id, parts),
    );
    await orAway(() => confirm(range, size, end));
    return result;
  } catch (error) {
    // Both: the parts may have been put together before their end was not believed.
    if (upload !== undefined) await s3.abortMultipartUpload(key, upload).catch(() => undefined);
    await s3.deleteObject(key).catch(() => undefined);
    throw error;
  }
}
/** A yes alone is not enough: some stores say it and keep nothing, or keep half. */
async function confirm(range: Range, size: number, end: Buffer) {
  const from = Math.max(0, size - Math.max(1, end.length));
  const kept = await range(from, size);
  if (kept.size !== size || !kept.bytes.subarray(kept.bytes.length - end.length).equals(end))
    throw away(undefined);
}

const away = (cause: unknown) =>
  new Away(
    'store-away',
    'The store for recordings does not answer as it should. Nothing is lost on your side: try again in a few seconds.',
    { cause },
  );
const isGone = (error: unknown) => error instanceof S3ServiceError && error.serviceCode === 'NoSuchKey';
/** What is not there is gone. Whatever else goes wrong between us and the store passes, or an admin mends it. */
async function orAway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw isGone(error) ? notHere() : away(error);
  }
}
