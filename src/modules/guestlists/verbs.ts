import type { Recruiter } from '#auth';
import { type Deadline, findInvitationOf, invite } from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import type { Id } from '#kernel/ids.ts';
import { kitOf, refusalOf } from '#kits';
import type { Position } from '#positions';
import { alreadyWords, type Judged, judge, type Row } from './model.ts';

export type Obstacle = { text: string; href: string; label: string };
/** Why nobody can be invited to this position now, and where that is put right. */
export async function obstacleOf(ctx: Ctx, { id, kitId, state }: Position): Promise<Obstacle | undefined> {
  if (state === 'closed')
    return { text: 'This position is closed.', href: `/positions/${id}`, label: 'Open it again' };
  const text = refusalOf((await kitOf(ctx, kitId)).draft);
  return text ? { text, href: `/kits/${kitId}`, label: 'Open the kit' } : undefined;
}

/** Judges the rows of a list, also against who is on the list of candidates already. */
export async function judgeRows(
  ctx: Ctx,
  positionId: Id<'position'>,
  rows: readonly Row[],
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const row of judge(rows)) {
    const before = row.flaw ? undefined : await findInvitationOf(ctx, positionId, row.email);
    const again = !before || before.state === 'cancelled';
    judged.push(again ? row : { ...row, flaw: { field: 'email', text: alreadyWords(before.state) } });
  }
  return judged;
}
/** Invites every row that can be invited; answers how many, and the rows that have to be corrected. */
export async function inviteRows(
  ctx: Ctx,
  by: Recruiter,
  positionId: Id<'position'>,
  rows: readonly Row[],
  until: Deadline,
): Promise<{ invited: number; left: Judged[] }> {
  const judged = await judgeRows(ctx, positionId, rows);
  const left = judged.filter(({ flaw }) => flaw);
  let invited = 0;
  for (const row of judged) {
    if (row.flaw) continue;
    const { already, invitation } = await invite(ctx, by, positionId, row, until);
    if (!already) invited += 1;
    else left.push({ ...row, flaw: { field: 'email', text: alreadyWords(invitation.state) } });
  }
  return { invited, left: left.sort((a, b) => a.row - b.row) };
}
