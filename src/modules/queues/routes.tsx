import { asStaff, deskOf } from '#auth';
import { web } from '#kernel/http.ts';
import { listPositions } from '#positions';
import { QueuesPage } from '#views/queues/list.tsx';
import { type Waiting, waitingDecisions, waitingReviews } from './verbs.ts';

export const routes = web.createApp().get('/reviews', asStaff, async (c) => {
  const { ctx, staff } = c.var;
  const titles = new Map((await listPositions(ctx)).map(({ id, title }) => [id, title]));
  const listed = (page: string) => (one: Waiting) => ({
    ...{ href: `/sittings/${one.sittingId}/${page}`, position: titles.get(one.positionId) ?? '' },
    ...{ finishedAt: one.finishedAt, begun: one.begun },
  });
  const [rate, decide] = await Promise.all([waitingReviews(ctx, staff), waitingDecisions(ctx, staff)]);
  return c.html(
    <QueuesPage
      desk={await deskOf(c)}
      rate={rate.map(listed('review'))}
      decide={decide.map(listed('decision'))}
      done={c.req.query('done') === 'saved' ? 'Saved. Nobody else sees it until you hand in.' : undefined}
    />,
  );
});
