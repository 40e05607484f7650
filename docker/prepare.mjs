/**
 * The first thing that runs of the compose file: makes the secrets that its containers share among themselves, each in a
 * volume that only its two sides mount. What is there already stays, so that it may run at every start.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whole or not at all: a machine that goes off in the middle leaves no half of a secret. */
function write(path, words) {
  writeFileSync(`${path}.part`, `${words}\n`, { mode: 0o444, flush: true });
  renameSync(`${path}.part`, path);
}

/** The files of one service. `last` is written last: when it is there, all of them are. */
function prepare(folder, last, filesOf) {
  if (existsSync(join(folder, last))) return;
  const secret = randomBytes(32).toString('base64url');
  const files = { ...filesOf(secret), [last]: secret };
  for (const [name, words] of Object.entries(files)) write(join(folder, name), words);
  process.stdout.write(`Made the secret in ${folder}.\n`);
}

const [root = '/secrets'] = process.argv.slice(2);
prepare(join(root, 'whisper'), 'token', () => ({}));
prepare(join(root, 'postgres'), 'password', (secret) => ({
  url: `postgres://interviews:${secret}@postgres:5432/interviews`,
}));
prepare(join(root, 'redis'), 'password', (secret) => ({
  url: `redis://:${secret}@redis:6379`,
  'redis.conf': `requirepass ${secret}`,
}));
