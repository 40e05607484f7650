import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Button, LinkButton, PostButton, Top } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { Select } from '../ui/field.tsx';
import { Empty, Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';
import { Pages } from '../ui/where.tsx';

type Entry = { number: number; at: Date; what: string; who: string | null; about: string | null };
type Checked = { ok: true; entries: number } | { ok: false; problem: Problem; number: number };
type Problem = 'changed' | 'missing' | 'cut' | 'rewritten';
type Checkpoint = { size: number; root: string; at: Date; publicKey: string };
type Props = {
  desk: Desk;
  entries: readonly Entry[];
  total: number;
  from: number;
  rooms: readonly string[];
  staff: readonly { id: string; name: string }[];
  chosen: { room?: string | undefined; who?: string | undefined };
  previous?: string | undefined;
  next?: string | undefined;
  checked?: Checked | undefined;
  checkpoint?: Checkpoint | undefined;
};

/** Everything that happened, one line each, the newest first. */
export const LogPage = (props: Props) => {
  const { desk, entries, total, from, checked, checkpoint, previous, next } = props;
  return (
    <Staff desk={desk} title="Audit log" current="audit">
      <Top
        title="Audit log"
        below="Every change and every look. Lines are only ever added; people who keep a receipt can tell if one was altered."
      >
        <PostButton to="/audit/checks">Check the log</PostButton>
        <LinkButton href="/audit/export">Export without names</LinkButton>
      </Top>
      {checked && <Outcome checked={checked} />}
      <Signed desk={desk} checkpoint={checkpoint} />
      <Filter {...props} />
      {entries.length === 0 ? (
        <Empty title="Nothing here" text="No entry fits what you chose.">
          <LinkButton href="/audit">Show everything</LinkButton>
        </Empty>
      ) : (
        <Table
          caption={`${total} ${total === 1 ? 'entry' : 'entries'}. Candidates stand here by the beginning of their id, not by name.`}
          columns={[{ label: 'No.', num: true }, 'When', 'Who', 'What', 'About']}
          rows={entries.map(({ number, at, what, who, about }) => [
            number,
            <When at={at} zone={desk.timeZone} />,
            who ?? 'The house itself',
            what,
            about ?? '–',
          ])}
        />
      )}
      <Pages from={from} to={from + entries.length - 1} of={total} previous={previous} next={next} />
    </Staff>
  );
};

const Signed = ({ desk, checkpoint }: Pick<Props, 'desk' | 'checkpoint'>) => (
  <details>
    <summary>What this house signed last</summary>
    {checkpoint ? (
      <Facts
        facts={[
          ['Signed', <When at={checkpoint.at} zone={desk.timeZone} />],
          ['Entries', checkpoint.size],
          ['Root', <code>{checkpoint.root}</code>],
          ['Public key', <code>{checkpoint.publicKey}</code>],
          ['For everybody', <a href="/privacy/log/checkpoint">/privacy/log/checkpoint</a>],
          ['Check it', <a href="/privacy/verify.html">The page that checks receipts and exported logs</a>],
        ]}
      />
    ) : (
      <p>Nothing yet. It is signed every night, and with every receipt.</p>
    )}
  </details>
);

const Filter = ({ rooms, staff, chosen }: Props) => (
  <form class="row" method="get" action="/audit">
    <Select
      label="Part of the house"
      name="room"
      value={chosen.room}
      options={[{ value: '', label: 'All' }, ...rooms.map((room) => ({ value: room, label: room }))]}
    />
    <Select
      label="Who"
      name="who"
      value={chosen.who}
      options={[
        { value: '', label: 'Everybody' },
        ...staff.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
    <Button>Show</Button>
  </form>
);

const faults: Record<Problem, (number: number) => string> = {
  changed: (number) => `Entry ${number} is not what was written: it was edited, put in or moved.`,
  missing: (number) => `Entry ${number} was taken out.`,
  rewritten: (number) => `The log up to entry ${number} is not the one that this house signed.`,
  cut: (number) => `The log was cut off before entry ${number}.`,
};

const Outcome = ({ checked }: { checked: Checked }) =>
  checked.ok ? (
    <Notice tone="ok" role="status" title="The log is whole.">
      {`All ${checked.entries} entries are as they were written, in their order.`}
    </Notice>
  ) : (
    <Notice tone="stop" role="alert" title={faults[checked.problem](checked.number)}>
      Somebody who can write to the database did this. Compare it with your last backup, and change who can
      reach the machine.
    </Notice>
  );
