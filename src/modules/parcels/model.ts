import { z } from 'zod';

export type Sum = { readonly bytes: number; readonly sha256: string };
/** What has been packed so far, by path. */
export type Sums = ReadonlyMap<string, Sum>;
/** One file to pack. Its content is asked for when its turn comes, and may tell of those before it. */
export interface Thing {
  readonly path: string;
  /** Text is made smaller; recordings are as small as they get. */
  readonly squeeze: boolean;
  content(before: Sums): AsyncIterable<Uint8Array>;
}
/** Who packs, and when. */
export type Head = { readonly installation: string; readonly madeAt: Date };

export const format = 'ai-interview-space/archive';
const hex = z.string().regex(/^[0-9a-f]{64}$/);
const key = z.string().regex(/^[\w-]{43}$/);
const shared = { installation: z.string().min(1).max(300), madeAt: z.iso.datetime() };
export const manifestForm = z.strictObject({
  format: z.literal(format),
  version: z.literal(1),
  ...shared,
  publicKey: key,
  files: z.array(z.strictObject({ path: z.string().max(200), bytes: z.int().nonnegative(), sha256: hex })),
});
export type Manifest = z.infer<typeof manifestForm>;
export const signatureForm = z.strictObject({
  ...shared,
  algorithm: z.literal('Ed25519'),
  publicKey: key,
  signature: z.string().regex(/^[\w-]{86}$/),
});

export const manifestName = 'manifest.json';
export const signatureName = 'manifest.sig';
/** The ZIP's own comment: these words, and a signature over every byte before it. */
export const sealWords = 'Sealed by Ed25519 ';
export const sealBytes = 86;
export const underSeal = (sha256: string) => Buffer.from(`${format} whole ${sha256}`);

/**
 * The most that is looked at: a whole archive, unpacked; a text that is read into memory; how many files. And how many
 * values a text may spell: 60 MB of `{},` would take gigabytes of memory.
 */
export const most = { bytes: 4 * 1024 ** 3, text: 64 * 1024 ** 2, files: 10_000, values: 500_000 } as const;

/** Why a parcel is not believed. */
export type ParcelProblem =
  | 'not-whole'
  | 'too-large'
  | 'strange-path'
  | 'not-ours'
  | 'wrong-signature'
  | 'missing-file'
  | 'extra-file'
  | 'wrong-content'
  | 'changed';
export class ParcelFault extends Error {
  readonly problem: ParcelProblem;
  constructor(problem: ParcelProblem, options?: ErrorOptions) {
    super(problem, options);
    this.name = 'ParcelFault';
    this.problem = problem;
  }
}

/** What JSON can say. */
export type Canonical =
  | string
  | number
  | boolean
  | null
  | readonly Canonical[]
  | { readonly [name: string]: Canonical };
/** The one way to write a value: names in the order of their UTF-16 units, no space (RFC 8785). */
export function canonical(value: Canonical): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value as Record<string, Canonical>)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`);
  return `{${fields.join(',')}}`;
}
