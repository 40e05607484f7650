import { createHash } from 'node:crypto';
import { handInTake, layOut, sheetsOf, startAnswer, startTake } from '#answers';
import { newId } from '#kernel/ids.ts';
import { acceptSlice } from '#takes';
import { insertSitting } from '../modules/sittings/store.ts';
import type { House } from './house.ts';

const asked = {
  ...{ id: newId<'question'>(), kinds: ['audio'] as const },
  ...{ thinkSeconds: 5, answerSeconds: 60, retakes: 1 },
};
const consented = () => ({
  ...{
    invitationId: newId<'invitation'>(),
    positionId: newId<'position'>(),
    kitVersionId: newId<'kitVersion'>(),
  },
  ...{ ai: true, records: true, state: 'finished' as const },
});
async function* pieces(body: Uint8Array) {
  yield body;
}

/** Ada hands in what she recorded, without the pages around it. */
export async function answered({ ctx }: House, body: Buffer) {
  const sittingId = newId<'sitting'>();
  const subjectId = newId<'subject'>();
  await ctx.vault.admit(subjectId);
  const opening = { sittingId, subjectId, now: ctx.now() };
  await ctx.db.write(async (tx) => {
    await insertSitting(tx, { id: sittingId, subjectId, ...consented(), consentedAt: ctx.now() });
    await layOut(tx, opening, [{ id: asked.id, number: 1 }]);
  });
  const sheet = async () => {
    const [found] = await sheetsOf(ctx, sittingId);
    if (!found) throw new Error('no sheet');
    return found;
  };
  await startAnswer(ctx, await sheet(), asked, 'audio');
  const { take } = await startTake(ctx, await sheet(), asked, { kind: 'audio', mime: 'audio/webm' });
  const note = { start: 0, bytes: body.length, sha256: createHash('sha256').update(body).digest('hex') };
  const bytes = await acceptSlice(ctx, take, note, pieces(body));
  await handInTake(ctx, await sheet(), { ...take, bytes });
  return { answerId: (await sheet()).id, subjectId };
}
