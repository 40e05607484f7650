import type { LetterKind } from '#letters';

/** Kinds that somebody may switch off. Letters about other positions are a consent of their own. */
export const optional = ['reminder', 'finished'] as const;
export type Optional = (typeof optional)[number];
export const isOptional = (kind: LetterKind): kind is Optional =>
  (optional as readonly string[]).includes(kind);

/** A link's secret: the fingerprint of an address, and the proof that this house made the link. */
export const partsOf = (token: string) => {
  const [fingerprint = '', proof = ''] = token.split('.');
  return { fingerprint, proof };
};

export const longestWords = 2000;

const failures: Record<string, string> = {
  EENVELOPE: 'the mail server does not accept the address',
  EMESSAGE: 'the mail server does not accept the letter',
  EAUTH: 'the mail server does not accept our login: an admin can correct SMTP_URL',
};
/** Why letters of this kind did not arrive. Nobody hands them on: each must end by one press of its reader. */
export const failureWords = (code: string | null) =>
  failures[code ?? ''] ?? 'the mail server did not answer for a whole day';
