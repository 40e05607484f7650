import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, LinkButton, PostButton, Top } from '../ui/actions.tsx';
import { Empty, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { toHolds } from './new.tsx';

type Props = {
  desk: Desk;
  person: string;
  cases: readonly { id: string; name: string; href: string; holds: boolean }[];
};

/** Which open case shall hold this person; reached from their page. */
export const PersonPage = ({ desk, person, cases }: Props) => (
  <Staff desk={desk} title="Hold a person" current="retention" path={toHolds}>
    <Top title="Hold a person" below="Which case needs the data of the person you came from?" />
    {cases.length === 0 ? (
      <Empty title="No case is open" text="Open one first, then come back to the person.">
        <LinkButton href="/retention/holds/new">Open a case</LinkButton>
      </Empty>
    ) : (
      <>
        <Table
          caption="Open cases"
          columns={['Case', 'This person']}
          rows={cases.map(({ name, href, holds }) => [
            <a href={href}>{name}</a>,
            holds ? <State tone="wait">Held</State> : <HoldIn href={href} person={person} name={name} />,
          ])}
        />
        <Actions>
          <LinkButton href="/retention/holds/new">Open another case</LinkButton>
        </Actions>
      </>
    )}
  </Staff>
);
const HoldIn = ({ href, person, name }: { href: string; person: string; name: string }) => (
  <PostButton to={`${href}/people`} name="person" value={person}>
    Hold<span class="hidden"> in {name}</span>
  </PostButton>
);
