// One whole interview through the public doors of the product, in a network that is not there yet when this starts.
// Speaks to its parent over descriptor 3: `ready`, then how it went. Waits for `go` before it begins, and for the end
// of its input before it leaves, so that the counters of its network can be read.
import { existsSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { readConfig } from '#kernel/config.ts';
import { places } from '#kernel/places.ts';
import * as candidate from '../demo/candidate.ts';
import { endChildren } from '../demo/children.ts';
import { openHouse } from '../demo/house.ts';
import { demoSettings, modelsWanted } from '../demo/machine.ts';
import * as recruiter from '../demo/recruiter.ts';
import { readReport } from '../demo/result.ts';
import { say } from '../terminal.ts';
import type { Interview } from './report.ts';

const tell = (line: string) => void writeSync(3, `${line}\n`);

/** Do both engines and their weights lie here? */
async function enginesAreHere() {
  const wanted = await modelsWanted(readConfig(demoSettings(process.env)));
  return (
    wanted.every(({ there }) => there) && existsSync(places.whisperWorker) && existsSync(places.llamaCpp)
  );
}

type Step = <T>(name: string, work: () => Promise<T>) => Promise<T>;
async function carry(folder: string, spoken: boolean, step: Step) {
  const { signal } = new AbortController();
  const house = await step('The product starts on an empty folder', () =>
    openHouse(folder, demoSettings(process.env)),
  );
  const { base } = house;
  const rita = await step('Rita sets the house up', () => recruiter.setUp(base, house.setUp, signal));
  const invitation = await step('Rita invites Ada', () => recruiter.invite(rita));
  const { ada, first } = await step('Ada opens her private link and agrees', () =>
    candidate.arrive(base, invitation.link, signal, spoken ? 'ai' : 'people'),
  );
  await step('Ada answers every question', () => candidate.answerAll(ada, first, spoken));
  await step('Ada confirms her words', async () =>
    candidate.confirmWords(ada, await candidate.waitForWords(ada)),
  );
  const sitting = await step('Rita rates and hands in', () => recruiter.rate(rita, invitation.page));
  if (spoken) await step('The model proposes levels', () => recruiter.waitForLevels(rita, sitting));
  await step('Rita decides, and the letter is written', () => recruiter.decide(rita, sitting));
  const { report } = await step('Rita opens the report', () => readReport(rita, `${sitting}/report`));
  if (report.decision?.outcome !== 'going-on') throw new Error('the report holds no decision');
}

async function interview(folder: string, typed: boolean): Promise<Interview> {
  const spoken = !typed && (await enginesAreHere());
  const mode = spoken ? 'spoken and rated' : 'typed';
  say(spoken ? 'Whisper and the language model take part.' : 'Answers are typed; no model takes part.');
  const steps: { name: string; seconds: number }[] = [];
  try {
    await carry(folder, spoken, async (name, work) => {
      const began = Date.now();
      say(`${steps.length + 1}. ${name}`);
      const result = await work();
      steps.push({ name, seconds: Math.round((Date.now() - began) / 100) / 10 });
      return result;
    });
    return { ok: true, mode, steps, problem: null };
  } catch (error) {
    return { ok: false, mode, steps, problem: error instanceof Error ? error.message : 'unknown' };
  }
}

const [folder = '', flag] = process.argv.slice(2);
const parent = createInterface({ input: process.stdin });
const over = new Promise<void>((ended) => void parent.on('close', () => ended()));
// The product leads a group of its own: without this it would outlive a Ctrl-C.
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.on(name, () => void endChildren().finally(() => process.exit(1)));
tell('ready');
const go = new Promise<true>((begin) => void parent.once('line', () => begin(true)));
if (await Promise.race([go, over])) {
  tell(JSON.stringify(await interview(folder, flag === '--typed')));
  await over;
  await endChildren();
}
