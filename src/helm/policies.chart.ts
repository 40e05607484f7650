import { describe, expect, test } from 'vitest';
import { render, valueFiles } from './support/chart.ts';
import type { Rendered } from './support/objects.ts';
import { plants } from './support/plants.ts';
import { policies } from './support/policies.ts';

const rendered = new Map(valueFiles.map((file) => [file, render(file)]));
/** A copy: what is planted for one test is not there for the next. */
const objectsWith = (file: string): Rendered[] => structuredClone(rendered.get(file) ?? []);
const broken = (objects: readonly Rendered[]) =>
  policies.flatMap(({ rule, look }) => look(objects).map((who) => `${who}: ${rule}`));

describe.each(valueFiles)('with %s', (file) => {
  test('every rule holds', () => {
    const objects = objectsWith(file);
    expect(objects.length).toBeGreaterThan(8);
    expect(broken(objects)).toEqual([]);
  });
});

test('every rule is proven by something that breaks it, and nothing is proven that is no rule', () => {
  const rules = policies.map(({ rule }) => rule);
  expect(new Set(rules).size).toBe(rules.length);
  expect([...new Set(plants.map(({ rule }) => rule))].toSorted()).toEqual(rules.toSorted());
});

test.each(plants)('red as soon as it is broken: $rule', ({ rule, values, plant }) => {
  const objects = objectsWith(values);
  const look = (all: readonly Rendered[]) => policies.find((policy) => policy.rule === rule)?.look(all) ?? [];
  expect(look(objects)).toEqual([]);
  plant(objects);
  expect(look(objects)).not.toEqual([]);
});
