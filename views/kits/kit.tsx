import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, LinkButton, PostButton, Top } from '../ui/actions.tsx';
import { Empty, Notice } from '../ui/notice.tsx';
import { clockWords } from '../ui/when.tsx';
import { KitFields } from './kits.tsx';

export type QuestionRow = {
  id: string;
  number: number;
  text: string;
  kinds: readonly string[];
  thinkSeconds: number;
  answerSeconds: number;
  retakes: number;
  criteria: readonly { name: string; weight: number }[];
};
export type ToSettle = { questionId: string; number: number; text: string; refuse: boolean };
type Props = {
  desk: Desk;
  id: string;
  title: string;
  /** The newest version that interviews use. */
  version?: number | undefined;
  given: Readonly<Record<string, string>>;
  problems: Readonly<Record<string, string>>;
  questions: readonly QuestionRow[];
  toSettle: readonly ToSettle[];
  saved?: boolean | undefined;
};

export const KitPage = ({ desk, id, title, version, questions, toSettle, ...page }: Props) => (
  <Staff desk={desk} title={title} current="kits" path={[{ href: '/kits', label: 'Kits' }]}>
    <Top
      title={title}
      below={
        version
          ? `Version ${version} was used last and does not change. What you change counts for people invited from now on.`
          : 'Not used yet.'
      }
    >
      <LinkButton href={`/kits/${id}/preview`}>Preview as a candidate</LinkButton>
      <LinkButton href={`/kits/${id}/file`}>Export</LinkButton>
      <PostButton to={`/kits/${id}/copies`}>Duplicate</PostButton>
    </Top>
    {page.saved && <Notice tone="ok" role="status" title="Saved." />}
    <Findings id={id} toSettle={toSettle} />
    <section aria-labelledby="questions">
      <div class="top">
        <h2 id="questions">Questions</h2>
        <PostButton to={`/kits/${id}/questions`}>Add a question</PostButton>
      </div>
      {questions.length === 0 && <Empty title="No question yet." text="Add the first one." />}
      {questions.map((question) => (
        <Question id={id} question={question} last={questions.length} />
      ))}
    </section>
    <section aria-labelledby="kit">
      <h2 id="kit">The kit</h2>
      <form method="post" action={`/kits/${id}`}>
        <KitFields given={page.given} problems={page.problems} />
        <Actions>
          <Button look="main">Save</Button>
        </Actions>
      </form>
      <PostButton to={`/kits/${id}/archive`} look="stop">
        Put this kit away
      </PostButton>
    </section>
  </Staff>
);

/** What has to be settled before the kit can be used, each with a link to its place. */
export const Findings = ({ id, toSettle }: { id: string; toSettle: readonly ToSettle[] }) => {
  if (toSettle.length === 0) return null;
  const stops = toSettle.some(({ refuse }) => refuse);
  return (
    <Notice
      tone={stops ? 'stop' : 'wait'}
      title={stops ? 'To settle before people can be invited with this kit' : 'Worth another look'}
    >
      <ul>
        {toSettle.map(({ questionId, number, text }) => (
          <li>
            <a href={`/kits/${id}/questions/${questionId}`}>Question {number}</a>: {text}
          </li>
        ))}
      </ul>
    </Notice>
  );
};

const kindWords: Record<string, string> = { video: 'video', audio: 'audio', typed: 'typing' };
const Question = ({ id, question, last }: { id: string; question: QuestionRow; last: number }) => {
  const here = `/kits/${id}/questions/${question.id}`;
  return (
    <article>
      <h3>
        <a href={here}>
          {question.number}. {question.text || 'A question without words'}
        </a>
      </h3>
      <p class="quiet">
        By {question.kinds.map((kind) => kindWords[kind]).join(', ')}. {clockWords(question.thinkSeconds)} to
        think, {clockWords(question.answerSeconds)} to answer,{' '}
        {question.retakes === 1 ? '1 retake' : `${question.retakes} retakes`}.
      </p>
      <p>
        {question.criteria.length === 0
          ? 'No criterion yet.'
          : question.criteria
              .map(({ name, weight }) => `${name || 'Without a name'} (weight ${weight})`)
              .join(', ')}
      </p>
      <Actions>
        <LinkButton href={here}>Edit</LinkButton>
        {question.number > 1 && (
          <PostButton to={`${here}/move`} name="to" value={question.number - 2}>
            Up
          </PostButton>
        )}
        {question.number < last && (
          <PostButton to={`${here}/move`} name="to" value={question.number}>
            Down
          </PostButton>
        )}
        <PostButton to={`${here}/removal`} look="stop">
          Remove
        </PostButton>
      </Actions>
    </article>
  );
};
