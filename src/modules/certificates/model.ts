import type { Said } from '#kernel/said.ts';
import type { Checkpoint } from '#logbook';

export const format = 'ai-interview-space/erasure-certificate/1';

/**
 * What a certificate says. Days and moments are ISO 8601 in UTC. No name, no address, no id of the person: it may be shown
 * to anybody.
 */
export interface Certificate {
  readonly format: typeof format;
  /** The id of the erasure. */
  readonly id: string;
  readonly controller: string;
  readonly askedAt: string;
  readonly erasedAt: string;
  readonly removed: readonly Removed[];
  readonly kept: readonly KeptHere[];
  readonly keysDestroyed: readonly KeyName[];
  /** What is kept is sealed under these; each is destroyed when nothing is kept under it any more. */
  readonly keysKept: readonly KeyName[];
  readonly recipients: readonly RecipientTold[];
  /** From this moment on no backup holds a key that opens anything of what was removed. */
  readonly unreadableInBackupsFrom: string;
  /** The log of the house as it stood then: whoever keeps the certificate is a witness of it. */
  readonly log: Checkpoint;
  /** Ed25519 (RFC 8032), the raw 32 bytes as base64url. */
  readonly publicKey: string;
}
export interface Removed {
  readonly holding: string;
  readonly what: Said;
  /** `blank`: the row stays and names nobody any more. */
  readonly did: 'remove' | 'blank';
  readonly items: number;
}
export interface KeptHere {
  readonly holding: string;
  readonly what: Said;
  readonly items: number;
  readonly because: Said;
  /** Null: no day is set; the reason says what it waits for. */
  readonly until: string | null;
}
export interface KeyName {
  readonly kind: 'content' | 'evidence';
  readonly id: string;
}
export interface RecipientTold {
  readonly who: Said;
  readonly items: number;
  /** `recalled` where it was told and answered; `cannot-recall` where nobody can call it back. */
  readonly outcome: 'recalled' | 'cannot-recall';
}
/** The file that is handed out: the certificate, and the signature over `canonical(certificate)` in UTF-8. */
export interface SignedCertificate {
  readonly certificate: Certificate;
  /** Ed25519, 64 bytes as base64url. */
  readonly signature: string;
}

/**
 * One way to write a value as JSON (RFC 8785 for what we use: no number with a fraction): names in the order of their
 * UTF-16 units, no space anywhere. A verifier writes `certificate` like this, as UTF-8, and checks the signature over it.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const named = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${named.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}
/** The very bytes that are signed. */
export const bytesOf = (certificate: Certificate): Uint8Array => Buffer.from(canonical(certificate), 'utf8');
