import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, PostButton, Top } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { Field } from '../ui/field.tsx';
import { Notice, Problems, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';

type Session = { device: string; since: Date; until: Date; here: boolean };
type Props = {
  desk: Desk;
  name: string;
  email: string;
  login: string;
  roles: string;
  sessions: readonly Session[];
  shortest: number;
  problems?: { current?: string | undefined; password?: string | undefined } | undefined;
  done?: string | undefined;
};

export const AccountPage = ({ desk, sessions, shortest, problems = {}, done, ...me }: Props) => (
  <Staff desk={desk} title="Your account">
    <Top title="Your account" />
    {done && <Notice tone="ok" role="status" title={done} />}
    <Facts
      facts={[
        ['Name', me.name],
        ['E-mail', me.email],
        ['You sign in as', me.login],
        ['Roles', me.roles],
      ]}
    />
    <p>
      <a href="/account/data">What is held about you</a>, until when, and who looked at it.
    </p>
    <Devices desk={desk} sessions={sessions} />
    <section aria-labelledby="change">
      <h2 id="change">Change the passphrase</h2>
      <form method="post" action="/account/password">
        <Problems
          title="The passphrase was not changed"
          problems={Object.entries(problems).map(([field, text]) => ({ field, text: text ?? '' }))}
        />
        <Field
          label="Passphrase of today"
          name="current"
          type="password"
          autocomplete="current-password"
          required
          error={problems.current}
        />
        <Field
          label="New passphrase"
          name="password"
          type="password"
          autocomplete="new-password"
          hint={`${shortest} characters or more: four or five words are good. All other devices are signed out.`}
          required
          error={problems.password}
        />
        <Actions>
          <Button look="main">Change the passphrase</Button>
        </Actions>
      </form>
    </section>
  </Staff>
);

const Devices = ({ desk, sessions }: { desk: Desk; sessions: readonly Session[] }) => (
  <section aria-labelledby="devices">
    <h2 id="devices">Where you are signed in</h2>
    <Table
      caption="Sessions of yours that are open now."
      columns={['Device', 'Signed in', 'Ends at the latest', 'Which']}
      rows={sessions.map(({ device, since, until, here }) => [
        device,
        <When at={since} zone={desk.timeZone} />,
        <When at={until} zone={desk.timeZone} />,
        here ? <State tone="ok">This one</State> : <State>Another</State>,
      ])}
    />
    {sessions.length > 1 && <PostButton to="/account/sign-outs">Sign out everywhere else</PostButton>}
  </section>
);
