import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, LinkButton, Top } from '../ui/actions.tsx';
import { Check } from '../ui/choices.tsx';
import { DeadlineFields, listOf } from '../ui/deadline.tsx';
import { TextArea } from '../ui/field.tsx';
import { Problems } from '../ui/notice.tsx';

export type ReopeningProps = {
  desk: Desk;
  trail: readonly { href: string; label: string }[];
  name: string;
  href: string;
  back: string;
  questions: readonly { id: string; number: number; text: string; answered: boolean; chosen: boolean }[];
  zones: readonly string[];
  given: Readonly<Record<string, string>>;
  problems: Readonly<Record<string, string>>;
};

/** Lets somebody answer chosen questions once more. */
export const ReopeningPage = (props: ReopeningProps) => {
  const { desk, trail, name, href, back, questions, problems } = props;
  return (
    <Staff desk={desk} title={`Reopen answers of ${name}`} current="positions" path={trail}>
      <Top title={`Reopen answers of ${name}`} />
      <p class="lead">
        The person gets a letter and answers the chosen questions once more, with the full time. An answer
        that was handed in counts until the new one is there; then it is erased.
      </p>
      <Problems title="Nothing was reopened" problems={listOf(problems)} />
      <form method="post" action={href}>
        <fieldset>
          <legend>Questions</legend>
          {problems.question && <p class="error">{problems.question}</p>}
          {questions.map(({ id, number, text, answered, chosen }) => (
            <Check
              id={number === 1 ? 'question' : `question-${number}`}
              name="question"
              value={id}
              checked={chosen}
              label={`${number}. ${text}`}
              text={answered ? undefined : 'Not answered yet'}
            />
          ))}
        </fieldset>
        <TextArea
          label="Reason"
          name="reason"
          rows={3}
          value={props.given.reason}
          error={problems.reason}
          hint="The person reads it in the letter."
          maxlength={1000}
          required
        />
        <DeadlineFields
          given={props.given}
          problems={problems}
          zones={props.zones}
          legend="Answer by"
          hint="The letter names this day."
        />
        <Actions>
          <Button look="main">Reopen and write to {name}</Button>
          <LinkButton href={back}>Leave as it is</LinkButton>
        </Actions>
      </form>
    </Staff>
  );
};
