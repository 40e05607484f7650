import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { configTable, readConfig, WrongSetting } from '#kernel/config.ts';
import { editsBetween, misspeltIn } from '#kernel/misspelt.ts';

const names = configTable().map(({ name }) => name);

test.each([
  ['DATABASE_URI', 'DATABASE_URL'],
  ['DATABSE_URL', 'DATABASE_URL'],
  ['database_url', 'DATABASE_URL'],
  ['STORAGE_SECRETS', 'STORAGE_SECRET'],
  ['STORAGE_SECRETS_FILE', 'STORAGE_SECRET_FILE'],
  ['SECRET_KEYFILE', 'SECRET_KEY_FILE'],
  ['MODEL_DIR', 'MODELS_DIR'],
  ['SMTP_URLS', 'SMTP_URL'],
  ['PROT', 'PORT'],
  ['BASEURL', 'BASE_URL'],
  ['LOGLEVEL', 'LOG_LEVEL'],
])('the start stops at %s and names %s', (written, meant) => {
  const start = () => readConfig({ [written]: 'value' });
  expect(start).toThrow(WrongSetting);
  expect(start).toThrow(`${written} is no setting. Did you mean ${meant}?`);
});

test('all that are written wrongly are told at once, with where the right names stand', () => {
  const start = () => readConfig({ DATADIR: '/data', SMPT_URL: 'smtp://mail' });
  expect(start).toThrow(
    /DATADIR is no setting\. Did you mean DATA_DIR\?\nSMPT_URL is no setting.*SMTP_URL\?\n.*README/s,
  );
});

test('what a container, Kubernetes, a shell and the programs beside us set is none of our business', () => {
  const services = [
    'APP',
    'WHISPER',
    'OLLAMA',
    'REDIS',
    'POSTGRES',
    'METRICS',
    'STORAGE',
    'SMTP',
    'DATABASE',
    'BACKUP',
    'MODELS',
  ];
  const ofServices = services.flatMap((service) =>
    [
      'HOST',
      'PORT',
      'SERVICE_HOST',
      'SERVICE_PORT',
      'SERVICE_PORT_HTTP',
      'PORT_9000_TCP',
      'PORT_9000_TCP_ADDR',
      'PORT_9000_TCP_PORT',
      'PORT_9000_TCP_PROTO',
      'NAME',
      'ENV_PATH',
    ].map((rest) => `${service}_${rest}`),
  );
  const ofOthers =
    'PATH HOME HOSTNAME PWD OLDPWD SHLVL TERM SHELL USER LOGNAME LANG LANGUAGE LC_ALL TZ TMPDIR TEMP EDITOR PAGER MAIL DISPLAY COLUMNS LINES _ KUBERNETES_PORT KUBERNETES_SERVICE_HOST container NODE_VERSION NODE_ENV NODE_OPTIONS NODE_PATH YARN_VERSION npm_config_cache npm_package_name npm_lifecycle_event INIT_CWD OLLAMA_HOST OLLAMA_MODELS OLLAMA_DEBUG OLLAMA_NO_CLOUD OLLAMA_KEEP_ALIVE PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE PGDATA POSTGRES_USER POSTGRES_PASSWORD POSTGRES_DB REDIS_PASSWORD AWS_REGION AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy AMQP_URL HTTP_URL SITE_URL APP_URL BASE_PATH BASE_DIR LOG_DIR LOG_FILE LOG_FORMAT DATA_PATH CACHE_DIR SMTP_HOST SMTP_PORT SMTP_USER MAIL_HOST MAIL_PORT SECRET_KEY SECRET_KEY_BASE PORT0 PORT1 PORTS CUDA_VISIBLE_DEVICES OMP_NUM_THREADS UV_THREADPOOL_SIZE SSL_CERT_FILE SSL_CERT_DIR INVOCATION_ID JOURNAL_STREAM CREDENTIALS_DIRECTORY STATE_DIRECTORY XDG_DATA_DIRS XDG_RUNTIME_DIR SUDO_USER SSH_AUTH_SOCK WHISPER_VAD QUEUE MAX_SECONDS'.split(
      ' ',
    );
  const env = Object.fromEntries([...ofServices, ...ofOthers].map((name) => [name, 'tcp://10.0.0.1:80']));
  expect(misspeltIn(env, names)).toEqual([]);
});

test('every name that our own programs and tests read passes', () => {
  const read = ['src', 'docker', 'migrations'].flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .map(String)
      .filter((file) => /\.m?ts$|\.mjs$/.test(file) && !file.includes('node_modules'))
      .flatMap((file) => [
        ...readFileSync(join(folder, file), 'utf8').matchAll(
          /\benv\.([A-Z][A-Z0-9_]+)|(?:text|number)\('([A-Z_]+)'/g,
        ),
      ])
      .map(([, direct, byName]) => direct ?? byName ?? ''),
  );
  expect(read.length).toBeGreaterThan(15);
  expect(misspeltIn(Object.fromEntries(read.map((name) => [name, 'x'])), names)).toEqual([]);
});

test('no setting of ours is taken for another one written wrongly, and none that is empty counts', () => {
  const all = Object.fromEntries(
    names.flatMap((name) => [
      [name, 'x'],
      [`${name}_FILE`, 'x'],
    ]),
  );
  expect(misspeltIn(all, names)).toEqual([]);
  expect(misspeltIn({ DATABASE_URI: '' }, names)).toEqual([]);
});

test('one letter more, less or other is one edit, and so are two that changed places', () => {
  const word = fc.string({ unit: fc.constantFrom('A', 'B', '_', 'Z'), minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(word, fc.nat(), fc.constantFrom('Q', 'A'), (name, where, letter) => {
      const at = where % (name.length - 1);
      const changed = [
        name.slice(0, at) + letter + name.slice(at),
        name.slice(0, at) + name.slice(at + 1),
        name.slice(0, at) + letter + name.slice(at + 1),
        name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2),
      ];
      for (const other of changed) {
        expect(editsBetween(name, other)).toBe(name === other ? 0 : 1);
        expect(editsBetween(other, name)).toBe(editsBetween(name, other));
      }
    }),
  );
  expect(editsBetween('AMQP', 'SMTP')).toBe(2);
});
