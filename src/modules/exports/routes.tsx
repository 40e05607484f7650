import type { Context } from 'hono';
import { asStaff } from '#auth';
import { web } from '#kernel/http.ts';
import { sittingIn } from '#reports';
import { printReport, tabulateReport, writeReport } from './verbs.ts';

const sittingOf = (c: Context) => sittingIn(c.var.ctx, c.req.param('id') ?? '');
const file = (name: string, type: string) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
});

export const routes = web
  .createApp()
  .get('/sittings/:id/report.pdf', asStaff, async (c) => {
    const pdf = await printReport(c.var.ctx, c.var.staff, await sittingOf(c));
    return c.body(new Uint8Array(pdf), 200, file('report.pdf', 'application/pdf'));
  })
  .get('/sittings/:id/report.csv', asStaff, async (c) => {
    const csv = await tabulateReport(c.var.ctx, c.var.staff, await sittingOf(c));
    return c.body(csv, 200, file('report.csv', 'text/csv; charset=utf-8'));
  })
  .get('/sittings/:id/report.json', asStaff, async (c) => {
    const json = await writeReport(c.var.ctx, c.var.staff, await sittingOf(c));
    return c.body(JSON.stringify(json, null, 2), 200, file('report.json', 'application/json'));
  });
