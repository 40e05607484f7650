import type { Context } from 'hono';
import { asRecruiter, asStaff, deskOf, type Staff } from '#auth';
import { statementsOf } from '#corrections';
import { Refusal } from '#kernel/errors.ts';
import { web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { proposeAnew } from '#scoring';
import { Progress } from '#views/reports/progress.tsx';
import { ReportPage } from '#views/reports/report.tsx';
import type { Report } from './model.ts';
import { openReport, reportOf, sittingIn, speechMissing } from './verbs.ts';

const sittingOf = (c: Context) => sittingIn(c.var.ctx, c.req.param('id') ?? '');

const mayOf = ({ roles }: Staff) => ({
  rate: roles.some((role) => role !== 'admin'),
  decide: roles.some((role) => role !== 'reviewer'),
  propose: roles.includes('recruiter'),
});
/** Recruiters come from the list of candidates; others from what waits for them. */
const trailOf = ({ roles }: Staff, { position }: Report, invitationId: string) =>
  roles.includes('recruiter')
    ? [
        { href: `/positions/${position.id}/candidates`, label: position.title },
        { href: `/invitations/${invitationId}`, label: 'Candidate' },
      ]
    : [{ href: '/reviews', label: 'Reviews' }];

export const routes = web
  .createApp()
  .get('/sittings/:id/report', asStaff, async (c) => {
    const { ctx, staff } = c.var;
    const sitting = await sittingOf(c);
    const report = await openReport(ctx, staff, sitting);
    const trail = trailOf(staff, report, sitting.invitationId);
    return c.html(
      <ReportPage
        desk={await deskOf(c)}
        report={report}
        trail={trail}
        may={mayOf(staff)}
        statements={await statementsOf(ctx, sitting.subjectId)}
        speechMissing={await speechMissing(ctx, report)}
      />,
    );
  })
  .post('/sittings/:id/report/answers/:answer/proposal', asRecruiter, async (c) => {
    const sitting = await sittingOf(c);
    const answer = idOf('answer').safeParse(c.req.param('answer'));
    if (!answer.success) throw new Refusal('missing', 'There is no such answer. It may have been erased.');
    await proposeAnew(c.var.ctx, sitting, answer.data);
    return c.redirect(`/sittings/${sitting.id}/report`, 303);
  })
  // Shows states, nothing that anybody said: no look to announce.
  .get('/sittings/:id/report/progress', asStaff, async (c) => {
    const { ctx, staff } = c.var;
    const report = await reportOf(ctx, staff, await sittingOf(c));
    return c.html(<Progress page={report} speechMissing={await speechMissing(ctx, report)} asked />);
  });
