import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, PostButton, Top } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { Field, type Option, Select } from '../ui/field.tsx';
import { Empty, Notice, Problems } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Day } from '../ui/when.tsx';
import { CaseFields, type CaseGiven } from './fields.tsx';
import { Review } from './holds.tsx';
import { toHolds } from './new.tsx';

type Props = {
  desk: Desk;
  href: string;
  name: string;
  reason: string;
  owner: string;
  reviewOn: Date;
  openedAt: Date;
  closedAt: Date | null;
  overdue: boolean;
  people: readonly { subjectId: string; name: string; addedAt: Date }[];
  given: CaseGiven;
  problems: Readonly<Record<string, string>>;
  owners: readonly Option[];
  person?: Readonly<Record<string, string | undefined>> | undefined;
  done?: string | undefined;
};

/** One case: why, whose, until when, and whom it holds. */
export const CasePage = (props: Props) => {
  const { desk, name, href, closedAt, overdue, done, problems } = props;
  return (
    <Staff desk={desk} title={name} current="retention" path={toHolds}>
      <Top title={name} below={closedAt ? 'Closed: it holds nobody' : 'A legal hold'}>
        {!closedAt && (
          <PostButton to={`${href}/closing`} look="stop">
            Close the case
          </PostButton>
        )}
      </Top>
      {done && <Notice tone="ok" role="status" title={done} />}
      {overdue && (
        <Notice tone="stop" title="The review is overdue.">
          Ask whether the case still needs the data. Then choose a later day below, or close the case.
        </Notice>
      )}
      <Problems
        title="Not done yet"
        problems={Object.entries(problems).map(([field, text]) => ({ field, text }))}
      />
      <CaseFacts {...props} />
      {!closedAt && (
        <>
          <Held {...props} />
          <Change {...props} />
        </>
      )}
    </Staff>
  );
};

const CaseFacts = ({ desk, reason, owner, openedAt, ...review }: Props) => (
  <Facts
    facts={[
      ['Reason', reason],
      ['Owner', owner],
      ['Open since', <Day at={openedAt} zone={desk.timeZone} />],
      [
        review.closedAt ? 'Closed' : 'Look at again on',
        <Review
          closedAt={review.closedAt}
          overdue={review.overdue}
          reviewOn={review.reviewOn}
          zone={desk.timeZone}
        />,
      ],
    ]}
  />
);

const Held = ({ desk, href, people, problems, person }: Props) => (
  <section aria-labelledby="held">
    <h2 id="held">Who is held</h2>
    {people.length === 0 ? (
      <Empty title="Nobody yet" text="Add the people below whose data the case needs." />
    ) : (
      <Table
        caption="Nothing about these people is deleted"
        columns={['Person', 'Held since', 'Let go']}
        rows={people.map(({ subjectId, name, addedAt }) => [
          name,
          <Day at={addedAt} zone={desk.timeZone} />,
          <PostButton to={`${href}/people/${subjectId}/release`}>
            Let go<span class="hidden"> {name}</span>
          </PostButton>,
        ])}
      />
    )}
    <form method="post" action={`${href}/people`}>
      <h3>Add a person</h3>
      <Select
        label="Who it is"
        name="kind"
        value={person?.kind}
        options={[
          { value: 'candidate', label: 'A candidate' },
          { value: 'staff', label: 'A colleague' },
        ]}
      />
      <Field
        label="E-mail address"
        name="email"
        type="email"
        value={person?.email}
        error={problems.email}
        required
      />
      <Actions>
        <Button>Hold this person</Button>
      </Actions>
    </form>
  </section>
);

const Change = ({ href, given, problems, owners }: Props) => {
  const open = Object.keys(problems).some((field) => field !== 'email');
  return (
    <details open={open}>
      <summary>Change the case</summary>
      <form method="post" action={href}>
        <CaseFields {...{ given, problems, owners }} />
        <Actions>
          <Button look="main">Save</Button>
        </Actions>
      </form>
    </details>
  );
};
