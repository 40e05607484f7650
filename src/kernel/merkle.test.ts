import { expect, test } from 'vitest';
import { isConsistent, isIncluded } from '../../public/verify-log.js';
import {
  consistencyRanges,
  type Frontier,
  folded,
  grown,
  inclusionRanges,
  leafHash,
  type Node,
  nodeHash,
  nothing,
  peaksIn,
  type Range,
} from './merkle.ts';

/** The tree of these leaves, with all its whole nodes at hand. */
function planted(leaves: readonly string[]) {
  let tree: Frontier = nothing;
  const roots = [folded([])];
  const nodes = new Map<string, string>();
  const key = ({ level, place }: Pick<Node, 'level' | 'place'>) => `${level} ${place}`;
  for (const leaf of leaves) {
    const next = grown(tree, leafHash(leaf));
    for (const node of next.made) nodes.set(key(node), node.hash);
    roots.push(folded(next.peaks));
    tree = next;
  }
  const hashOf = (range: Range) => folded(peaksIn(range).map((place) => nodes.get(key(place)) ?? ''));
  return { roots, hashOf, nodes };
}

test('the roots are those that Certificate Transparency publishes for its example', () => {
  const leaves = ['', '\0', '\x10', ' !', '01', '@ABC', 'PQRSTUVW', '`abcdefghijklmno'];
  const hex = planted(leaves).roots.map((root) => Buffer.from(root, 'base64').toString('hex'));
  expect(hex.at(0)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(hex.at(1)).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  expect(hex.at(8)).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
});

const leaves = Array.from({ length: 70 }, (_, index) => `leaf ${index}`);
test('every leaf is shown to be in every tree that holds it, and no other leaf in its place', async () => {
  const { roots, hashOf } = planted(leaves);
  for (const size of [1, 2, 3, 4, 7, 8, 9, 31, 32, 33, 64, 65, 70])
    for (let index = 0; index < size; index += 1) {
      const proof = inclusionRanges(index, [0, size]).map(hashOf);
      expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
      const root = roots[size] ?? '';
      expect(await isIncluded(`leaf ${index}`, index, size, proof, root)).toBe(true);
      expect(await isIncluded('another', index, size, proof, root)).toBe(false);
      expect(await isIncluded(`leaf ${index}`, index + 1, size, proof, root)).toBe(false);
      expect(await isIncluded(`leaf ${index}`, index, size, [...proof, root], root)).toBe(false);
    }
});

test('every tree is shown to begin with every smaller one, and with no other', async () => {
  const { roots, hashOf } = planted(leaves);
  const other = planted(leaves.map((leaf, index) => (index === 0 ? 'edited' : leaf))).roots;
  for (let second = 1; second <= 40; second += 1)
    for (let first = 1; first <= second; first += 1) {
      const proof = consistencyRanges(first, [0, second]).map(hashOf);
      const of = (list: readonly string[], size: number) => ({ size, root: list[size] ?? '' });
      expect(await isConsistent(of(roots, first), of(roots, second), proof)).toBe(true);
      expect(await isConsistent(of(other, first), of(roots, second), proof)).toBe(false);
      expect(await isConsistent(of(roots, first), of(other, second), proof)).toBe(false);
    }
});

test('a leaf adds two nodes on average, and a root is folded of a few', () => {
  const { nodes } = planted(leaves);
  expect(nodes.size).toBeLessThan(2 * leaves.length);
  expect(peaksIn([0, 70]).length).toBe(3);
  expect(folded(['a', 'b'])).toBe(nodeHash('a', 'b'));
});
