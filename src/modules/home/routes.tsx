import { asStaff, deskOf } from '#auth';
import { web } from '#kernel/http.ts';
import { HomePage } from '#views/home/home.tsx';
import { tasksOf } from './verbs.ts';

export const routes = web.createApp().get('/', asStaff, async (c) => {
  const { ctx, staff } = c.var;
  const [desk, tasks] = await Promise.all([deskOf(c), tasksOf(ctx, staff)]);
  return c.html(<HomePage desk={desk} tasks={tasks} now={ctx.now()} />);
});
