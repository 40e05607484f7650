import { createHash } from 'node:crypto';

// A Merkle tree over a list that only grows (RFC 9162 section 2.1). Hashes are SHA-256 in base64; a node that is whole
// never changes again, so it is written once and found by its level and place.

export type Node = { level: number; place: number; hash: string };
/** A tree of this size: the roots of its whole subtrees, the largest first. */
export type Frontier = { size: number; peaks: readonly string[] };
/** The leaves from `from` (0 is the first) up to but not with `to`. */
export type Range = readonly [from: number, to: number];

const sha256 = (...parts: (Uint8Array | string)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('base64');
};
const [ofLeaf, ofNode] = [Buffer.from([0]), Buffer.from([1])];
export const leafHash = (words: string) => sha256(ofLeaf, words);
export const nodeHash = (left: string, right: string) =>
  sha256(ofNode, Buffer.from(left, 'base64'), Buffer.from(right, 'base64'));

export const nothing: Frontier = { size: 0, peaks: [] };
/** The tree with one leaf more, and the nodes that became whole by it: two on average. */
export function grown({ size, peaks }: Frontier, leaf: string): Frontier & { made: Node[] } {
  const left = [...peaks];
  const made = [{ level: 0, place: size, hash: leaf }];
  let hash = leaf;
  for (let level = 1, place = size; place % 2 === 1; level += 1) {
    hash = nodeHash(left.pop() ?? '', hash);
    place = (place - 1) / 2;
    made.push({ level, place, hash });
  }
  return { size: size + 1, peaks: [...left, hash], made };
}
export const folded = (peaks: readonly string[]) =>
  peaks.length ? peaks.reduceRight((right, left) => nodeHash(left, right)) : sha256();

/** Where the whole subtrees of a range stand; their fold is its hash. `from` must be where such a range can begin. */
export function peaksIn([from, to]: Range): Omit<Node, 'hash'>[] {
  const found = [];
  for (let at = from; at < to; ) {
    const level = Math.floor(Math.log2(to - at));
    found.push({ level, place: at / 2 ** level });
    at += 2 ** level;
  }
  return found;
}

/** The largest power of two below the length. */
const splitOf = ([from, to]: Range) => {
  const level = Math.ceil(Math.log2(to - from)) - 1;
  return from + 2 ** level;
};
/** The ranges whose hashes lead from one leaf to the root (RFC 9162 section 2.1.3.1). */
export function inclusionRanges(index: number, [from, to]: Range): Range[] {
  if (to - from === 1) return [];
  const split = splitOf([from, to]);
  return index < split
    ? [...inclusionRanges(index, [from, split]), [split, to]]
    : [...inclusionRanges(index, [split, to]), [from, split]];
}
/** The ranges whose hashes show that the tree began with its first `first` leaves (RFC 9162 section 2.1.4.1). */
export function consistencyRanges(first: number, [from, to]: Range, known = true): Range[] {
  if (first === to) return known ? [] : [[from, to]];
  const split = splitOf([from, to]);
  return first <= split
    ? [...consistencyRanges(first, [from, split], known), [split, to]]
    : [...consistencyRanges(first, [split, to], false), [from, split]];
}
