import { Actions, Button } from '../ui/actions.tsx';
import { Choices } from '../ui/choices.tsx';
import type { Fact } from '../ui/facts.tsx';
import type { Kind, Words } from '../words/index.ts';

/** A question as its candidate sees it. */
export type AskedQuestion = {
  id: string;
  /** From 1. */
  number: number;
  of: number;
  text: string;
  hint?: string | undefined;
  /** Names of the criteria: what the answer is scored on. */
  criteria: readonly string[];
  thinkSeconds: number;
  longestSeconds: number;
  /** From opening it to the end, for a typed answer. */
  typeSeconds: number;
  /** For a typed answer; 0 where any length is fine. */
  wordsAtMost: number;
  retakes: number;
  /** The kinds this question allows to this person. */
  kinds: readonly Kind[];
};

/** What holds while a question is answered by speaking. */
export const questionFacts = (words: Words, asked: AskedQuestion, takesLeft: number): (Fact | false)[] => {
  const { question, shell } = words;
  return [
    Boolean(asked.hint) && [question.hint, asked.hint],
    [question.lineDrops, question.lineDropsText],
    [question.atEnd(shell.duration(asked.longestSeconds)), question.atEndText],
    [question.retakes, question.retakesText(Math.max(0, Math.min(takesLeft, asked.retakes)), asked.retakes)],
    asked.criteria.length > 0 && [question.scoredOn, question.scoredOnText(asked.criteria)],
    [question.pauseLabel, asked.number < asked.of ? question.afterThis : question.last],
  ];
};

const kindText = (words: Words, asked: AskedQuestion, kind: Kind) =>
  kind === 'typed' && asked.wordsAtMost > 0
    ? words.question.wordsAtMost(asked.wordsAtMost)
    : words.journey.kindTexts[kind];

type WayProps = { words: Words; question: AskedQuestion; kind: Kind };

/** The kinds of answer to choose from: a field set named `kind`. */
export const KindChoices = ({ words, question, kind, legend }: WayProps & { legend: string }) => (
  <Choices
    legend={legend}
    name="kind"
    value={kind}
    choices={question.kinds.map((value) => ({
      value,
      label: words.journey.kinds[value],
      text: kindText(words, question, value),
    }))}
  />
);

/** Changing one's mind: starts the question again with the full time. */
export const OtherWay = ({ words, question, kind }: WayProps) => {
  if (question.kinds.length < 2) return null;
  return (
    <form method="post" action={`/interview/questions/${question.id}/kind`}>
      <KindChoices words={words} question={question} kind={kind} legend={words.question.otherWay} />
      <Actions>
        <Button>{words.question.change}</Button>
        <span class="quiet">{words.question.otherWayHint}</span>
      </Actions>
    </form>
  );
};
