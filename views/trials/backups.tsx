import { SettingsTabs } from '../settings/settings.tsx';
import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Top } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { Empty, Notice, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { sizeWords, When, whenWords } from '../ui/when.tsx';

type Run = {
  id: string;
  state: 'made' | 'good' | 'failed';
  madeAt: Date;
  files: number;
  bytes: number;
  triedAt: Date | null;
  way: 'restored' | 'read' | null;
  rows: number | null;
  people: number | null;
  opened: number | null;
  reason: string | null;
};
type Alarm = { because: 'failed' | 'old'; since: Date; reason: string | null };
type Props = {
  desk: Desk;
  runs: readonly Run[];
  good: Run | undefined;
  alarm: Alarm | undefined;
  nightly: boolean;
  folder: string;
  keyringFolder: string;
  /** Milliseconds. */
  keepFor: number;
};

/** Every backup, and whether it could be restored. */
export const BackupsPage = ({ desk, runs, good, alarm, nightly, ...where }: Props) => (
  <Staff desk={desk} title="Backups" current="settings">
    <Top title="Settings" />
    <SettingsTabs current="/settings/backups" />
    {alarm && <Alarmed alarm={alarm} zone={desk.timeZone} />}
    {!nightly && (
      <Notice tone="wait" title="No backup is made by night.">
        Set BACKUP_DIR to a folder on another disk, and BACKUP_KEYRING_DIR to a third place for the keys. Then
        one is made every night and restored as a trial. npm run backup makes one now.
      </Notice>
    )}
    <Where {...where} good={good} zone={desk.timeZone} />
    {runs.length === 0 ? (
      <Empty title="No backup yet" text="The first one stands here as soon as it is made." />
    ) : (
      <Runs runs={runs} zone={desk.timeZone} />
    )}
  </Staff>
);

const Alarmed = ({ alarm, zone }: { alarm: Alarm; zone: string }) => (
  <Notice
    tone="stop"
    title={
      alarm.because === 'failed'
        ? `The newest backup is not good (${whenWords(alarm.since, { zone })}).`
        : `There has been no good backup since ${whenWords(alarm.since, { zone })}.`
    }
  >
    <p>
      {alarm.reason ?? 'None was made, or none was tried.'} Look whether the folders below are there and have
      room, then run npm run backup.
    </p>
  </Notice>
);

type WhereProps = Pick<Props, 'good' | 'folder' | 'keyringFolder' | 'keepFor'> & { zone: string };
const Where = ({ good, folder, keyringFolder, keepFor, zone }: WhereProps) => (
  <section aria-labelledby="where">
    <h2 id="where">Where they lie</h2>
    <Facts
      facts={[
        ['Last good one', good ? <When at={good.madeAt} zone={zone} /> : 'None yet'],
        ['Data, sealed', `${folder}, for ${Math.round(keepFor / 86_400_000)} days`],
        ['Keys', `${keyringFolder}, for 21 days`],
        ['To go back', 'npm run restore -- --data SET --keyring SET, on an empty machine'],
        ['To try one there', 'the same with --verify: it changes nothing'],
      ]}
    />
  </section>
);

const Runs = ({ runs, zone }: { runs: readonly Run[]; zone: string }) => (
  <section aria-labelledby="runs">
    <h2 id="runs">The last backups</h2>
    <Table
      caption="Each is restored where nobody sees it, opened and compared."
      columns={[
        'Made',
        'Trial',
        'What was seen',
        { label: 'Files', num: true },
        { label: 'Size', num: true },
      ]}
      rows={runs.map((run) => [
        <When at={run.madeAt} zone={zone} />,
        <Outcome run={run} />,
        seenWords(run),
        run.files,
        sizeWords(run.bytes),
      ])}
    />
  </section>
);
const Outcome = ({ run: { state, way } }: { run: Run }) => {
  if (state === 'failed') return <State tone="stop">Not good</State>;
  if (state === 'made') return <State tone="wait">Not tried yet</State>;
  return <State tone="ok">{way === 'read' ? 'Read to the end' : 'Restored'}</State>;
};
function seenWords({ state, way, rows, people, opened, reason }: Run) {
  if (state === 'failed') return reason ?? 'Unknown';
  if (state === 'made') return 'Waits for its trial';
  if (way === 'read') return 'All files whole. Not restored: the database user may make no database for it';
  return `${rows} rows as they were saved; everything of ${opened} of ${people} people opened`;
}
