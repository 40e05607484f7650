import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { places } from '#kernel/places.ts';
import {
  checkpointNow,
  findEntry,
  findNumber,
  inclusionProof,
  leafText,
  listAbout,
  openedPartsOf,
} from '#logbook';
import { kindOf, kinds, oneFile, type Receipt } from './model.ts';

/** Everything this person can have a receipt for, the newest first. What happened just now comes in a moment. */
export const receiptsOf = async (ctx: Ctx, subject: SubjectId) =>
  (await listAbout(ctx.db.read, subject, Object.keys(kinds))).flatMap(({ number, at, name }) => {
    const kind = kindOf(name);
    return kind ? [{ number, at, kind }] : [];
  });

/** One receipt of this person. The log is signed as it stands now, so a later receipt witnesses more. */
export async function receiptOf(ctx: Ctx, subject: SubjectId, number: number): Promise<Receipt> {
  const entry = await findEntry(ctx.db.read, number);
  if (!entry || entry.aboutId !== subject || !kindOf(entry.name)) throw noSuchReceipt();
  const checkpoint = await checkpointNow(ctx);
  const { actor, ...rest } = openedPartsOf(ctx, entry);
  return {
    format: 'ai-interview-space/receipt/1',
    what: entry.name,
    leaf: leafText(entry),
    index: number - 1,
    opened: { ...rest, ...(actor?.value === subject && { actor }) },
    proof: await inclusionProof(ctx, number, checkpoint.size),
    checkpoint,
    proofs: `${ctx.config.baseUrl}/privacy/log/proof`,
  };
}
const noSuchReceipt = () => new Refusal('missing', 'missing');

type Wanted = { name: string; subjectId: SubjectId; ids: readonly Id<string>[] };
/** The receipt for a fact about this person in which all of these ids stand; undefined while its entry is on the way. */
export async function receiptFor(ctx: Ctx, { name, subjectId, ids }: Wanted): Promise<Receipt | undefined> {
  const number = await findNumber(ctx.db.read, name, subjectId, ids);
  return number === undefined ? undefined : receiptOf(ctx, subjectId, number);
}

const read = (name: string) => readFile(join(places.public, name), 'utf8');
/** The page that checks receipts, for a browser that loads its parts from here. */
export const verifierPage = () => read('verify.html');
/** The same page as one file to keep: it works without us and without a network. */
export async function verifierFile() {
  const [html, style, log, page] = await Promise.all(
    ['verify.html', 'style.css', 'verify-log.js', 'verify.js'].map(read),
  );
  return oneFile({ html: html ?? '', style: style ?? '', log: log ?? '', page: page ?? '' });
}
