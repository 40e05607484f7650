import '../node-guard.ts';
import { measured } from './support/measured.ts';

// How much machine a number of interviews a day takes, computed from what was measured (measured.json names the command of
// each rate). Prints the table of the README as Markdown.
//   node --import tsx src/bench/sizing.ts [interviews a day ...]

/** What is assumed and not measured; the table says it below itself. */
const assumed = {
  /** Answers of one minute each, with three criteria. */
  answers: 8,
  secondsPerAnswer: 60,
  /** Share of a day's interviews that falls into its busiest hour. */
  busiest: 0.2,
  /** Models may be busy for so much of a day: whoever comes in the evening is read by the morning. */
  busyShare: 0.7,
  /** Of the processor time of a machine so much is planned with, for pages and jobs want some, too. */
  planned: 0.5,
  /** Days that a recording is kept: 30 after a decision that takes 30. */
  daysKept: 60,
  bytesPerSecond: 81_000,
} as const;
const day = 86_400;
/** More recordings than this want a store that grows by itself, in bytes. */
const largestDisk = 4e12;

const rates = measured();
function rate(name: string): number {
  const found = rates[name];
  if (!found) throw new Error(`measured.json does not have: ${name}`);
  return found.value;
}

interface Size {
  readonly perDay: number;
  readonly atOnce: number;
  readonly web: number;
  readonly whisper: number;
  readonly rating: number;
  readonly bytesKept: number;
  readonly bytesOfRows: number;
}
/** Each candidate sends one slice a second. */
const heldByTwoCores = () => 2000 / rate('processor time of the server for a slice of a second');
function sizeOf(perDay: number): Size {
  const { answers, secondsPerAnswer, busiest, busyShare, planned, daysKept, bytesPerSecond } = assumed;
  const spoken = answers * secondsPerAnswer;
  const atOnce = (perDay * busiest * spoken) / 3600;
  const heard = (perDay * spoken) / rate('seconds of speech written down in a second');
  const rated = perDay * answers * rate('seconds to rate a further answer of a minute');
  return {
    perDay,
    atOnce,
    web: Math.ceil(atOnce / (planned * heldByTwoCores())),
    whisper: heard / (busyShare * day),
    rating: rated / (busyShare * day),
    bytesKept: perDay * spoken * bytesPerSecond * daysKept,
    bytesOfRows: perDay * 365 * rate('kibibytes of rows and keys per candidate') * 1024,
  };
}

/** What takes over, and why it does at this size. */
function enginesFor({ web, whisper, rating, bytesKept }: Size): string {
  const isOneMachine = web <= 1 && whisper + rating <= 1;
  if (isOneMachine) return 'all embedded: one process, SQLite, its own disk';
  const more = [
    ...(web > 1 ? ['several web processes: `DATABASE_URL`, `REDIS_URL`'] : ['one web process, SQLite']),
    ...(bytesKept > largestDisk ? ['`STORAGE_URL`'] : []),
    ...(whisper + rating > 1 ? ['`WHISPER_URL`, `OLLAMA_URL`'] : []),
    ...(rating > 100 ? ['Ollama on graphics cards'] : []),
    ...(web > 20 ? ['several houses: a database has one writer'] : []),
  ];
  return more.join('; ');
}

const number = (value: number) => Math.ceil(value).toLocaleString('en-US');
const units = ['GB', 'TB', 'PB'] as const;
function bytes(value: number): string {
  let [left, unit] = [value / 1e9, 0];
  while (left >= 1000 && unit < units.length - 1) [left, unit] = [left / 1000, unit + 1];
  return `${left < 10 ? left.toFixed(1) : Math.round(left)} ${units[unit]}`;
}
const row = (size: Size) =>
  [
    number(size.perDay),
    number(size.atOnce),
    number(size.web),
    number(size.whisper),
    number(size.rating),
    bytes(size.bytesKept),
    bytes(size.bytesOfRows),
    enginesFor(size),
  ].join(' | ');

const wanted = process.argv.slice(2).map(Number);
const sizes = (wanted.length ? wanted : [100, 2_000, 30_000, 1_000_000]).map(sizeOf);
const header = [
  ...[
    'interviews a day',
    'record at once',
    'web',
    'Whisper',
    'rating',
    `recordings, ${assumed.daysKept} days`,
  ],
  ...['rows and keys a year', 'what takes over'],
];
process.stdout.write(`| ${header.join(' | ')} |\n|${'---|'.repeat(header.length)}\n`);
for (const size of sizes) process.stdout.write(`| ${row(size)} |\n`);
const { answers, busiest, busyShare, planned } = assumed;
const held = 'candidates who record video at once';
process.stdout.write(`
Computed by [src/bench/sizing.ts](src/bench/sizing.ts) from [what was measured](src/bench/measured.json), for interviews of
${answers} answers of a minute each, recorded as video, written down by the base model and rated on three criteria by the 1.5B
model. Web, Whisper and rating are counted in machines of two cores without a graphics card; where all is embedded it is one
and the same. A fifth (${busiest}) of a day's interviews fall into its busiest hour; web processes are planned with ${planned} of
their processor time, models with ${busyShare} of the day. Rows are counted without the log. Graphics cards, the database of many
web processes and how many slices a disk makes durable in a second are not in it: with whoever sends on the same two
cores, ${rate(held)} candidates were held before one slice in a hundred took a second (load ${rates[held]?.load} before).
`);
