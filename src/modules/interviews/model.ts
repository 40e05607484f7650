import type { AnswerKind, Sheet } from '#answers';
import type { CategoryName } from '#kernel/categories.ts';
import { Refusal } from '#kernel/errors.ts';
import { askedOf, currentSheet, type Interview } from '#sittings';

/** The words of the notice changed: raise the number, and say when. A test holds the words to it. */
export const noticeVersion = { version: 3, day: Date.UTC(2026, 11, 1) };

const speaks = ({ kit, sitting }: Interview) =>
  sitting?.records !== false && kit.questions.some(({ kinds }) => kinds.some((kind) => kind !== 'typed'));

/** Where somebody stands: every way in leads there. */
export function placeOf(here: Interview): string {
  const { sitting, invitation, sheets } = here;
  if (!sitting || sitting.state === 'withdrawn')
    return before[invitation.state as keyof typeof before] ?? '/interview/end';
  if (sitting.state === 'finished') return '/interview/done';
  const sheet = currentSheet(here);
  if (sitting.state === 'closed' || !sheet) return '/interview/end';
  if (!sitting.devicesCheckedAt && speaks(here)) return '/interview/devices';
  const isFresh = sheets.every(({ state, round }) => state === 'untouched' && round === 1);
  return isFresh ? '/interview/practice' : questionPath(sheet);
}
const before = {
  invited: '/interview/notice',
  started: '/interview/notice',
  declined: '/interview/refusal',
  withdrawn: '/space/consents',
};
export const questionPath = ({ questionId }: Pick<Sheet, 'questionId'>) =>
  `/interview/questions/${questionId}`;

/** Every way of answering that this interview still offers. */
export const kindsOf = (here: Interview): AnswerKind[] => {
  const offered = new Set(here.kit.questions.flatMap(({ id }) => askedOf(here, id).kinds));
  return (['video', 'audio', 'typed'] as const).filter((kind) => offered.has(kind));
};
/** Before anybody has allowed anything: all that the kit offers. */
export const kitKinds = ({ kit }: Pick<Interview, 'kit'>): AnswerKind[] =>
  (['video', 'audio', 'typed'] as const).filter((kind) =>
    kit.questions.some(({ kinds }) => kinds.includes(kind)),
  );

/** Minutes that the whole interview takes at the most, without retakes. */
export const minutesOf = ({ kit }: Pick<Interview, 'kit'>) =>
  Math.ceil(kit.questions.reduce((sum, one) => sum + one.thinkSeconds + one.answerSeconds, 0) / 60);

/** Where the first question is that waits. */
export const firstPath = (here: Interview) => {
  const sheet = currentSheet(here);
  return sheet ? questionPath(sheet) : '/interview';
};
export const answeredIn = ({ sheets, kit }: Interview) => ({
  answered: sheets.filter(({ state }) => state === 'kept').length,
  questions: kit.questions.length,
});
/** A break is taken between questions: once a question is open, its clock runs. */
export function mustRest(here: Interview) {
  if (currentSheet(here)?.state !== 'running') return;
  throw new Refusal(
    'conflict',
    'A question is open and its clock runs. Hand in this answer first, then pause.',
    {
      next: { label: 'Back to the question', href: '/interview' },
    },
  );
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
/** The words of a page as somebody reads them: what stands in its main part, without tags. */
export function wordsShown(html: string): string {
  const main = html.slice(Math.max(0, html.indexOf('<main')), html.lastIndexOf('</main>'));
  return main
    .replace(/<(?:\/?(?:p|li|tr|h\d|dt|dd|legend|summary|form|section|div|label)\b)[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

/** What candidates are told of, and the category it is kept in: each has one rule, so each line has one period. */
export const keptIn = {
  recordings: 'recordings',
  transcripts: 'transcripts',
  levels: 'assessments',
  records: 'decision-records',
  contact: 'contact',
} as const satisfies Record<string, CategoryName>;
export type Kept = keyof typeof keptIn;
