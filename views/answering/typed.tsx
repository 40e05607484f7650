import { ProblemPart } from '../interviews/parts.tsx';
import { Way } from '../interviews/way.tsx';
import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, Button } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { TextArea } from '../ui/field.tsx';
import { Problems } from '../ui/notice.tsx';
import { ScriptWords } from '../ui/script-words.tsx';
import { hourWords } from '../ui/when.tsx';
import { type Words, wordsOf } from '../words/index.ts';
import { type AskedQuestion, OtherWay } from './asked.tsx';

export type TypedProps = {
  visit: Visit;
  question: AskedQuestion;
  now: number;
  thinkEnds?: number | null | undefined;
  answerEnds?: number | null | undefined;
  draft: { text: string; revision: number; savedAt?: number | undefined };
  /** Why an answer could not be handed in; its text comes back in `draft`. */
  problem?: 'empty' | { tooLong: number } | undefined;
};

const problemText = ({ typed }: Words, { problem, question }: TypedProps) => {
  if (!problem) return undefined;
  return problem === 'empty' ? typed.empty : typed.tooLong(problem.tooLong, question.wordsAtMost);
};

/** An answer in writing. It is saved while it is written, and handed in by a plain form. */
export const TypedPage = (page: TypedProps) => {
  const { visit, question } = page;
  const words = wordsOf(visit.language);
  return (
    <Candidate
      visit={visit}
      title={words.question.of(question.number, question.of)}
      scripts={['/assets/typed.js', '/assets/presence.js']}
    >
      <Way
        words={words}
        questions={question.of}
        at={question.number}
        speaks={question.kinds.some((kind) => kind !== 'typed')}
      />
      <h1>{question.text}</h1>
      {question.hint && <p class="lead">{question.hint}</p>}
      <TypedForm page={page} words={words} />
      <Facts
        facts={[
          question.criteria.length > 0 && [
            words.question.scoredOn,
            words.question.scoredOnTyped(question.criteria),
          ],
          [
            words.question.pauseLabel,
            question.number < question.of ? words.question.afterThis : words.question.last,
          ],
        ]}
      />
      <OtherWay words={words} question={question} kind="typed" />
      <ScriptWords words={words} groups={['typed', 'recorder']} />
    </Candidate>
  );
};

const TypedForm = ({ page, words }: { page: TypedProps; words: Words }) => {
  const { visit, question, draft } = page;
  const { typed } = words;
  const error = problemText(words, page);
  return (
    <form
      method="post"
      action={`/interview/questions/${question.id}/answer`}
      data-typed
      data-draft={`/interview/questions/${question.id}/draft`}
      data-revision={draft.revision}
      data-question={question.id}
      data-now={page.now}
      data-think-ends={page.thinkEnds ?? ''}
      data-answer-ends={page.answerEnds ?? ''}
    >
      {error && <Problems title={words.shell.problems(1)} problems={[{ field: 'text', text: error }]} />}
      <ProblemPart />
      <TextArea
        label={typed.label}
        name="text"
        words
        rows={10}
        value={draft.text}
        hint={question.wordsAtMost > 0 ? typed.hint(question.wordsAtMost) : typed.hintFree}
        error={error}
        data-part="text"
        data-max-words={question.wordsAtMost > 0 ? question.wordsAtMost : undefined}
      />
      <p class="hint" role="status" data-part="saved">
        {draft.savedAt
          ? typed.savedAt(hourWords(draft.savedAt, { zone: visit.timeZone, language: visit.language }))
          : typed.notYet}
      </p>
      <p class="hint" data-part="count"></p>
      {page.answerEnds && (
        <p class="hint" data-part="clock">
          {typed.until(hourWords(page.answerEnds, { zone: visit.timeZone, language: visit.language }))}
        </p>
      )}
      <p role="status" data-part="ending"></p>
      <Actions>
        <Button look="main">{typed.handIn}</Button>
      </Actions>
    </form>
  );
};
