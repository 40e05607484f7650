import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, Button, LinkButton } from '../ui/actions.tsx';
import { Choices } from '../ui/choices.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { type Words, wordsOf } from '../words/index.ts';

export type FeedbackGiven = {
  fair?: string | undefined;
  clear?: string | undefined;
  text?: string | undefined;
};
type FormProps = {
  words: Words;
  given?: FeedbackGiven | undefined;
  problem?: 'empty' | 'tooLong' | undefined;
};

/** POST /interview/feedback with fair, clear (yes, partly, no) and text; each may be left out. */
export const FeedbackForm = ({ words, given = {}, problem }: FormProps) => {
  const { feedback } = words;
  return (
    <form method="post" action="/interview/feedback">
      <p>{feedback.lead}</p>
      <Choices legend={feedback.fair} name="fair" value={given.fair} choices={feedback.choices} />
      <Choices legend={feedback.clear} name="clear" value={given.clear} choices={feedback.choices} />
      <TextArea
        label={feedback.text}
        name="text"
        rows={4}
        hint={feedback.textHint}
        value={given.text}
        error={problem && feedback[problem]}
      />
      <Actions>
        <Button>{feedback.send}</Button>
      </Actions>
    </form>
  );
};

export const FeedbackThanks = ({ words }: { words: Words }) => (
  <Notice tone="ok" title={words.feedback.thanksTitle} role="status">
    {words.feedback.thanks}
  </Notice>
);

export type FeedbackPageProps = Omit<FormProps, 'words'> & { visit: Visit };

/** The form alone: where something was wrong with it. */
export const FeedbackPage = ({ visit, ...form }: FeedbackPageProps) => {
  const words = wordsOf(visit.language);
  return (
    <Candidate visit={visit} title={words.feedback.title}>
      <h1>{words.feedback.title}</h1>
      <FeedbackForm {...form} words={words} />
      <Actions>
        <LinkButton href="/interview/done">{words.feedback.back}</LinkButton>
      </Actions>
    </Candidate>
  );
};
