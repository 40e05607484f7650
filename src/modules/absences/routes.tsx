import { asAdmin, deskOf } from '#auth';
import { Refusal } from '#kernel/errors.ts';
import { web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { AccountsPage } from '#views/absences/accounts.tsx';
import { closingAccounts, markTold } from './verbs.ts';

const page = '/retention/accounts';
export const routes = web
  .createApp()
  .get(page, asAdmin, async (c) => {
    const { ctx } = c.var;
    const accounts = (await closingAccounts(ctx)).map(({ subjectId, letter, ...account }) => ({
      ...account,
      onItsWay: letter === 'to-send',
      tellTo: `${page}/${subjectId}/told`,
    }));
    const signIn = `${ctx.config.baseUrl}/sign-in`;
    return c.html(
      <AccountsPage desk={await deskOf(c)} {...{ accounts, signIn }} done={c.req.query('done') === 'told'} />,
    );
  })
  .post(`${page}/:id/told`, asAdmin, async (c) => {
    const id = idOf('subject').safeParse(c.req.param('id'));
    if (!id.success)
      throw new Refusal('missing', 'There is no such account.', {
        next: { label: 'Unused accounts', href: page },
      });
    await markTold(c.var.ctx, c.var.admin, id.data);
    return c.redirect(`${page}?done=told`, 303);
  });
