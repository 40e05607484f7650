export type Checkpoint = {
  origin: string;
  size: number;
  root: string;
  time: string;
  signature: string;
  publicKey: string;
};
export type Receipt = {
  format: string;
  what: string;
  leaf: string;
  index: number;
  opened: Partial<Record<string, { value: string; key: string }>>;
  proof: string[];
  checkpoint: Checkpoint;
  proofs: string;
};
export type Proof = { first: number; second: number; proof: string[] };
export type Witness = { checkpoint: Checkpoint; proofs: string };
export type Finding = { ok: boolean | null; say: string; about?: Record<string, string | number> };
export type Certificate = {
  certificate: { publicKey: string; id: string; erasedAt: string; controller: string; log?: Checkpoint };
  signature: string;
};
export type Handed = {
  receipts: Receipt[];
  certificates: Certificate[];
  proofs: Proof[];
  logs: Blob[];
  unknown: string[];
};
export const formats: Record<'receipt' | 'certificate' | 'proof' | 'log', string>;
export function canVerify(): Promise<boolean>;
export function isCheckpointSigned(checkpoint: Checkpoint): Promise<boolean>;
export function isIncluded(
  leaf: string,
  index: number,
  size: number,
  proof: readonly string[],
  root: string,
): Promise<boolean>;
export function isConsistent(
  first: { size: number; root: string },
  second: { size: number; root: string },
  proof: readonly string[],
): Promise<boolean>;
export function checkReceipt(receipt: Receipt): Promise<Finding>;
export function checkCertificate(file: Certificate): Promise<Finding>;
export function compareReceipts(one: Witness, other: Witness, proofs: readonly Proof[]): Promise<Finding>;
export function checkLogFile(
  lines: AsyncIterable<string>,
  receipts: readonly Witness[],
  progress?: (leaves: number) => void,
): Promise<Finding>;
export function linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string>;
export function nothingYet(): Handed;
export function sortFile(handed: Handed, file: Blob, name: string): Promise<void>;
export function checkAll(handed: Handed, progress?: (leaves: number) => void): Promise<Finding[]>;
