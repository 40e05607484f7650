import { stringify } from 'csv-stringify/sync';
import type { Staff } from '#auth';
import { sittingsOf } from '#interviews';
import { invitationsOf, isTakenBack } from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { positionOf } from '#positions';
import {
  comparisonOpened,
  levelWords,
  meanWords,
  outcomeWords,
  type Report,
  reportExported,
  reportOf,
} from '#reports';
import { criteriaOf, criterionIn, inOrder, type Order } from './model.ts';

type Wish = { positionId: Id<'position'>; order: Order };
async function gathered(ctx: Ctx, staff: Staff, { positionId, order }: Wish) {
  const [position, sittings] = await Promise.all([positionOf(ctx, positionId), sittingsOf(ctx, positionId)]);
  const gone = new Set((await invitationsOf(ctx, positionId)).filter(isTakenBack).map(({ id }) => id));
  const there = sittings.filter(({ invitationId }) => !gone.has(invitationId));
  const done = there.filter(({ state }) => state !== 'open');
  const reports = await Promise.all(done.map((sitting) => reportOf(ctx, staff, sitting, { words: false })));
  return { position, reports: inOrder(reports, order), answering: there.length - done.length };
}

/** Everybody of a position who has answered, as this colleague may see them. Announced for each of them. */
export async function openComparison(ctx: Ctx, staff: Staff, wish: Wish) {
  const found = await gathered(ctx, staff, wish);
  const { positionId } = wish;
  await announce(ctx, staff.subjectId, found.reports, (look) => comparisonOpened({ ...look, positionId }));
  return { ...found, criteria: criteriaOf(found.reports) };
}

type Look = Parameters<typeof reportExported>[0];
const announce = (
  ctx: Ctx,
  by: SubjectId,
  reports: readonly Report[],
  look: (look: Look) => ReturnType<typeof reportExported>,
) =>
  ctx.db.write(async (_tx, emit) => {
    for (const { sittingId, subjectId, open } of reports)
      emit(look({ sittingId, subjectId, by, open: Number(open) }));
  });

/** The same for spreadsheets: a row per person, a pair of columns per criterion. Formulas are turned into words. */
export async function tabulateComparison(ctx: Ctx, staff: Staff, wish: Wish): Promise<string> {
  const { reports } = await gathered(ctx, staff, wish);
  await announce(ctx, staff.subjectId, reports, reportExported);
  const criteria = criteriaOf(reports);
  const named = criteria.map(({ name, question }) => `${name} (question ${question})`);
  const header = [
    ...['Candidate', 'Answered', 'Your scorecard first', 'Decision', 'Scorecards'],
    ...['People, mean', 'People, share of the weight', 'AI, mean', 'AI, share of the weight'],
    ...named.flatMap((name) => [`${name}: people`, `${name}: AI`]),
  ];
  const rows = reports.map((report) => [
    ...factsOf(report),
    ...criteria.flatMap(({ id }) => {
      const found = criterionIn(report, id);
      const given = found?.people.map(({ level }) => levelWords(level)).join(', ') ?? '';
      return [given, found?.ai ? levelWords(found.ai.level) : ''];
    }),
  ]);
  return stringify([header, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
const factsOf = ({ name, finishedAt, open, decision, scorecards, people, proposed }: Report) => [
  name,
  finishedAt?.toISOString().slice(0, 10) ?? '',
  open ? '' : 'yes',
  decision ? outcomeWords[decision.outcome] : '',
  scorecards.length || '',
  ...[people, proposed].flatMap(({ average, coverage }) =>
    average === null ? ['', ''] : [meanWords(average), coverage.toFixed(2)],
  ),
];
