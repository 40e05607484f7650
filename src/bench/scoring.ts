/**
 * Rating an answer when its rubric was read before, against the first answer to a question: ratio, seconds, memory.
 *   MODELS_DIR=... MODEL=qwen2.5-coder-1.5b-instruct-q4_k_m.gguf node --import tsx src/bench/scoring.ts
 * The product's own rating, quotes included, on the questions of a sample kit and three answers of a minute each. First and
 * later answers are of one question in one process, so the load of the machine is the same for both.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { newId } from '../kernel/ids.ts';
import { embeddedLlama } from '../modules/judges/index.ts';
import { rate } from '../modules/rating/verbs.ts';

const { MODELS_DIR, MODEL = 'qwen2.5-coder-1.5b-instruct-q4_k_m.gguf' } = process.env;
if (!MODELS_DIR) throw new Error('Set MODELS_DIR.');
const say = (line: string) => process.stdout.write(`${line}\n`);

type Sample = {
  kit: { questions: { text: string; criteria: { name: string; weight: number; levels: string[] }[] }[] };
};
const { kit }: Sample = JSON.parse(
  readFileSync(new URL('../samples/site-reliability-engineer.json', import.meta.url), 'utf8'),
);
const answers = [
  'Last spring our shop stopped taking orders at nine in the evening. I was on call. First I looked at the graphs and saw that the payment service answered, but every answer took twelve seconds. I told my colleagues in the channel what I saw and that I would stop the newest release. That did not help, so it was not the release. Then I counted the connections to the database and found that a report for the finance team held all of them. I stopped the report, the orders came back, and I wrote to everybody what had happened. The next day we gave the report a database of its own and an alarm for open connections.',
  'We had a problem with mails that were not sent. A customer told us. I restarted the mail server and the mails went out. Later it happened again, so I looked into the log and there was a message that the disk was full. I deleted old files. My boss said that I did well. Since then I look at the disk on Mondays. I think it is important to stay calm and to help the customer quickly, because in the end they pay for everything that we do here.',
  'In my team I was the one who kept the notes during an outage. There were five of us and everybody tried something, so nobody knew what had changed. I asked them to stop, wrote down who would do what, and set a timer for ten minutes. After that we tried one thing at a time. It was a certificate that had run out in the test system and was used in production by mistake. I wrote the timeline the same night. Two weeks later we renewed all certificates by a script, and I checked with a colleague that it warned us thirty days before.',
];

const [question] = kit.questions;
if (!question) throw new Error('The sample kit has no question.');
const criteria = question.criteria.map(({ levels, ...criterion }) => ({
  ...criterion,
  id: newId<'criterion'>(),
  levels: levels as unknown as readonly [string, string, string, string, string],
}));
const model = embeddedLlama({
  ...{ file: join(MODELS_DIR, MODEL), model: MODEL, digest: '0', contextTokens: 4096 },
  ...{ threads: Number(process.env.THREADS ?? availableParallelism()), limitSeconds: 600, idleSeconds: 600 },
});
await model.about(); // the weights are loaded before the clock runs
const seconds: number[] = [];
for (const [nth, answer] of answers.entries()) {
  const from = performance.now();
  const rated = await rate(model, { question: { text: question.text, criteria }, language: 'en' }, answer);
  seconds.push((performance.now() - from) / 1000);
  const levels = rated.criteria.map(
    ({ level, levels: runs, quotes }) => `${level ?? '–'} (${runs}; ${quotes.length} quotes)`,
  );
  say(`answer ${nth + 1}: ${seconds.at(-1)?.toFixed(1)} s, levels ${levels.join(', ')}`);
}
const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
const peak = (pid: string) =>
  Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
const memory = Math.max(...children.map(peak)) / 1024;
await model.close();

const [first = 0, ...later] = seconds;
const mean = later.reduce((sum, one) => sum + one, 0) / later.length;
say(`${MODEL}, ${criteria.length} criteria, three runs and quotes`);
say(`later answers against the first: ${(mean / first).toFixed(2)} (at most 0.70)`);
say(
  `seconds per answer: ${first.toFixed(0)} first, ${mean.toFixed(0)} later; peak memory of the model's process: ${memory.toFixed(0)} MiB`,
);
