import { asAdmin, deskOf } from '#auth';
import { web } from '#kernel/http.ts';
import { BackupsPage } from '#views/trials/backups.tsx';
import { backupState } from './verbs.ts';

export const routes = web.createApp().get('/settings/backups', asAdmin, async (c) => {
  const state = await backupState(c.var.ctx);
  return c.html(<BackupsPage {...state} desk={await deskOf(c)} />);
});
