import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Top } from '../ui/actions.tsx';
import { Notice, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';
import { SettingsTabs } from './settings.tsx';

type Place = {
  host: string;
  purpose: string;
  setting: string;
  /** Open all the time, or only while an admin fetches a model. */
  always: boolean;
};
type Sum = { host: string; purpose: string; calls: number; size: string };
type Refused = { host: string; purpose: string; at: Date };
type Props = {
  desk: Desk;
  places: readonly Place[];
  /** `name:port` of a PostgreSQL server; nothing for the file in the data folder. */
  database: string | undefined;
  sums: readonly Sum[];
  refused: readonly Refused[];
};

/** What this house may reach, what it reached, and what it was kept from reaching. */
export const OutboundPage = ({ desk, places, database, sums, refused }: Props) => (
  <Staff desk={desk} title="Outbound" current="settings">
    <Top title="Settings" />
    <SettingsTabs current="/outbound" />
    <Allowed places={places} database={database} />
    <Left sums={sums} />
    <RefusedList refused={refused} zone={desk.timeZone} />
    <section aria-labelledby="proof">
      <h2 id="proof">Proof</h2>
      <p>
        On the server, <code>npm run doctor -- egress</code> carries a whole interview through this product in
        a network that leads nowhere, and writes a signed report of everything it tried to reach.
      </p>
    </section>
  </Staff>
);

const Allowed = ({ places, database }: Pick<Props, 'places' | 'database'>) => (
  <section aria-labelledby="allowed">
    <h2 id="allowed">What may be reached</h2>
    {places.every(({ always }) => !always) && (
      <Notice tone="ok" title="Nothing about anybody leaves this program.">
        <p>No mail server, Ollama or Whisper sidecar is set, so no person’s data can be sent to one.</p>
      </Notice>
    )}
    <Table
      caption="Everything else is refused before its name is even looked up. The list follows from the settings the product was started with."
      columns={['Place', 'For', 'Setting', 'Open']}
      rows={[
        ...places.map(({ host, purpose, setting, always }) => [
          host,
          purpose,
          <code>{setting}</code>,
          always ? <State tone="live">Always</State> : <State>While an admin fetches a model</State>,
        ]),
        ...(database
          ? [[database, 'The database itself', <code>DATABASE_URL</code>, <State tone="live">Always</State>]]
          : []),
      ]}
    />
  </section>
);

const Left = ({ sums }: Pick<Props, 'sums'>) => (
  <section aria-labelledby="left">
    <h2 id="left">What left in the last 30 days</h2>
    {sums.length === 0 ? (
      <p>Nothing left.</p>
    ) : (
      <Table
        caption="What was about a person is also a line that this person can read. The database is not counted."
        columns={['Place', 'For', { label: 'Calls', num: true }, { label: 'Sent', num: true }]}
        rows={sums.map(({ host, purpose, calls, size }) => [host, purpose, calls, size])}
      />
    )}
  </section>
);

const RefusedList = ({ refused, zone }: Pick<Props, 'refused'> & { zone: string }) => (
  <section aria-labelledby="refused">
    <h2 id="refused">What was refused</h2>
    {refused.length === 0 ? (
      <p>Nothing tried to reach another place in the last 90 days.</p>
    ) : (
      <Table
        caption="The latest first. A line here means that a setting and a server do not fit, or that something is wrong with the product."
        columns={['Place', 'For', 'When']}
        rows={refused.map(({ host, purpose, at }) => [host, purpose, <When at={at} zone={zone} />])}
      />
    )}
  </section>
);
