import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { modules } from '../modules.ts';

const cruise = (...folders: string[]) =>
  spawnSync('depcruise', [...folders, '--config', 'src/architecture.cjs', '--output-type', 'json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
type Cruised = { modules: { source: string }[]; summary: { violations: { rule: { name: string } }[] } };

test('the gate looked at every file of ours, and lets it through', () => {
  const seen = JSON.parse(cruise('src', 'views').stdout) as Cruised;
  const files = ['src', 'views'].flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .map((name) => join(folder, String(name)))
      .filter((name) => /\.tsx?$/.test(name)),
  );
  const looked = new Set(seen.modules.map(({ source }) => source));
  expect(files.filter((file) => !looked.has(file))).toEqual([]);
  expect(looked.size).toBeGreaterThan(files.length);
  expect(seen.summary.violations).toEqual([]);
});

test('the gate stops a store that looks into another room, and a view that knows one', () => {
  const room = 'src/modules/auth/zz-trespass';
  mkdirSync(room, { recursive: true });
  try {
    writeFileSync(join(room, 'a.ts'), "import '../../takes/store.ts';\n");
    const found = JSON.parse(cruise(room).stdout) as Cruised;
    const rules = found.summary.violations.map(({ rule }) => rule.name);
    expect(rules).toContain('by-the-door');
  } finally {
    rmSync(room, { recursive: true });
  }
});

test('every room is on the list, and the list has no room that is not there', () => {
  const rooms = readdirSync('src/modules').filter((name) =>
    readdirSync(join('src/modules', name)).includes('index.ts'),
  );
  expect(modules.map(({ name }) => name).toSorted()).toEqual(rooms.toSorted());
});

test('the order of the list is the order that the gate keeps', () => {
  const print =
    "process.stdout.write(JSON.stringify(require('./src/architecture.cjs').forbidden.map((r) => r.name)))";
  const rules = JSON.parse(execFileSync('node', ['-e', print], { encoding: 'utf8' })) as string[];
  const order = rules.filter((name) => name.startsWith('order-of-')).map((name) => name.slice(9));
  const place = (name: string) => order.indexOf(name);
  const listed = modules.map(({ name }) => name);
  expect(listed.filter((name) => place(name) < 0)).toEqual([]);
  expect(listed).toEqual(listed.toSorted((a, b) => place(a) - place(b)));
});
