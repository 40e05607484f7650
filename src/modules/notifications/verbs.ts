import { findPerson, openAccounts, organisationOf, personOf } from '#auth';
import { contestsOf } from '#contests';
import { findSittingOf, reopeningOf, sittingOf } from '#interviews';
import {
  cancelReasonOf,
  decisionsLink,
  type Invitation,
  invitationLink,
  invitationOf,
  invitedPeople,
} from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { dropLetters, keepLetter, type NewLetter, rewriteLetter, wasReached } from '#letters';
import { wantsMail } from '#mailings';
import { announceTo, changesToTell } from '#policies';
import { kitVersionOf, positionOf } from '#positions';
import { type Decision, decisionOf, decisionsOf, occasionOf } from '#reviews';
import { undecidedPeople } from '#sittings';
import { whenWords } from '#views/ui/when.tsx';
import { wordsOf } from '#views/words/index.ts';
import { type InvitationLetterKind, kindToWrite, makesOlderWrong } from './model.ts';

/** Who the letter goes to, who signs it, and what it is about: the same in every letter to a candidate. */
export async function aboutInvitation(ctx: Ctx, invitation: Invitation, by: SubjectId) {
  const { subjectId, positionId, language, deadline, timeZone } = invitation;
  const signer = by === subjectId ? invitation.invitedBy : by;
  const [person, sender, organisation, position] = await Promise.all([
    personOf(ctx, subjectId),
    findPerson(ctx, signer),
    organisationOf(ctx),
    positionOf(ctx, positionId),
  ]);
  return {
    email: person.email,
    name: person.name,
    organisation: organisation.name,
    position: position.title,
    from: sender?.name ?? organisation.name,
    contact: sender?.email ?? organisation.privacyMail,
    link: invitationLink(ctx, invitation),
    finishBy: whenWords(deadline, { zone: timeZone, language }, true),
  };
}
type About = Awaited<ReturnType<typeof aboutInvitation>>;

async function bodyOf(ctx: Ctx, kind: InvitationLetterKind, invitation: Invitation, to: About) {
  const { letters: words } = wordsOf(invitation.language);
  if (kind === 'cancelled')
    return words.cancelled({ ...to, reason: (await cancelReasonOf(ctx, invitation.id)) ?? '' });
  if (kind !== 'invitation') return words[kind](to);
  const { questions } = (await kitVersionOf(ctx, invitation.kitVersionId)).kit;
  const seconds = questions.reduce((sum, one) => sum + one.thinkSeconds + one.answerSeconds, 0);
  return words.invitation({ ...to, questions: questions.length, minutes: Math.ceil(seconds / 60) });
}

type Asked = { invitationId: Id<'invitation'>; by: SubjectId; letter: number };
/** Writes the letter that a fact about an invitation asks for, once. */
export async function writeAboutInvitation(ctx: Ctx, wanted: InvitationLetterKind, asked: Asked) {
  const invitation = await invitationOf(ctx, asked.invitationId);
  if (!(await wantsMail(ctx, invitation.subjectId, wanted))) return undefined;
  const dropsOlder = makesOlderWrong(wanted);
  // Whoever began came in by the link, whether or not a letter was marked as sent.
  const reached = invitation.startedAt !== null || (await wasReached(ctx, invitation.id));
  const kind = kindToWrite(wanted, reached);
  if (!kind) return dropsOlder ? dropLetters(ctx, invitation.id) : undefined;
  const to = await aboutInvitation(ctx, invitation, asked.by);
  const body = await bodyOf(ctx, kind, invitation, to);
  const { subjectId, language, id: invitationId } = invitation;
  const occasion = `${wanted} ${invitationId} ${asked.letter}`;
  return keepLetter(ctx, { subjectId, invitationId, kind, occasion, language, to, body, dropsOlder });
}

type Reopened = { sittingId: Id<'sitting'>; invitationId: Id<'invitation'>; by: SubjectId; round: number };
/** Says which answers can be given once more, and why. A letter that is there already is not written twice. */
export async function writeAboutReopening(ctx: Ctx, { sittingId, invitationId, by, round }: Reopened) {
  const again = await reopeningOf(ctx, sittingId, round);
  if (!again) return;
  const invitation = await invitationOf(ctx, invitationId);
  const to = await aboutInvitation(ctx, invitation, by);
  const { subjectId, language } = invitation;
  const body = wordsOf(language).letters.reopened({ ...to, ...again });
  const occasion = `reopened ${invitationId} ${round}`;
  await keepLetter(ctx, {
    subjectId,
    invitationId,
    kind: 'reopened',
    occasion,
    language,
    to,
    body,
    dropsOlder: false,
  });
}

type Decided = { sittingId: Id<'sitting'>; number: number };
/**
 * Sends the letter that was written with a decision. One about an older decision that has not left yet is dropped. Where
 * its person reads how it was decided, and contests it, is added here: whoever writes the letter can neither forget nor
 * delete it, and the private link stands neither in the decision nor where it is written.
 */
export async function writeAboutDecision(ctx: Ctx, { sittingId, number }: Decided) {
  const decision = (await decisionsOf(ctx, sittingId)).find((one) => one.number === number);
  if (decision) await keepLetter(ctx, await aboutDecision(ctx, sittingId, decision));
}
/** The link was replaced: a letter about a decision that has not left yet leads to the page by the new one. */
export async function renewAboutDecision(ctx: Ctx, { invitationId }: { invitationId: Id<'invitation'> }) {
  const sitting = await findSittingOf(ctx, invitationId);
  const decision = sitting && (await decisionOf(ctx, sitting.id));
  if (decision) await rewriteLetter(ctx, await aboutDecision(ctx, sitting.id, decision));
}
async function aboutDecision(ctx: Ctx, sittingId: Id<'sitting'>, decision: Decision): Promise<NewLetter> {
  const { invitationId } = await sittingOf(ctx, sittingId);
  const invitation = await invitationOf(ctx, invitationId);
  const { language } = invitation;
  const { subjectId, number, outcome, letter, decidedBy } = decision;
  const [person, sender, contested] = await Promise.all([
    personOf(ctx, subjectId),
    findPerson(ctx, decidedBy),
    contestsOf(ctx, subjectId),
  ]);
  const mayContest = !contested.some((one) => one.sittingId === sittingId);
  const how = wordsOf(language).letters.howDecided(decisionsLink(ctx, invitation), mayContest);
  return {
    ...{ subjectId, invitationId, language, occasion: occasionOf(sittingId, number) },
    kind: outcome === 'going-on' ? 'goingOn' : 'notGoingOn',
    to: { email: person.email, contact: sender?.email ?? (await organisationOf(ctx)).privacyMail },
    body: { subject: letter.subject, lines: [...letter.text.split(/\n{2,}/), ...how] },
    dropsOlder: number > 1,
  };
}

/** Thanks whoever has answered everything. Whose time ran out hears nothing: they know, and may get more time. */
export async function writeThanks(ctx: Ctx, { sittingId }: { sittingId: Id<'sitting'> }) {
  const { state, finishedAt, invitationId, subjectId: by } = await sittingOf(ctx, sittingId);
  if (state !== 'finished' || !finishedAt) return;
  await writeAboutInvitation(ctx, 'finished', { invitationId, by, letter: finishedAt.getTime() });
}

/**
 * Has everybody told who is concerned by a change of the policy that is to come: candidates who are invited, in an interview
 * or not decided about, and colleagues. Told once each; a night looks for those who came since.
 */
export async function tellOfPolicy(ctx: Ctx) {
  const changes = await changesToTell(ctx);
  if (changes.length === 0) return;
  const { read } = ctx.db;
  const [invited, undecided, colleagues] = await Promise.all([
    invitedPeople(read, ctx.now()),
    undecidedPeople(read),
    openAccounts(read),
  ]);
  const people = [...invited, ...undecided, ...colleagues.map(({ subjectId }) => subjectId)];
  for (const { id } of changes) await announceTo(ctx, id, people);
}
