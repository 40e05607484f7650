import type { Browser, House } from './house.ts';
import { aKit, aQuestion, invited, typedThrough } from './interviewees.ts';

const typed = () =>
  aKit({
    questions: [
      aQuestion({ kinds: ['typed'] }),
      aQuestion({ kinds: ['typed'], text: 'What do you do when nobody knows the answer?' }),
    ],
  });
export const said = [
  'The disk was full. I saw in the log that it grew by two gigabytes an hour.',
  'I ask in the channel and write down what I find.',
] as const;

type Wish = { scoring?: 'ai' | 'people'; name?: string };
/** Somebody has typed both answers and said that the words stand; Rita and Rex may rate them. */
export async function interviewed(here: House, { scoring = 'ai', name = 'Ada' }: Wish = {}) {
  const { invitation, kit, positionId } = await invited(here, { kit: typed(), name });
  const [first, second] = kit.questions;
  if (!first || !second) throw new Error('the kit of this test has two questions');
  const { person: ada, sitting } = await typedThrough(here, invitation, kit.questions, said, { scoring });
  const { id } = sitting;
  const review = `/sittings/${id}/review`;
  return {
    ada,
    invitation,
    kit,
    positionId,
    sitting,
    id,
    review,
    decision: `/sittings/${id}/decision`,
    first,
    second,
  };
}
export type Interviewed = Awaited<ReturnType<typeof interviewed>>;
type Question = Interviewed['first'];

/** What a reviewer's browser sends for one question, out of the page that it shows. */
export async function filledIn(who: Browser, page: string, question: Question, level: string, remark = '') {
  const html = await (await who.get(page)).text();
  const seen = /name="seen" value="(\w*)"/.exec(html)?.[1] ?? '';
  const [criterion] = question.criteria;
  return { seen, [`level-${criterion?.id}`]: level, [`remark-${criterion?.id}`]: remark };
}
/** Somebody rates both answers with one level and hands in. */
export async function rated(who: Browser, { review, first, second }: Interviewed, level = '3', remark = '') {
  const one = await filledIn(who, `${review}?question=1`, first, level, remark);
  await who.post(`${review}?question=1`, { ...one, do: 'next' });
  const two = await filledIn(who, `${review}?question=2`, second, level, remark);
  return who.post(`${review}?question=2`, {
    ...two,
    do: 'hand-in',
    summary: remark && `All in all: ${remark}`,
  });
}
