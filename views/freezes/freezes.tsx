import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, Top } from '../ui/actions.tsx';
import { Field } from '../ui/field.tsx';
import { Empty, Notice, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Day } from '../ui/when.tsx';

type Person = { subjectId: string; name: string; since: Date; endsAt: Date | undefined };
type Props = { desk: Desk; people: readonly Person[]; told: boolean; from: string };

const means =
  'It is kept, and nobody may open, score, decide about, change, export or expire it. Its person may lift that at once. You end it by telling them the day first, a week ahead or more (GDPR article 18(3)).';

/** Whose data is frozen, for the officer who may end it after telling them. */
export const FreezesPage = ({ desk, people, told, from }: Props) => (
  <Staff desk={desk} title="Frozen data" current="requests" path={[{ href: '/requests', label: 'Requests' }]}>
    <Top title="Frozen data" below={means} />
    {told && (
      <Notice tone="ok" role="status" title="The letter is written.">
        The freeze ends by itself on that day.
      </Notice>
    )}
    {people.length === 0 ? (
      <Empty title="Nobody's data is frozen" text="Who asks for it in their own space stands here at once." />
    ) : (
      <Table
        caption="People whose data is frozen, the longest first."
        columns={['Who', 'Since', 'Ends', 'End it']}
        rows={people.map((person) => [
          person.name,
          <Day at={person.since} zone={desk.timeZone} />,
          person.endsAt ? (
            <State tone="wait">
              <Day at={person.endsAt} zone={desk.timeZone} />, told
            </State>
          ) : (
            <State>When they wish</State>
          ),
          <End person={person} from={from} />,
        ])}
      />
    )}
  </Staff>
);

const End = ({ person, from }: { person: Person; from: string }) => (
  <form method="post" action="/freezes">
    <input type="hidden" name="subject" value={person.subjectId} />
    <Field
      label={`Last day for ${person.name}`}
      id={`day-${person.subjectId}`}
      name="day"
      type="date"
      value={from}
      required
    />
    <Actions>
      <Button>Tell them, and end it then</Button>
    </Actions>
  </form>
);
