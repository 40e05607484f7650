import { type Desk, Staff } from '../shell/recruiter.tsx';
import { PostButton, Top } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { Notice, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';
import { SettingsTabs } from './settings.tsx';

type Engine = { elsewhere?: string | undefined; model: string; there: boolean };
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
  speech: Engine;
  language: Engine;
  mail: boolean;
  database: 'sqlite' | 'postgres';
  store: { elsewhere: string; there: boolean } | undefined;
  queue: readonly Work[];
  parked: readonly Parked[];
  again?: boolean | undefined;
};

export const SystemPage = ({ desk, queue, parked, again, ...machine }: Props) => (
  <Staff desk={desk} title="System" current="settings">
    <Top title="Settings" />
    <SettingsTabs current="/settings/system" />
    {again && <Notice tone="ok" role="status" title="That work is tried again now." />}
    <Missing speech={machine.speech} language={machine.language} />
    <Machine {...machine} />
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
  </Staff>
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

const Missing = ({ speech, language }: { speech: Engine; language: Engine }) => {
  const missing = [!speech.there && 'the speech model', !language.there && 'the language model'].filter(
    Boolean,
  );
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

const engineWords = ({ elsewhere, model, there }: Engine) => {
  if (elsewhere) return `${model}, at ${elsewhere}`;
  return there ? (
    <State tone="ok">{model}, in this process</State>
  ) : (
    <State tone="wait">{model} is not here</State>
  );
};

const storeWords = (store: Props['store']) => {
  if (!store) return 'In the data folder';
  if (store.there) return <State tone="ok">In the store at {store.elsewhere}</State>;
  return (
    <State tone="stop">
      The store at {store.elsewhere} does not answer as it should. See that it runs and that STORAGE_URL,
      STORAGE_KEY and STORAGE_SECRET fit: recorders keep what they have until then.
    </State>
  );
};

const Machine = ({
  speech,
  language,
  mail,
  database,
  store,
}: Pick<Props, 'speech' | 'language' | 'mail' | 'database' | 'store'>) => (
  <Facts
    facts={[
      ['Speech to words', engineWords(speech)],
      ['Words to levels', engineWords(language)],
      ['Letters', mail ? 'Sent by your mail server' : 'Shown to the sender: no SMTP_URL is set'],
      ['Database', database === 'sqlite' ? 'SQLite, in the data folder' : 'PostgreSQL'],
      ['Sealed files', storeWords(store)],
    ]}
  />
);

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
