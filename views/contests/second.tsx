import type { Visit } from '../shell/candidate.tsx';
import { Actions, Button, PostButton } from '../ui/actions.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { dayWords } from '../ui/when.tsx';
import type { Words } from '../words/index.ts';

export type Contested = { state: 'open' | 'reading' | 'decided'; dueAt: Date };
type Props = { contest: Contested | undefined; id: string; visit: Visit; words: Words['contest'] };

/** Asks for a second person, or says how far that is. Taking it back is one press, as asking was. */
export const SecondPerson = ({ contest, id, visit, words }: Props) => {
  if (contest?.state === 'decided') return <Notice tone="ok" title={words.contestDone} />;
  if (contest) return <Waiting contest={contest} {...{ id, visit, words }} />;
  return (
    <form method="post" action={`/space/decisions/${id}/contest`} aria-labelledby={`contest-${id}`}>
      <h3 id={`contest-${id}`}>{words.contestTitle}</h3>
      <p>{words.contestText}</p>
      <TextArea
        label={words.contestWords}
        name="words"
        id={`words-${id}`}
        rows={3}
        hint={words.contestHint}
        maxlength={4000}
      />
      <Actions>
        <Button look="main">{words.contestButton}</Button>
      </Actions>
    </form>
  );
};

const Waiting = ({ contest, id, visit, words }: Props & { contest: Contested }) => (
  <>
    <Notice
      tone="wait"
      title={words.contestOpen(dayWords(contest.dueAt, { zone: visit.timeZone, language: visit.language }))}
    />
    <p class="quiet">{words.takeBackText}</p>
    <PostButton to={`/space/decisions/${id}/contest/withdrawal`}>{words.takeBack}</PostButton>
  </>
);
