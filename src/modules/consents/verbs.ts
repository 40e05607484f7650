import { markDeclined, markStarted } from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import { isUniqueViolation, type Reader } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { opened, sealed } from '#kernel/privacy.ts';
import { hashOf } from '#kernel/vault.ts';
import type { Language } from '#people';
import { policyInForce } from '#policies';
import { beginSitting, type Interview, timeIsOver } from '#sittings';
import { consents } from './data.ts';
import { consentGiven, interviewRefused } from './events.ts';
import { type Choice, type Entry, newestOf, type Purpose, purposes } from './model.ts';
import { addLines, linesAboutOpenings, linesOf, type NewRow } from './store.ts';

/** What was chosen, and the words that were read before, to the letter. */
export type Consent = { ai: boolean; records: boolean; shown: string };
export type Said = Pick<Entry, 'subjectId' | 'purpose' | 'choice' | 'sittingId' | 'invitationId'>;

/** What somebody read before they chose, and in which language. */
export type Shown = { words: string; language: Language };
/**
 * A choice as a line of the ledger, still without its number, with the privacy policy in force, if there is one. Neither
 * address nor device is part of it.
 */
export async function lineFor(ctx: Ctx, said: Said, { words, language }: Shown): Promise<NewRow> {
  const { subjectId } = said;
  const [id, at] = [newId<'consent'>(), ctx.now()];
  const policy = await policyInForce(ctx, at);
  const { shown } = await sealed(ctx.vault, consents, { id, subjectId, shown: words });
  const underIt = policy && { policyVersionId: policy.id, policyHash: policy.hash[language] };
  return { ...said, id, shown, shownHash: hashOf(words), ...underIt, at };
}

/** The consent gate. Nothing about answers exists before it. Saying yes twice is no error. */
export async function giveConsent(ctx: Ctx, here: Interview, { shown, ai, records }: Consent) {
  const { invitation, candidate } = here;
  if (invitation.state === 'expired') throw timeIsOver();
  const { subjectId } = candidate;
  const [sittingId, consentedAt] = [newId<'sitting'>(), ctx.now()];
  const about = { subjectId, sittingId, invitationId: invitation.id };
  const lines = await Promise.all(
    chosenAt(here, { ai, records }).map(([purpose, choice]) =>
      lineFor(ctx, { ...about, purpose, choice }, { words: shown, language: invitation.language }),
    ),
  );
  try {
    await ctx.db.write(async (tx, emit) => {
      if (!(await markStarted(tx, invitation.id, consentedAt))) throw takenBack();
      await beginSitting(tx, here, { id: sittingId, ai, records, consentedAt });
      await addLines(tx, subjectId, lines);
      emit(consentGiven({ sittingId, subjectId, ai: ai ? 1 : 0 }));
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}
/** Each purpose by itself. Whoever is asked nothing aloud is not asked about a recording either. */
function chosenAt({ kit }: Interview, { ai, records }: Pick<Consent, 'ai' | 'records'>) {
  const chose = (yes: boolean): Choice => (yes ? 'given' : 'refused');
  const speaks = kit.questions.some(({ kinds }) => kinds.some((kind) => kind !== 'typed'));
  const said: [Purpose, Choice][] = [
    ['interview', 'given'],
    ['ai', chose(ai)],
  ];
  return speaks ? [...said, ['recording', chose(records)] as [Purpose, Choice]] : said;
}
const takenBack = () =>
  new Refusal(
    'gone',
    'This invitation is not open any more. Nothing was recorded. Write to us if that surprises you.',
  );

/** "No, thank you": nothing was recorded, and the invitation is closed. */
export async function refuse(ctx: Ctx, { invitation, sitting }: Interview) {
  if (invitation.state === 'declined') return;
  if (sitting) throw begunAlready();
  const { id: invitationId, subjectId } = invitation;
  await ctx.db.write(async (tx, emit) => {
    if (!(await markDeclined(tx, invitationId, ctx.now()))) throw takenBack();
    emit(interviewRefused({ invitationId, subjectId }));
  });
}
const begunAlready = () =>
  new Refusal(
    'conflict',
    'You have said yes already. If you do not want to go on, take your consent back: one press, and it counts at once.',
    { next: { label: 'What you agreed to', href: '/space/consents' } },
  );

/** Every line about a person, the newest first, with the words that were read. */
export async function consentsOf(ctx: Ctx, subject: SubjectId) {
  const lines = await linesOf(ctx.db.read, subject);
  return Promise.all(lines.toReversed().map((line) => opened(ctx.vault, consents, line)));
}
/** What counts now for one purpose; undefined where nobody was asked. */
export async function consentOf(
  { db }: { db: { read: Reader } },
  subject: SubjectId,
  purpose: Purpose,
  sittingId: Id<'sitting'> | null = null,
): Promise<Entry | undefined> {
  return newestOf(await linesOf(db.read, subject), purpose, sittingId);
}
/** Every consent to one interview that counts now. */
export async function givenTo(ctx: Ctx, subject: SubjectId, sittingId: Id<'sitting'>): Promise<Entry[]> {
  const lines = await linesOf(ctx.db.read, subject);
  return purposes.flatMap((purpose) => newestOf(lines, purpose, sittingId) ?? []).filter(isGiven);
}
const isGiven = ({ choice }: Pick<Entry, 'choice'>) => choice === 'given';
/** Who wants to hear of other positions, as it stands now. People whose data is frozen are left out. */
export async function askedForOpenings(ctx: Ctx): Promise<SubjectId[]> {
  const newest = new Map<SubjectId, { number: number; choice: Choice }>();
  for (const { subjectId, number, choice } of await linesAboutOpenings(ctx.db.read))
    if ((newest.get(subjectId)?.number ?? 0) < number) newest.set(subjectId, { number, choice });
  return [...newest].filter(([, { choice }]) => choice === 'given').map(([subjectId]) => subjectId);
}
