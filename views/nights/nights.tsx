import { Kept } from '../shell/kept.tsx';
import type { Desk } from '../shell/recruiter.tsx';
import { Bars } from '../ui/bars.tsx';
import { Empty, Notice, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Day, dayWords, When } from '../ui/when.tsx';
import { Waiting, type WaitingNight } from './waiting.tsx';

type Count = { title: string; items: number; people: number };
export type NightShown = {
  at: Date;
  state: 'running' | 'waiting' | 'confirmed' | 'done' | 'failed' | 'jumped' | 'missing' | 'soon';
  because?: WaitingNight['because'] | null | undefined;
  /** It did not run in its night but then. */
  late?: Date | undefined;
  items: number;
  people: number;
  keys?: number | undefined;
  accounts?: number | undefined;
  /** Sealed files that belonged to nobody any more. */
  strays?: number | undefined;
  counts: readonly Count[];
  failures: readonly { holding: string; because: string }[];
};
type Props = {
  desk: Desk;
  now: Date;
  mayConfirm: boolean;
  nights: readonly NightShown[];
  missing: readonly Date[];
  waiting?: WaitingNight | undefined;
  confirmed?: boolean | undefined;
};

/** What every night took, which nights are missing, and which one waits for an admin. */
export const NightsPage = (props: Props) => {
  const { desk, nights, missing, waiting, confirmed } = props;
  const zone = desk.timeZone;
  return (
    <Kept desk={desk} current="/retention/nights">
      {confirmed && (
        <Notice tone="ok" role="status" title="Confirmed.">
          What is due is being deleted now. Load this page again to see the counts.
        </Notice>
      )}
      {waiting && <Waiting {...props} waiting={waiting} />}
      {missing.length > 0 && (
        <Notice tone="stop" title={missingWords(missing, zone)}>
          The machine was off, or the product was. What was due in those nights was due in the next one.
        </Notice>
      )}
      {nights.length === 0 ? (
        <Empty
          title="No night has run yet"
          text="The first one runs within a quarter of an hour after the start."
        />
      ) : (
        <Nights nights={nights} zone={zone} />
      )}
    </Kept>
  );
};

const missingWords = (missing: readonly Date[], zone: string) => {
  const [newest] = missing;
  if (missing.length > 1 || !newest) return `${missing.length} of the last nights did not run.`;
  return `The night to ${dayWords(newest, { zone })} did not run.`;
};

const Nights = ({ nights, zone }: { nights: readonly NightShown[]; zone: string }) => {
  const drawn = nights.slice(0, 14).toReversed();
  return (
    <section aria-labelledby="nights">
      <h2 id="nights">The last nights</h2>
      <figure>
        <Bars
          title="Items deleted per night"
          bars={drawn.map(({ at, items, state }) => ({
            label: dayWords(at, { zone }).split(' ')[0] ?? '',
            value: items,
            missing: isMissing(state),
          }))}
        />
        <figcaption>
          Items deleted in the night to each day. A crossed box: nothing was deleted in that night.
        </figcaption>
      </figure>
      <Table
        caption="What each night took, the newest first"
        columns={[
          'Night to',
          'How it went',
          { label: 'Items', num: true },
          { label: 'People', num: true },
          { label: 'Keys destroyed', num: true },
          { label: 'Accounts closed', num: true },
        ]}
        rows={folded(nights).map(({ night, since, count }) => [
          <>
            {since && (
              <>
                <Day at={since} zone={zone} /> to{' '}
              </>
            )}
            <Day at={night.at} zone={zone} />
            {count > 1 && <small>{count} nights</small>}
            {night.late && (
              <small>
                ran <When at={night.late} zone={zone} />
              </small>
            )}
          </>,
          <How night={night} />,
          ...(isMissing(night.state)
            ? ['–', '–', '–', '–']
            : [night.items, night.people, night.keys ?? 0, night.accounts ?? 0]),
        ])}
      />
    </section>
  );
};
type Folded = { night: NightShown; since?: Date; count: number };
/** Nights in a row that did not run are one line: a month of them says no more than that. */
function folded(nights: readonly NightShown[]): Folded[] {
  const lines: Folded[] = [];
  for (const night of nights) {
    const last = lines.at(-1);
    if (night.state === 'missing' && last?.night.state === 'missing')
      lines.splice(-1, 1, { night: last.night, since: night.at, count: last.count + 1 });
    else lines.push({ night, count: 1 });
  }
  return lines;
}
const isMissing = (state: NightShown['state']) =>
  state === 'missing' || state === 'waiting' || state === 'jumped' || state === 'soon';

const How = ({ night }: { night: NightShown }) => {
  const { state, failures, counts, strays = 0 } = night;
  if (state === 'missing') return <State tone="stop">Did not run</State>;
  if (state === 'soon') return <State tone="wait">Runs within a quarter of an hour</State>;
  if (state === 'waiting') return <State tone="stop">Stopped, nothing was deleted</State>;
  if (state === 'jumped') return <State tone="stop">The clock was wrong</State>;
  if (state === 'running' || state === 'confirmed') return <State tone="live">Running</State>;
  return (
    <>
      {state === 'failed' ? (
        <State tone="stop">{`${failures.length} could not be deleted`}</State>
      ) : (
        <State tone="ok">Done</State>
      )}
      <details>
        <summary>Per category</summary>
        <ul>
          {counts.map(({ title, items, people }) => (
            <li>{`${title}: ${items} of ${people} ${people === 1 ? 'person' : 'people'}`}</li>
          ))}
        </ul>
        {strays > 0 && (
          <p>
            {strays === 1 ? '1 file' : `${strays} files`} that a crash had left behind, named by no row, went
            as well.
          </p>
        )}
        {failures.map((failure) => (
          <p class="error">{failureWords(failure)}</p>
        ))}
      </details>
    </>
  );
};
const strayWords: Record<string, string> = {
  TooManyStrays:
    'More than a tenth of the sealed files are named by no row, so none of them was removed. Check that database and store belong together: DATABASE_URL, STORAGE_URL and DATA_DIR.',
  SharedStore:
    'Another house, or another copy of this one, keeps its sealed files in the same store, so none that no row names here was removed: it may be theirs. Give each house a bucket of its own: STORAGE_URL. If this house was restored and the one before it is no more, delete the object files/.house in the store: the next night takes it over.',
};
const failureWords = ({ holding, because }: NightShown['failures'][number]) =>
  strayWords[because] ?? `${holding} failed (${because}). The next night tries again.`;
