import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../commands/free-port.ts';
import { say } from '../../commands/terminal.ts';
import { builtImages as built, composeWith, docker, must, weights } from './engine.ts';
import { standIns } from './stand-ins.ts';

/** One house of containers, and the ways to ask it. */
export type Stack = Awaited<ReturnType<typeof planStack>>;

const project = `ai-interview-space-test-${process.pid}`;

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  const result = await work();
  say(`   ${name}: ${((Date.now() - began) / 1000).toFixed(0)} s`);
  return result;
}

/** A house that is not there yet: its name, its ports, its images. */
export async function planStack(more: Record<string, string> = {}) {
  const others = await step('images of others', standIns);
  const port = await freePort();
  const compose = composeWith({
    ...{ COMPOSE_PROJECT_NAME: project, COMPOSE_PROFILES: '', ...built, ...others },
    ...{ HTTP_PORT: String(port), HTTPS_PORT: String(await freePort()) },
    ...{ WHISPER_MODEL: weights.whisper, LANGUAGE_MODEL: weights.language },
    MODELS_BUNDLE: process.env.MODELS_DIR ?? '',
    ...more,
  });
  const base = `http://localhost:${port}`;
  const idOf = (service: string) => compose('ps', '--all', '--quiet', service);
  return {
    ...{ compose, image: built.IMAGE, base, outside: `${project}_outside` },
    /** Waits until the product answers through the proxy. */
    answering: () => until(() => isAnswered(`${base}/readyz`)),
    /** Where the house is set up, as its log says. */
    setUpLink: async () => /Set it up here, once: (\S+)/.exec(await compose('logs', 'app'))?.[1] ?? '',
    /** What the engine knows of a service's container. */
    inspect: async (service: string) =>
      JSON.parse(await docker('inspect', await idOf(service)))[0] as Container,
    /** Runs a program inside of a service's container; answers all that it wrote. */
    inside: async (service: string, ...words: string[]) => docker('exec', await idOf(service), ...words),
    /** The same for a script of ours, which Node there reads from its input. */
    probe: async (service: string, script: string, ...words: string[]) =>
      JSON.parse(await must(probing(await idOf(service), words), { input: readProbe(script) })) as unknown,
  };
}
type Container = {
  State: { ExitCode: number; Status: string };
  NetworkSettings: { Networks: Record<string, { IPAddress: string }> };
};
const probing = (id: string, words: readonly string[]) =>
  ['docker', 'exec', '--interactive', id, 'node', '--input-type=module', '-', ...words] as const;
const readProbe = (name: string) => readFileSync(new URL(`./${name}.mjs`, import.meta.url), 'utf8');

/**
 * Builds the images, fills the volumes with weights, starts all that lasts; a house that was left behind goes first.
 * `models` brings them for Whisper only, `give-model` for Ollama too.
 */
export async function bringUp(stack: Stack, job: 'models' | 'give-model' = 'give-model') {
  const { compose } = stack;
  await takeDown(stack);
  await step('our images', () => compose('build', 'app', 'whisper'));
  await step('models into their volumes', () => compose('--profile', 'models', 'run', '--rm', '-T', job));
  await step('up', async () => {
    await compose('up', '--detach');
    await stack.answering();
  });
}

async function until(holds: () => Promise<boolean>) {
  for (let tries = 0; tries < 180; tries++) {
    if (await holds()) return;
    await pause(1000);
  }
  throw new Error('The product did not answer through the proxy in three minutes.');
}
const isAnswered = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

export const takeDown = ({ compose }: Stack) =>
  compose('--profile', '*', 'down', '--volumes', '--timeout', '5');

/** The last lines of every container, for whoever wants to know why something failed. */
export const lastWords = ({ compose }: Stack) => compose('logs', '--no-color', '--tail', '15');
