import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Why a program does not do what it is asked, in its last words; nothing when it does. */
function refusalOf([program = '', ...args]: readonly string[]): string | undefined {
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status === 0) return undefined;
  return error?.message ?? stderr.trim().split('\n').at(-1) ?? '';
}
/** Compose as a part of docker, or as a program of its own. */
const composeProgram = () =>
  [['docker', 'compose'], ['docker-compose']].find((words) => refusalOf([...words, 'version']) === undefined);

/** The smallest weights that carry an interview. */
export const weights = {
  whisper: 'ggml-base.bin',
  language: process.env.LANGUAGE_MODEL ?? 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
};

/** How the images are called that are built here. */
export const builtImages = {
  IMAGE: 'ai-interview-space:test',
  WHISPER_IMAGE: 'ai-interview-space-whisper:test',
};

/** What this machine lacks for the containers, in words; nothing when it has all of it. */
export function missingForContainers(): string | undefined {
  const refusal = refusalOf(['docker', 'version']);
  if (refusal !== undefined) return `no container engine answers to "docker version": ${refusal}`;
  if (!composeProgram()) return 'neither "docker compose" nor "docker-compose" is here';
  const folder = process.env.MODELS_DIR ?? '';
  const absent = Object.values(weights).filter((file) => !existsSync(join(folder, file)));
  if (absent.length) return `no weights in MODELS_DIR: ${absent.join(' and ')}`;
  if (!existsSync(process.env.OLLAMA_BIN ?? '')) return 'OLLAMA_BIN names no Ollama to put into an image';
  return undefined;
}

// Vitest puts one of its own there; compose would take it for the address that people type.
const { BASE_URL: _vitests, ...environment } = process.env;

export type Ended = { code: number | null; said: string };
type Wish = { env?: Record<string, string>; input?: string };
/** Runs a program to its end; `said` is all that it wrote. */
export async function run([program = '', ...args]: readonly string[], { env, input = '' }: Wish = {}) {
  const child = spawn(program, args, { env: { ...environment, ...env }, stdio: 'pipe' });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said: Buffer.concat(said).toString() } satisfies Ended;
}
/** The same for what must succeed: it throws with the last lines otherwise. */
export async function must(words: readonly string[], wish: Wish = {}): Promise<string> {
  const { code, said } = await run(words, wish);
  const last = said.trimEnd().split('\n').slice(-40).join('\n');
  if (code !== 0) throw new Error(`${words.slice(0, 6).join(' ')} ended with ${code}:\n${last}`);
  return said.trim();
}
export const docker = (...args: string[]) => must(['docker', ...args]);

/** Compose on one project of its own, with the settings that a file .env would hold. */
export const composeWith = (env: Record<string, string>) => {
  const words = composeProgram() ?? [];
  return (...args: string[]) => must([...words, ...args], { env });
};
export type Compose = ReturnType<typeof composeWith>;
