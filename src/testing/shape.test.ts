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
}, 180_000);

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
}, 180_000);

test('the gate to the outside is the only one: sockets, clients, programs and fetch are stopped elsewhere', () => {
  const room = 'src/modules/auth/zz-leak';
  const sockets = ['net', 'tls', 'http', 'https', 'http2', 'dgram', 'dns', 'dns/promises'];
  const barred = [...sockets.map((name) => `node:${name}`), 'nodemailer', 'node:child_process'];
  const calls = ["fetch('http://a')", "globalThis.fetch('http://b')", "new WebSocket('ws://c')"];
  mkdirSync(room, { recursive: true });
  try {
    writeFileSync(join(room, 'a.ts'), barred.map((name) => `import '${name}';\n`).join(''));
    const { violations } = (JSON.parse(cruise(room).stdout) as Cruised).summary;
    const stoppedBy = (rule: string) => violations.filter((found) => found.rule.name === rule).length;
    expect(stoppedBy('one-gate')).toBe(sockets.length);
    expect(stoppedBy('clients-through-the-gate')).toBe(1);
    expect(stoppedBy('children-without-a-network')).toBe(1);
    writeFileSync(join(room, 'a.ts'), `export const leak = () => [${calls.join(', ')}];\n`);
    expect(complaintsAbout(join(room, 'a.ts'))).toEqual(['globals', 'properties', 'globals']);
  } finally {
    rmSync(room, { recursive: true });
  }
}, 180_000);

/** What ESLint says of one file by the rules that need no types: those would read the whole house first. */
function complaintsAbout(file: string) {
  const typed = ['no-floating-promises', 'no-misused-promises'].map(
    (name) => `@typescript-eslint/${name}: off`,
  );
  const without = ['--parser-options', 'projectService:false', ...typed.flatMap((rule) => ['--rule', rule])];
  const config = ['--config', 'src/testing/eslint.config.mjs', '--format', 'json'];
  const { stdout } = spawnSync('eslint', [...config, ...without, file], { encoding: 'utf8' });
  const [{ messages }] = JSON.parse(stdout) as [{ messages: { ruleId: string }[] }];
  return messages.map(({ ruleId }) => ruleId.replace('no-restricted-', ''));
}

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
