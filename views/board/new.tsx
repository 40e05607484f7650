import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, Top } from '../ui/actions.tsx';
import { Choices } from '../ui/choices.tsx';
import { Field, TextArea } from '../ui/field.tsx';
import { Problems } from '../ui/notice.tsx';

type Props = {
  desk: Desk;
  kinds: readonly { value: string; label: string }[];
  given: Readonly<Record<string, string>>;
  problems: Readonly<Record<string, string>>;
};

/** For whoever called, wrote on paper or stood at the door: their request runs by the same clock. */
export const NewRequestPage = ({ desk, kinds, given, problems }: Props) => (
  <Staff
    desk={desk}
    title="Somebody called or wrote"
    current="requests"
    path={[{ href: '/requests', label: 'Requests' }]}
  >
    <Top
      title="Somebody called or wrote"
      below="Their request counts from today, as if they had asked on their page"
    />
    <Problems
      title="The request is not on the board yet."
      problems={Object.entries(problems).map(([field, text]) => ({ field, text }))}
    />
    <form method="post" action="/requests/new">
      <Field
        label="Their e-mail address"
        name="email"
        type="email"
        hint="The one they used here."
        value={given.email}
        error={problems.email}
        required
      />
      <Choices
        legend="What do they ask for?"
        name="kind"
        choices={kinds}
        value={given.kind}
        error={problems.kind}
        required
      />
      <TextArea
        label="In their words (optional)"
        name="words"
        rows={4}
        maxlength={5000}
        value={given.words}
        error={problems.words}
        words
      />
      <TextArea
        label="How did you make sure that it is them?"
        name="checkedHow"
        hint="For example: called back at the number in the application. Keep no copy of a passport."
        rows={3}
        maxlength={5000}
        value={given.checkedHow}
        error={problems.checkedHow}
        required
      />
      <Actions>
        <Button look="main">Put it on the board</Button>
      </Actions>
    </form>
  </Staff>
);
