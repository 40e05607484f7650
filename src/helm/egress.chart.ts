import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const script = 'helm/files/egress.mjs';
// A process without a network but its own: nothing here can be reached but what listens here.
const alone = ['--map-root-user', '--net', '--'];
const cannot =
  spawnSync('unshare', [...alone, 'ip', 'link', 'set', 'lo', 'up']).status === 0
    ? undefined
    : 'this machine lets nobody make a network of their own';

/** Runs the script of `helm test` where only 127.0.0.1:3000 answers. */
function tried(...args: string[]) {
  const listening = `require('node:net').createServer().listen(3000, '127.0.0.1', () => {
    const child = require('node:child_process').spawn(process.execPath, process.argv.slice(1), { stdio: 'inherit' });
    child.on('close', (code) => process.exit(code));
  });`;
  const command = ['sh', '-c', 'ip link set lo up && exec "$@"', '--', process.execPath, '-e', listening];
  const { status, stdout } = spawnSync('unshare', [...alone, ...command, '--', script, ...args], {
    encoding: 'utf8',
  });
  return { status, lines: stdout.trim().split('\n') };
}
const open = '--reaches=127.0.0.1:3000';

test.skipIf(cannot)(`green where the product answers and nothing outside does (${cannot ?? 'tried'})`, () => {
  const { status, lines } = tried(open, '192.0.2.1:443', 'nowhere.invalid:443');
  expect(lines).toEqual([
    'good  127.0.0.1:3000: reached (must be reached)',
    'good  192.0.2.1:443: ENETUNREACH (must not be reached)',
    expect.stringMatching(/^good {2}nowhere.invalid:443: E\w+ \(must not be reached\)$/),
  ]);
  expect(status).toBe(0);
});

test.skipIf(cannot)(
  `red where something outside answers, be it with a refusal (${cannot ?? 'tried'})`,
  () => {
    const reached = tried(open, '192.0.2.1:443', '127.0.0.1:3000');
    expect(reached.lines).toContain('BAD   127.0.0.1:3000: reached (must not be reached)');
    expect(reached.status).toBe(1);
    const refused = tried(open, '127.0.0.1:3001');
    expect(refused.lines).toContain('BAD   127.0.0.1:3001: ECONNREFUSED (must not be reached)');
    expect(refused.status).toBe(1);
  },
);

test.skipIf(cannot)(
  `red where nothing can be reached at all, or nothing was tried (${cannot ?? 'tried'})`,
  () => {
    const down = tried('--reaches=192.0.2.1:3000', '192.0.2.1:443');
    expect(down.lines).toContain('BAD   192.0.2.1:3000: ENETUNREACH (must be reached)');
    expect(down.status).toBe(1);
    expect(tried(open).status).toBe(1);
  },
);
