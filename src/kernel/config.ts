import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { days } from './durations.ts';
import { misspeltIn } from './misspelt.ts';
import { schema, settings } from './settings.ts';

type Environment = Record<string, string | undefined>;

/** A setting that cannot be used. The start stops with this sentence. */
export class WrongSetting extends Error {}

/** One sentence a setting, with what to do. */
function sentencesOf(issues: readonly z.core.$ZodIssue[]) {
  const wrong = new Map<string, string>();
  for (const issue of issues) {
    const isNumber = issue.code === 'invalid_type' && issue.expected === 'number';
    const name = issue.path.join('.');
    if (!wrong.has(name)) wrong.set(name, isNumber ? 'must be a number' : issue.message);
  }
  const lines = [...wrong].map(([name, what]) => `${name}: ${what}.`);
  return `${lines.join('\n')}\nCorrect it, or unset it; the README lists every setting.`;
}

/** Reads the settings out of the environment; `NAME_FILE` may name a file that holds the value of `NAME`. */
export function readConfig(env: Environment) {
  refuseMisspelt(env);
  const given = Object.fromEntries(Object.keys(settings).map((name) => [name, settingOf(env, name)]));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new WrongSetting(sentencesOf(parsed.error.issues));
  const found = parsed.data;
  const dataDir = resolve(found.DATA_DIR);
  return Object.freeze({
    dataDir,
    host: found.HOST,
    port: found.PORT,
    baseUrl: (found.BASE_URL ?? `http://localhost:${found.PORT}`).replace(/\/+$/, ''),
    databaseUrl: found.DATABASE_URL,
    redisUrl: found.REDIS_URL,
    storage: storePlaceOf(found),
    whisper: {
      url: found.WHISPER_URL,
      token: found.WHISPER_TOKEN,
      program: found.WHISPER_PROGRAM,
      model: found.WHISPER_MODEL,
    },
    language: { ollamaUrl: found.OLLAMA_URL, ollamaModel: found.OLLAMA_MODEL, model: found.LANGUAGE_MODEL },
    modelSources: found.MODEL_SOURCES.split(',') as ('wheels' | 'https')[],
    modelsDir: resolve(found.MODELS_DIR ?? join(dataDir, 'models')),
    threads: found.THREADS ?? availableParallelism(),
    smtpUrl: found.SMTP_URL,
    mailFrom: found.MAIL_FROM,
    keyFile: resolve(found.SECRET_KEY_FILE ?? join(dataDir, 'keyring', 'instance.key')),
    backup: {
      nightly: found.BACKUP_DIR !== undefined,
      folder: resolve(found.BACKUP_DIR ?? join(dataDir, 'backups')),
      keyringFolder: resolve(found.BACKUP_KEYRING_DIR ?? join(dataDir, 'keyring-backups')),
      keepFor: days(found.BACKUP_DAYS),
    },
    maxTakeBytes: found.MAX_TAKE_MB * 1024 * 1024,
    metrics: listenerOf(found.METRICS_LISTEN),
    drainMs: found.DRAIN_SECONDS * 1000,
    diskReserveBytes: found.DISK_RESERVE_MB * 1024 * 1024,
    logLevel: found.LOG_LEVEL,
  });
}
/** A setting that is written wrongly would be left out without a word, and the product would run on its standard. */
function refuseMisspelt(env: Environment) {
  const wrong = misspeltIn(env, Object.keys(settings));
  if (!wrong.length) return;
  const sentences = wrong.map(({ name, nearest }) => `${name} is no setting. Did you mean ${nearest}?`);
  throw new WrongSetting(
    `${sentences.join('\n')}\nCorrect the name, or take it out of the environment of the product. The README lists all settings.`,
  );
}
function listenerOf(words: string | undefined) {
  if (!words) return undefined;
  const at = words.lastIndexOf(':');
  const host = at < 0 ? '127.0.0.1' : words.slice(0, at).replace(/^\[|\]$/g, '');
  return { host, port: Number(words.slice(at + 1)) };
}
function storePlaceOf(found: z.output<typeof schema>) {
  const {
    STORAGE_URL: url,
    STORAGE_KEY: key = '',
    STORAGE_SECRET: secret = '',
    STORAGE_REGION: region,
  } = found;
  return url ? { url: url.replace(/\/$/, ''), key, secret, region } : undefined;
}
export type Config = ReturnType<typeof readConfig>;

const onlyDirect = new Set(['SECRET_KEY_FILE']);
function settingOf(env: Environment, name: string) {
  const file = onlyDirect.has(name) ? undefined : env[`${name}_FILE`];
  if (file && env[name]) throw new WrongSetting(`Set ${name} or ${name}_FILE, not both.`);
  const value = file ? wordsIn(file, `${name}_FILE`) : env[name];
  return value === '' ? undefined : value;
}
function wordsIn(file: string, name: string) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new WrongSetting(
      `${name} names ${file}, which cannot be read. Put the file there and let this user read it, or unset ${name}.`,
    );
  }
}

/** The rows of the README's table: name, default, what it does. */
export const configTable = () =>
  Object.entries(settings).map(([name, setting]) => ({
    name,
    standard: setting.safeParse(undefined).data?.toString() ?? '',
    what: setting.description ?? '',
  }));

/** The only look at the environment outside `main`: tables are made for one dialect before anything starts. */
export const dialect: 'sqlite' | 'postgres' = isGiven('DATABASE_URL') ? 'postgres' : 'sqlite';
function isGiven(name: string) {
  // What is wrong with it is said when the settings are read.
  return Boolean(process.env[name] || process.env[`${name}_FILE`]);
}
