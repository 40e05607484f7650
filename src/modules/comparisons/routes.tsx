import type { Context } from 'hono';
import { z } from 'zod';
import { asStaff, deskOf } from '#auth';
import { Refusal } from '#kernel/errors.ts';
import { web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { tabsOf } from '#positions';
import type { Report } from '#reports';
import { ComparisonPage } from '#views/comparisons/comparison.tsx';
import type { LineShown } from '#views/comparisons/line.tsx';
import { type Asked, criterionIn, orders } from './model.ts';
import { openComparison, tabulateComparison } from './verbs.ts';

const wishForm = z.object({
  order: z.enum(orders).catch('name'),
  criterion: idOf('criterion').optional().catch(undefined),
});
function wishIn(c: Context) {
  const id = idOf('position').safeParse(c.req.param('id'));
  const next = { label: 'Your own page', href: '/' };
  if (!id.success) throw new Refusal('missing', 'There is no such position.', { next });
  return { ...wishForm.parse(c.req.query()), positionId: id.data };
}
const lineOf = (report: Report, criteria: readonly Asked[]): LineShown => ({
  ...report,
  scorecards: report.scorecards.length,
  decision: report.decision?.outcome,
  criteria: new Map(criteria.map(({ id }) => [id, criterionIn(report, id)])),
});

export const routes = web
  .createApp()
  .get('/positions/:id/comparison', asStaff, async (c) => {
    const { ctx, staff } = c.var;
    const wish = wishIn(c);
    const { position, reports, answering, criteria } = await openComparison(ctx, staff, wish);
    const chosen = criteria.filter(({ id }) => id === wish.criterion);
    return c.html(
      <ComparisonPage
        desk={await deskOf(c)}
        position={position}
        tabs={staff.roles.some((role) => role !== 'admin') ? tabsOf(position.id, staff.roles) : []}
        search={{ order: wish.order, criterion: chosen[0]?.id ?? '' }}
        criteria={criteria}
        shown={chosen.length ? chosen : criteria}
        people={reports.map((report) => lineOf(report, criteria))}
        answering={answering}
        rates={staff.roles.some((role) => role !== 'admin')}
      />,
    );
  })
  .get('/positions/:id/comparison.csv', asStaff, async (c) => {
    const csv = await tabulateComparison(c.var.ctx, c.var.staff, wishIn(c));
    return c.body(csv, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="comparison.csv"',
    });
  });
