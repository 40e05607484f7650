import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function demo(...args: string[]) {
  const env = { ...process.env, TMPDIR: folder };
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/commands/demo.ts', ...args], { env });
  const [said, complained, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, said, complained };
}
const made = () => readdirSync(folder).filter((name) => name.startsWith('ai-interview-demo-'));

test('asked for help, or for what there is not, the demonstration says what there is and starts nothing', async () => {
  for (const word of ['--help', '-h'])
    expect(await demo(word)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^npm run demo .*--once/s),
    });
  expect(await demo('--twice')).toMatchObject({
    code: 2,
    said: '',
    complained: expect.stringContaining('--once'),
  });
  expect(made()).toEqual([]);
});

const scripts: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
/** Says that it is there, and removes its mark when it is asked to end. */
const waiting = `
  import { rmSync, writeFileSync } from 'node:fs';
  process.on('SIGTERM', () => { rmSync('mark'); process.exit(143); });
  writeFileSync('mark', String(process.pid));
  console.log('it waits');
  setInterval(() => {}, 1000);
`;
/** npm tells its shell to end, and a shell that waits for a program tells nobody: so the program takes the shell's place. */
test.each(['start', 'demo', 'worker'])(
  'npm run %s, ended, ends what it runs, which removes what it made',
  async (name) => {
    const script = (scripts[name] ?? '').replace(/node .*/, 'node wait.mjs');
    expect(script).toContain('wait.mjs');
    writeFileSync(join(folder, 'wait.mjs'), waiting);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'x', scripts: { [name]: script } }));
    const env = { ...process.env, npm_config_update_notifier: 'false' };
    const npm = spawn('npm', ['run', name], { cwd: folder, env, stdio: ['ignore', 'pipe', 'ignore'] });
    const closed = once(npm, 'exit');
    let said = '';
    for await (const piece of npm.stdout) {
      said += piece;
      if (said.includes('it waits')) break;
    }
    const mark = join(folder, 'mark');
    const pid = Number(readFileSync(mark, 'utf8'));
    npm.kill('SIGTERM');
    await closed;
    const isLeft = existsSync(mark);
    if (isLeft) process.kill(pid, 'SIGKILL');
    expect(isLeft).toBe(false);
  },
);
