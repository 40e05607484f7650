import { SettingsTabs } from '../settings/settings.tsx';
import { type Desk, Staff } from '../shell/recruiter.tsx';
import { PostButton, Top } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { Notice, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { sizeWords, When } from '../ui/when.tsx';
import { type History, HistorySection } from './history.tsx';

type Engine = { elsewhere?: string | undefined; model: string };
type PartShown = {
  title: string;
  state: 'ok' | 'off' | 'degraded' | 'failed';
  /** What to do, when it is not well. */
  todo?: string | undefined;
};
type Work = {
  room: string;
  cause: string;
  state: 'waiting' | 'running' | 'parked';
  why: string;
  jobs: number;
};
type Parked = { id: string; room: string; cause: string; why: string; since: Date; tries: number };
type Props = {
  desk: Desk;
  parts: readonly PartShown[];
  /** Engines whose model has to be fetched first. */
  missing: readonly string[];
  speech: Engine;
  language: Engine;
  mail: boolean;
  database: 'sqlite' | 'postgres';
  /** Where sealed files lie, when not in the data folder. */
  store: string | undefined;
  disk: { freeBytes: number; totalBytes: number } | undefined;
  build: { version: string; build: string };
  queue: readonly Work[];
  parked: readonly Parked[];
  night: { state: string; startedAt: Date; failures: number } | undefined;
  backups: { data?: Date | undefined; keyring?: Date | undefined; nightly: boolean; alarm: boolean };
  history: History;
  again?: boolean | undefined;
};

export const SystemPage = ({
  desk,
  parts,
  missing,
  queue,
  parked,
  night,
  backups,
  history,
  ...rest
}: Props) => (
  <Staff desk={desk} title="System" current="settings">
    <Top title="Settings" />
    <SettingsTabs current="/settings/system" />
    {rest.again && <Notice tone="ok" role="status" title="That work is tried again now." />}
    <Missing missing={missing} />
    <Parts parts={parts} />
    <Machine {...rest} />
    <section aria-labelledby="queue">
      <h2 id="queue">Work in the queue</h2>
      {queue.length === 0 ? (
        <p>Nothing waits: all work is done.</p>
      ) : (
        <Table
          caption="What waits, runs or stopped, and why."
          columns={['Work', 'State', 'Reason', { label: 'Jobs', num: true }]}
          rows={queue.map(({ room, cause, state, why, jobs }) => [
            <Job room={room} cause={cause} />,
            <JobState state={state} />,
            why,
            jobs,
          ])}
        />
      )}
    </section>
    {parked.length > 0 && <Stopped parked={parked} zone={desk.timeZone} />}
    <Kept night={night} backups={backups} zone={desk.timeZone} />
    <HistorySection history={history} zone={desk.timeZone} />
  </Staff>
);

const partWords = {
  ok: <State tone="ok">Well</State>,
  off: <State>Not set up</State>,
  degraded: <State tone="wait">Trouble</State>,
  failed: <State tone="stop">Failed</State>,
} as const;
const Parts = ({ parts }: { parts: readonly PartShown[] }) => (
  <section aria-labelledby="parts">
    <h2 id="parts">Parts of the machine</h2>
    <Table
      caption="Without database and keys nobody can be served. Without any other part interviews go on."
      columns={['Part', 'State', 'What to do']}
      rows={parts.map(({ title, state, todo }) => [title, partWords[state], todo ?? 'Nothing'])}
    />
  </section>
);

const Job = ({ room, cause }: { room: string; cause: string }) => (
  <>
    {room}
    <small>{cause}</small>
  </>
);

const JobState = ({ state }: { state: Work['state'] }) => {
  if (state === 'running') return <State tone="live">Running</State>;
  if (state === 'waiting') return <State tone="wait">Waiting</State>;
  return <State tone="stop">Stopped</State>;
};

const Missing = ({ missing }: Pick<Props, 'missing'>) => {
  if (missing.length === 0) return null;
  return (
    <Notice tone="wait" title={`Missing: ${missing.join(' and ')}.`}>
      <p>
        Interviews are recorded all the same. Writing down and scoring wait, and begin by themselves as soon
        as the model is here. <a href="/models">Get models</a>
      </p>
    </Notice>
  );
};

const engineWords = ({ elsewhere, model }: Engine) =>
  elsewhere ? `${model}, at ${elsewhere}` : `${model}, in this process`;

type MachineProps = Pick<Props, 'speech' | 'language' | 'mail' | 'database' | 'store' | 'disk' | 'build'>;
const Machine = ({ speech, language, mail, database, store, disk, build }: MachineProps) => (
  <section aria-labelledby="machine">
    <h2 id="machine">How it is set up</h2>
    <Facts
      facts={[
        ['Speech to words', engineWords(speech)],
        ['Words to levels', engineWords(language)],
        ['Letters', mail ? 'Sent by your mail server' : 'Shown to the sender: no SMTP_URL is set'],
        ['Database', database === 'sqlite' ? 'SQLite, in the data folder' : 'PostgreSQL'],
        ['Sealed files', store ? `In the store at ${store}` : 'In the data folder'],
        disk && ['Disk', `${sizeWords(disk.freeBytes)} of ${sizeWords(disk.totalBytes)} are free`],
        ['Version', `${build.version}, build ${build.build}`],
      ]}
    />
  </section>
);

const nightWords: Record<string, string> = {
  running: 'runs now',
  waiting: 'waits for an admin',
  confirmed: 'is about to run',
  done: 'is done',
  failed: 'could not delete everything',
  jumped: 'was set aside: the clock was wrong',
};
const toneOf = (state: string) => (state === 'done' ? 'ok' : state === 'failed' ? 'stop' : 'wait');
/** What the nights took, and what could be put back. */
const Kept = ({ night, backups, zone }: Pick<Props, 'night' | 'backups'> & { zone: string }) => (
  <section aria-labelledby="kept">
    <h2 id="kept">Nights and backups</h2>
    {backups.alarm && (
      <Notice tone="stop" title="There is no good backup.">
        <p>
          <a href="/settings/backups">See why, and what to do</a>
        </p>
      </Notice>
    )}
    <Facts
      facts={[
        [
          'Last night',
          night ? (
            <>
              <State tone={toneOf(night.state)}>
                <When at={night.startedAt} zone={zone} /> {nightWords[night.state] ?? night.state}
              </State>{' '}
              <a href="/retention/nights">All nights</a>
            </>
          ) : (
            'None has run yet'
          ),
        ],
        ['Newest backup of the data', <Made at={backups.data} zone={zone} />],
        ['Newest backup of the keys', <Made at={backups.keyring} zone={zone} />],
        [
          'Made',
          backups.nightly
            ? 'Every night'
            : 'Only by npm run backup: BACKUP_DIR is not set, so no night makes one',
        ],
      ]}
    />
  </section>
);
const Made = ({ at, zone }: { at: Date | undefined; zone: string }) =>
  at ? <When at={at} zone={zone} /> : <State tone="wait">None yet</State>;

const Stopped = ({ parked, zone }: { parked: readonly Parked[]; zone: string }) => (
  <section aria-labelledby="stopped">
    <h2 id="stopped">Stopped after its tries</h2>
    <Table
      caption="The work behind these goes on. Remove the cause, then try again."
      columns={['Work', 'Asked for', 'Reason', { label: 'Tries', num: true }, 'Do']}
      rows={parked.map(({ id, room, cause, why, since, tries }) => [
        <Job room={room} cause={cause} />,
        <When at={since} zone={zone} />,
        why,
        tries,
        <PostButton to="/settings/tries" name="job" value={id}>
          Try again
        </PostButton>,
      ])}
    />
  </section>
);
