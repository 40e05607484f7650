import { isSignedBy } from '#kernel/vault.ts';

/** Whom the product tried to reach besides this machine itself. */
export interface Attempts {
  /** Packets that left for anywhere but loopback, counted by the kernel. */
  readonly packets: number;
  readonly places: readonly string[];
  /** Names that were asked for. */
  readonly names: readonly string[];
}
/** What took part in the interview, and how it went. */
export interface Interview {
  readonly ok: boolean;
  readonly mode: 'typed' | 'spoken and rated' | 'not known';
  readonly steps: readonly { readonly name: string; readonly seconds: number }[];
  readonly problem: string | null;
}
export interface Report {
  readonly kind: 'egress report';
  readonly version: 1;
  readonly at: string;
  readonly result: 'nothing left' | 'something tried to leave' | 'the interview failed';
  readonly interview: Interview;
  readonly attempts: Attempts;
  readonly versions: Readonly<Record<string, string>>;
  /** What this does not show. */
  readonly limits: readonly string[];
}
export interface SignedReport {
  readonly report: Report;
  /** Ed25519 over the canonical JSON of `report`: keys in order, no spaces. Both base64url. */
  readonly publicKey: string;
  readonly signature: string;
}

/** The same value gives the same text, however its keys were ordered. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

export const isGenuine = ({ report, publicKey, signature }: SignedReport) =>
  isSignedBy(publicKey, Buffer.from(canonical(report)), signature);

/** Nothing left only if nothing was tried while the whole interview was carried through. */
export function resultOf({ packets, places, names }: Attempts, { ok }: Interview): Report['result'] {
  if (packets > 0 || places.length > 0 || names.length > 0) return 'something tried to leave';
  return ok ? 'nothing left' : 'the interview failed';
}
export const exitCodes = {
  'nothing left': 0,
  'the interview failed': 1,
  'something tried to leave': 3,
} as const;

type Element = { elem?: { val: Element } } & { concat?: [string, string, number] };
type Listed = {
  nftables: readonly { counter?: { packets: number }; set?: { elem?: readonly Element[] } }[];
};
/** Reads what `nft --json list table` says of our counter and our sets. */
export function countedBy(json: string): Omit<Attempts, 'names'> {
  const { nftables } = JSON.parse(json) as Listed;
  const places = nftables
    .flatMap(({ set }) => set?.elem ?? [])
    .map((one) => one.elem?.val ?? one)
    .flatMap(({ concat }) => (concat ? [`${concat[1]} ${concat[0]} port ${concat[2]}`] : []));
  const packets = nftables.reduce((sum, { counter }) => sum + (counter?.packets ?? 0), 0);
  return { packets, places: places.toSorted() };
}

/** The name that a DNS question asks for (RFC 1035 section 4.1): labels with their lengths after a head of 12 bytes. */
export function nameAsked(question: Buffer): string {
  const labels: string[] = [];
  let at = 12;
  for (
    let length = question[at] ?? 0;
    length > 0 && at + length < question.length;
    length = question[at] ?? 0
  ) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return labels.join('.').toLowerCase();
}
