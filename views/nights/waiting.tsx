import type { Desk } from '../shell/recruiter.tsx';
import { Actions, Button } from '../ui/actions.tsx';
import { Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { dayWords, whenWords } from '../ui/when.tsx';

export type WaitingNight = {
  id: string;
  at: Date;
  because: 'gap' | 'share' | 'clock';
  items: number;
  people: number;
  counts: readonly { title: string; items: number; people: number }[];
};
type Props = { desk: Desk; now: Date; mayConfirm: boolean; waiting: WaitingNight };

const reasons: Record<WaitingNight['because'], string> = {
  gap: 'More than 36 hours have passed since the night before. Either this machine was off, or its clock was moved.',
  share: 'It would take something of more than a fifth of all people at once.',
  clock: 'A night ran that is dated after today: the clock of this machine was wrong then, or is wrong now.',
};
const of = (people: number) => `${people} ${people === 1 ? 'person' : 'people'}`;

/** A night that stopped before it deleted anything: what it would take, and the second confirmation. */
export const Waiting = ({ desk, now, mayConfirm, waiting }: Props) => {
  const zone = desk.timeZone;
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">A night waits for your confirmation</h2>
      <Notice
        tone="stop"
        role="alert"
        title={`The night to ${dayWords(waiting.at, { zone })} deleted nothing.`}
      >
        <p>{reasons[waiting.because]}</p>
        <p>
          The clock of this machine says: <strong>{whenWords(now, { zone }, true)}</strong>. If that is wrong,
          put the clock right and do not confirm.
        </p>
      </Notice>
      <Table
        caption={`What goes when you confirm: ${waiting.items} items of ${of(waiting.people)}`}
        columns={['Category', { label: 'Items', num: true }, { label: 'People', num: true }]}
        rows={waiting.counts
          .filter(({ items }) => items > 0)
          .map(({ title, items, people }) => [title, items, people])}
      />
      {mayConfirm ? (
        <form method="post" action="/retention/nights">
          <input type="hidden" name="night" value={waiting.id} />
          <input type="hidden" name="seen" value={waiting.people} />
          <Actions>
            <Button look="stop">{`Delete this of ${of(waiting.people)} now`}</Button>
            <span class="quiet">It cannot be brought back.</span>
          </Actions>
        </form>
      ) : (
        <p class="quiet">An admin can confirm it.</p>
      )}
    </section>
  );
};
