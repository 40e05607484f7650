import { stringify } from 'csv-stringify/sync';
import { organisationOf, type Staff } from '#auth';
import type { Sitting } from '#interviews';
import type { Ctx } from '#kernel/context.ts';
import { print } from '#papers';
import {
  levelWords,
  type Report,
  type ReportCriterion,
  type ReportQuestion,
  reportExported,
  reportOf,
  runsWords,
} from '#reports';
import { blocksOf, type ReportFile } from './model.ts';

/** The report as its reader may see it. That it leaves the house is announced. */
async function exported(ctx: Ctx, staff: Staff, sitting: Sitting) {
  const report = await reportOf(ctx, staff, sitting);
  const { id: sittingId, subjectId } = sitting;
  await ctx.db.write(async (_tx, emit) =>
    emit(reportExported({ sittingId, subjectId, by: staff.subjectId, open: Number(report.open) })),
  );
  return report;
}

/** A tagged PDF. */
export async function printReport(ctx: Ctx, staff: Staff, sitting: Sitting): Promise<Buffer> {
  const [report, organisation] = await Promise.all([exported(ctx, staff, sitting), organisationOf(ctx)]);
  return print({
    title: `Report, ${report.name}`,
    language: 'en',
    foot: `${organisation.name}: ${report.name}, ${report.position.title}`,
    madeAt: ctx.now(),
    blocks: blocksOf(report, organisation.timeZone),
  });
}
/** CSV. A cell that a spreadsheet would run as a formula is turned into words. */
export async function tabulateReport(ctx: Ctx, staff: Staff, sitting: Sitting): Promise<string> {
  const rows = rowsOf(await exported(ctx, staff, sitting));
  return stringify([...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
export async function writeReport(ctx: Ctx, staff: Staff, sitting: Sitting): Promise<ReportFile> {
  return fileOf(await exported(ctx, staff, sitting), ctx.now());
}

const columns = [
  'Candidate',
  'Position',
  'Kit',
  'Kit version',
  'Question',
  'Asked',
  'Criterion',
  'Weight',
  'By',
  'Level',
  'Three runs',
  'Spread',
  'Needs a person',
  'Quotes',
  'Remark',
  'Overrides',
] as const;
/** One row per level: who gave it to which criterion, and on what words it stands. */
function rowsOf(report: Report): (readonly (string | number)[])[] {
  const about = [report.name, report.position.title, report.kit.title, report.kit.number];
  const rows = report.questions.flatMap(({ number, text, criteria }) =>
    criteria.flatMap((criterion) =>
      levelsOf(criterion).map((line) => [...about, number, text, criterion.name, criterion.weight, ...line]),
    ),
  );
  return [columns, ...rows];
}
function levelsOf({ people, ai }: ReportCriterion): (string | number)[][] {
  const persons = people.map(({ by, level, first, remark, overrides }) => {
    const told = overrides.map((one) => `to ${levelWords(one.level)}: ${one.reason}`);
    const changed = told.length ? [`from ${levelWords(first)}`, ...told].join('; ') : '';
    return [by, levelWords(level), '', '', '', '', remark, changed];
  });
  if (!ai) return persons;
  const quotes = ai.quotes.map(({ text }) => text).join('\n');
  const machine = [levelWords(ai.level), runsWords(ai.levels), ai.spread, ai.doubts.join(' ') || 'no'];
  return [...persons, ['AI', ...machine, quotes, '', '']];
}

function fileOf(report: Report, madeAt: Date): ReportFile {
  const { sittingId, name, state, begunAt, finishedAt, ai, kit } = report;
  return {
    ...{ format: 'ai-interview-space/report', version: 1, madeAt, open: report.open },
    ...{ candidate: { name }, position: { id: report.position.id, title: report.position.title } },
    kit: { title: kit.title, version: kit.number, language: kit.language },
    interview: { id: sittingId, state, begunAt, finishedAt, ai: report.open ? ai : null },
    ...{ decision: report.decision ?? null, earlierDecisions: report.earlier },
    ...{ people: report.people, proposed: report.proposed, scorecards: report.scorecards },
    questions: report.questions.map((question) => ({
      ...{ id: question.id, number: question.number, text: question.text },
      answer: question.answer ? answerOf(question.answer) : null,
      ...{ rating: question.rating ?? null, notShownToTheModel: question.unrated },
      criteria: question.criteria.map((criterion) => ({ ...criterion, ai: criterion.ai ?? null })),
      record: question.record ?? null,
    })),
  };
}
const answerOf = (answer: NonNullable<ReportQuestion['answer']>) => ({
  ...{ kind: answer.kind, state: answer.standing, words: answer.words },
  corrected: answer.addition !== undefined || answer.passages.some(({ corrected }) => corrected),
  seconds: answer.recording?.seconds ?? null,
});
