import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, LinkButton, Top } from '../ui/actions.tsx';
import { Choices } from '../ui/choices.tsx';
import { Facts } from '../ui/facts.tsx';
import { Field, TextArea } from '../ui/field.tsx';
import { Problems } from '../ui/notice.tsx';

export type PeriodShown = {
  title: string;
  source: string;
  said: string;
  ownSaid: string;
  byLaw: boolean;
  changed: boolean;
  href: string;
  ownFields: { trigger: 'made' | 'decision'; days: number; atMostDays: number };
};
type Props = {
  desk: Desk;
  period: PeriodShown;
  given: Readonly<Record<string, string | undefined>>;
  problems: Readonly<Record<string, string>>;
};
export const toPeriods = [{ href: '/retention', label: 'How long things are kept' }];

const madeOnly = 'The day it was made: nothing in this category waits for a decision.';
const removed =
  'It is removed: the entry, its recordings, and with the last of them the key. There is no other choice: an entry without its words would still speak of somebody.';

/** The form for one category. Nothing is saved before its effect was shown. */
export const RulePage = ({ desk, period, given, problems }: Props) => (
  <Staff desk={desk} title={period.title} current="retention" path={toPeriods}>
    <Top title={period.title} below="How long it is kept" />
    <Facts
      facts={[
        ['Now', period.said],
        ['The product keeps it', period.ownSaid],
        ['Because', period.source],
        [
          'Counted from',
          period.ownFields.trigger === 'made' ? madeOnly : 'The decision, or the making: choose below.',
        ],
        ['At the end', removed],
        period.byLaw && ['By law', 'It may be kept longer, not shorter.'],
      ]}
    />
    <form method="post" action={period.href}>
      <Problems
        title="Not looked at yet"
        problems={Object.entries(problems).map(([field, text]) => ({ field, text }))}
      />
      <RuleFields {...{ desk, period, given, problems }} />
      <Actions>
        <Button look="main" name="do" value="look">
          See what would change
        </Button>
        <span class="quiet">Nothing is saved before you have seen it.</span>
      </Actions>
    </form>
    {period.changed && <BackToDefault period={period} />}
  </Staff>
);

const RuleFields = ({ period, given, problems }: Props) => {
  const decides = period.ownFields.trigger === 'decision';
  return (
    <>
      {decides ? (
        <Choices
          legend="Counted from"
          name="trigger"
          value={given.trigger}
          error={problems.trigger}
          two
          required
          choices={[
            {
              value: 'decision',
              label: 'The decision',
              text: 'The day somebody decided about the interview.',
            },
            { value: 'made', label: 'The day it was made', text: 'Whether somebody has decided or not.' },
          ]}
        />
      ) : (
        <input type="hidden" name="trigger" value="made" />
      )}
      <Field
        {...{ label: 'Days', name: 'days', type: 'number', value: given.days, error: problems.days }}
        {...{ min: 1, max: 3650, inputmode: 'numeric', required: true }}
      />
      {decides && (
        <Field
          {...{ name: 'atMostDays', type: 'number', value: given.atMostDays, error: problems.atMostDays }}
          {...{ min: 1, max: 3650, inputmode: 'numeric' }}
          label="Never over so many days"
          hint="Counted from the day it was made, for interviews that nobody decides. Not used when you count from that day anyway."
        />
      )}
      <TextArea
        {...{ label: 'Why it is kept longer', name: 'reason', rows: 3, maxlength: 500 }}
        hint="Only needed when it is longer than the product keeps it. Everybody can read it on the privacy page, so name nobody."
        value={given.reason}
        error={problems.reason}
      />
    </>
  );
};

const BackToDefault = ({ period }: { period: PeriodShown }) => (
  <form method="post" action={period.href}>
    <h2>Back to the product's own period</h2>
    <p>{period.ownSaid}</p>
    {Object.entries(period.ownFields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <Actions>
      <Button name="do" value="look">
        See what that would change
      </Button>
      <LinkButton href="/retention">Leave it as it is</LinkButton>
    </Actions>
  </form>
);
