import type { Child } from 'hono/jsx';
import { Notice, State } from '../ui/notice.tsx';
import { Polling } from '../ui/progress.tsx';
import type { QuestionShown, ReportShown } from './shown.ts';

type Waiting = Pick<ReportShown, 'state' | 'ai' | 'open' | 'agreedAt'> & {
  sittingId: string;
  questions: readonly Pick<QuestionShown, 'answer' | 'rating' | 'because'>[];
};

const reasons: Readonly<Record<string, Child>> = {
  'language-model-missing': (
    <>
      the language model is missing. An admin brings it on the page <a href="/models">Models</a>; the work
      goes on by itself then
    </>
  ),
  'llama-cpp-not-installed':
    'the engine for language models is not installed on this machine. The README says how',
  'language-model-unreachable':
    'the server of the language model does not answer. It is asked again by itself',
  'language-model-busy': 'the server of the language model is busy. It is asked again by itself',
};
/** Why the AI has not proposed anything yet. */
const reasonOf = (page: Waiting): Child => {
  const because = page.questions.find((one) => one.rating === 'waiting' && one.because)?.because;
  if (because) return reasons[because] ?? 'something it needs is not there yet. It is tried again by itself';
  if (!page.agreedAt)
    return 'the words can still be corrected by their speaker. It begins when they say that the words stand, at the latest 72 hours after the interview';
  return 'one answer is rated after the other, which takes minutes each on a small machine';
};

const writing = ({ questions }: Waiting) =>
  questions.filter(({ answer }) => answer?.standing === 'waiting').length;
const rating = ({ questions }: Waiting) => questions.filter((one) => one.rating === 'waiting').length;
const answers = (count: number) => (count === 1 ? '1 answer' : `${count} answers`);

type Props = {
  page: Waiting;
  /** Nothing can be written down until it is there. */
  speechMissing: boolean;
  /** The page was open already. */
  asked?: boolean;
};
/** What is still on its way. Asks again until nothing is; then it offers the page anew. */
export const Progress = ({ page, speechMissing, asked = false }: Props) => {
  const waiting = writing(page) + rating(page) > 0;
  return (
    <Polling
      id="progress"
      href={`/sittings/${page.sittingId}/report/progress`}
      waiting={waiting}
      everySeconds={5}
    >
      {waiting ? <OnItsWay page={page} speechMissing={speechMissing} /> : asked && <Arrived page={page} />}
    </Polling>
  );
};
const OnItsWay = ({ page, speechMissing }: Pick<Props, 'page' | 'speechMissing'>) => (
  <>
    {writing(page) > 0 && (
      <p>
        <State tone="wait">
          {answers(writing(page))} of {page.questions.length} still being written down
        </State>{' '}
        <span class="quiet">
          You can listen to them already.
          {speechMissing && (
            <>
              {' '}
              Why: the speech model is missing. An admin brings it on the page <a href="/models">Models</a>.
              The work goes on by itself then.
            </>
          )}
        </span>
      </p>
    )}
    {rating(page) > 0 && (
      <p>
        <State tone="wait">The AI's proposal waits for {answers(rating(page))}</State>{' '}
        <span class="quiet">Why: {reasonOf(page)}.</span>
      </p>
    )}
  </>
);
const Arrived = ({ page: { sittingId, questions } }: Pick<Props, 'page'>) => (
  <Notice {...arrival(questions)}>
    <p>
      <a href={`/sittings/${sittingId}/report`}>Show it on this page</a>
    </p>
  </Notice>
);
const arrival = (questions: Waiting['questions']) =>
  questions.some((one) => one.rating === 'stopped')
    ? ({ tone: 'stop', title: 'The work on a proposal stopped' } as const)
    : ({ tone: 'ok', title: 'Everything is there now' } as const);
