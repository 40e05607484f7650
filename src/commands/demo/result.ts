import type { ReportFile } from '#exports';
import { wordErrorRate } from '#transcription';
import { say } from '../terminal.ts';
import type { Visitor } from './browser.ts';
import { textOf } from './forms.ts';

export type Seen = {
  report: ReportFile;
  heard: string;
  said: string;
  page: { status: number; html: string };
};
type Question = ReportFile['questions'][number];
type Criterion = Question['criteria'][number];

/** The report as the product gives it to other programs, and the page that people read. */
export async function readReport(rita: Visitor, path: string) {
  const report = await rita.json(`${path}.json`, {});
  const page = await rita.open(path);
  return { report: report as unknown as ReportFile, page };
}

const criteriaOf = ({ report }: Seen) => report.questions.flatMap(({ criteria }) => criteria);
const quotesOf = (seen: Seen) => criteriaOf(seen).flatMap(({ ai }) => ai?.quotes ?? []);
const stands = ({ answer }: Question, { text, from, to }: { text: string; from: number; to: number }) =>
  text !== '' && answer?.words.slice(from, to) === text;

/** The claims that the demonstration makes, each true or not by what the report holds. */
export function claimsOf(seen: Seen): [claim: string, holds: boolean][] {
  const { report, said, heard, page } = seen;
  const criteria = criteriaOf(seen);
  const verified = report.questions.flatMap((question) =>
    question.criteria.filter(
      ({ ai }) => ai?.level && ai.quotes.length && ai.quotes.every((quote) => stands(question, quote)),
    ),
  );
  const shown = textOf(page.html);
  const isShown = ({ text }: { text: string }) => shown.includes(text.replace(/\s+/g, ' ').trim());
  return [
    ['fewer than a quarter of the words are wrong', wordErrorRate(said, heard) < 0.25],
    [
      'the model rated every answer, or found not enough evidence',
      criteria.length > 0 &&
        report.questions.every(({ rating }) => rating === 'rated') &&
        criteria.every(({ ai }) => ai),
    ],
    ['a proposed level has quotes, and they stand in the words letter by letter', verified.length > 0],
    ['Rita rated every criterion', criteria.every(({ people }) => people.length === 1)],
    ['the report is a page that shows every quote', page.status === 200 && quotesOf(seen).every(isShown)],
    ['the decision is on record', report.decision?.outcome === 'going-on'],
  ];
}

const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
const level = (value: number | null) => (value === null ? 'not enough evidence' : `level ${value}`);
const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** Shows what came out: the words, the levels with their quotes, who decided what. */
export function showResult(seen: Seen) {
  const { report, said, heard } = seen;
  say(`\nSpoken (${said.split(/\s+/).length} words): ${said}`);
  say(`\nWritten down by Whisper: ${heard}`);
  say(`\nWord error rate: ${percent(wordErrorRate(said, heard))} (numbers written as digits count as wrong)`);
  for (const question of report.questions) {
    say(`\nQuestion ${question.number}, ${question.answer?.kind ?? 'not answered'}: ${question.text}`);
    for (const criterion of question.criteria) showCriterion(criterion);
  }
  const { people, proposed, decision } = report;
  say(
    `\nMean of Rita's levels: ${people.average?.toFixed(2) ?? 'none'}; of the proposals: ${proposed.average?.toFixed(2) ?? 'none'}, ${proposed.judged} of ${proposed.criteria} criteria judged`,
  );
  if (decision)
    say(`Decided by ${decision.by}: ${decision.outcome.replaceAll('-', ' ')}. ${decision.reason}`);
}
function showCriterion({ name, weight, people, ai }: Criterion) {
  say(`  ${name} (weight ${weight})`);
  for (const person of people) say(`    ${person.by}: ${level(person.level)}`);
  if (!ai) return say('    AI: not rated');
  const runs = ai.levels.map((one) => one ?? 'none').join(', ');
  say(`    AI: ${level(ai.level)} (runs ${runs}${ai.doubts.length ? '; a person must look' : ''})`);
  for (const { text, at } of ai.quotes) say(`      ${at === null ? 'typed' : clock(at)}  "${text}"`);
}
