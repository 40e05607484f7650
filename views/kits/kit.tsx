import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, LinkButton, PostButton, Top } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { Empty, Notice } from '../ui/notice.tsx';
import { clockWords, When } from '../ui/when.tsx';
import { KitFields } from './kits.tsx';
import { kindsIn, retakesIn } from './reading.tsx';
import { Changes } from './versions.tsx';

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
  /** What the draft has that this version has not. */
  changes?: readonly string[] | undefined;
  given: Readonly<Record<string, string>>;
  problems: Readonly<Record<string, string>>;
  questions: readonly QuestionRow[];
  toSettle: readonly ToSettle[];
  saved?: boolean | undefined;
  /** Put away: no list to choose from shows it. */
  away: boolean;
  /** What the form was filled with; it comes back with the form. */
  mark: string;
  /** A colleague saved title, language or introduction after the form was opened. */
  conflict?: { theirs: { title: string; language: string; introduction: string }; savedAt: Date } | undefined;
};

export const KitPage = ({ desk, id, title, version, questions, toSettle, ...page }: Props) => (
  <Staff desk={desk} title={title} current="kits" path={[{ href: '/kits', label: 'Kits' }]}>
    <Top title={title} below={<DraftStands id={id} version={version} changes={page.changes ?? []} />}>
      <LinkButton href={`/kits/${id}/preview`}>Preview as a candidate</LinkButton>
      <LinkButton href={`/kits/${id}/file`}>Export</LinkButton>
      <PostButton to={`/kits/${id}/copies`}>Duplicate</PostButton>
    </Top>
    {page.saved && <Notice tone="ok" role="status" title="Saved." />}
    {page.away && (
      <Notice title="This kit is put away. Positions that use it go on; no new one can choose it.">
        <PostButton to={`/kits/${id}/archive`} name="away" value="no">
          Bring back
        </PostButton>
      </Notice>
    )}
    {page.changes && <Changes changes={page.changes} title={`What differs from version ${version}`} />}
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
      {page.conflict && <Conflict {...page.conflict} id={id} zone={desk.timeZone} />}
      <form method="post" action={`/kits/${id}`}>
        <input type="hidden" name="mark" value={page.mark} />
        <KitFields given={page.given} problems={page.problems} />
        <Actions>
          <Button look="main">Save</Button>
        </Actions>
      </form>
      {!page.away && (
        <PostButton to={`/kits/${id}/archive`} name="away" value="yes">
          Put this kit away
        </PostButton>
      )}
    </section>
  </Staff>
);

type StandsProps = { id: string; version: number | undefined; changes: readonly string[] };
/** How the draft stands to what candidates got, and when it becomes the next version. */
const DraftStands = ({ id, version, changes }: StandsProps) => {
  if (!version)
    return (
      <>
        A draft that nobody has got yet. The first invitation takes it as version 1, which then stays as it
        is.
      </>
    );
  const versions = <a href={`/kits/${id}/versions`}>All versions</a>;
  return changes.length === 0 ? (
    <>
      The same as version {version}, which candidates get. What you change here becomes version {version + 1}{' '}
      with the next invitation. {versions}
    </>
  ) : (
    <>
      The draft differs from version {version}: the next invitation takes it as version {version + 1}. Who was
      invited before keeps theirs. {versions}
    </>
  );
};

type ConflictProps = NonNullable<Props['conflict']> & { id: string; zone: string };
/** Both versions on one page: theirs here, the typed one in the form. */
const Conflict = ({ theirs, savedAt, id, zone }: ConflictProps) => (
  <Notice tone="wait" role="alert" title="Your colleague saved this kit while you wrote.">
    <p>
      It was last saved on <When at={savedAt} zone={zone} />. Theirs is here, yours is in the form below:
      nothing is lost. “Save” keeps yours in place of theirs.
    </p>
    <Facts
      facts={[
        ['Title', theirs.title],
        ['Language', theirs.language === 'de' ? 'German' : 'English'],
        ['Introduction', theirs.introduction || 'Empty'],
      ]}
    />
    <p>
      <a href={`/kits/${id}`}>Drop mine and keep theirs</a>
    </p>
  </Notice>
);

/** What has to be settled before the kit can be used, and what is only worth a look; each leads to its place. */
export const Findings = ({ id, toSettle }: { id: string; toSettle: readonly ToSettle[] }) => (
  <>
    <FindingList
      {...{ id, tone: 'stop', title: 'To settle before people can be invited with this kit' }}
      found={toSettle.filter(({ refuse }) => refuse)}
    />
    <FindingList
      {...{ id, tone: 'wait', title: 'Worth another look' }}
      found={toSettle.filter(({ refuse }) => !refuse)}
    />
  </>
);
type ListProps = { id: string; tone: 'stop' | 'wait'; title: string; found: readonly ToSettle[] };
const FindingList = ({ id, tone, title, found }: ListProps) => {
  if (found.length === 0) return null;
  return (
    <Notice tone={tone} title={title}>
      <ul>
        {found.map(({ questionId, number, text }) => (
          <li>
            <a href={`/kits/${id}/questions/${questionId}`}>Question {number}</a>: {text}
          </li>
        ))}
      </ul>
    </Notice>
  );
};

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
        By {kindsIn(question.kinds)}. {clockWords(question.thinkSeconds)} to think,{' '}
        {clockWords(question.answerSeconds)} to answer, {retakesIn(question.retakes)}.
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
