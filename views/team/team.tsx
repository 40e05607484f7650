import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, LinkButton, Top } from '../ui/actions.tsx';
import { Check } from '../ui/choices.tsx';
import { Field, Select } from '../ui/field.tsx';
import { Problems, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Day } from '../ui/when.tsx';
import { languages } from '../words/index.ts';

type State_ = 'invited' | 'open' | 'closed';
export const AccountState = ({ state }: { state: State_ }) => {
  if (state === 'open') return <State tone="ok">Works here</State>;
  if (state === 'invited') return <State tone="wait">Invited</State>;
  return <State>Closed</State>;
};

type Colleague = { href: string; name: string; roles: string; state: State_; since: Date };

export const TeamPage = ({ desk, colleagues }: { desk: Desk; colleagues: readonly Colleague[] }) => (
  <Staff desk={desk} title="Team" current="team">
    <Top title="Team">
      <LinkButton look="main" href="/team/new">
        Invite a colleague
      </LinkButton>
    </Top>
    <Table
      caption="Who works here, who is expected, and whose account is closed."
      columns={['Name', 'Roles', 'State', 'Since']}
      rows={colleagues.map(({ href, name, roles, state, since }) => [
        <a href={href}>{name}</a>,
        roles,
        <AccountState state={state} />,
        <Day at={since} zone={desk.timeZone} />,
      ])}
    />
  </Staff>
);

export type RoleChoice = { value: string; checked: boolean };
const roleWords: Record<string, [label: string, text: string]> = {
  admin: ['Admin', 'Team, models, settings and the audit log.'],
  recruiter: ['Recruiter', 'Positions, kits, invitations, reviews and decisions.'],
  reviewer: ['Reviewer', 'Reads and rates interviews, and nothing else.'],
  officer: ['Privacy officer', 'Answers what people ask about their data.'],
};

export const RoleChoices = ({
  roles,
  error,
}: {
  roles: readonly RoleChoice[];
  error?: string | undefined;
}) => (
  <fieldset id="roles" aria-describedby={error && 'roles-error'}>
    <legend>Roles</legend>
    {roles.map(({ value, checked }) => (
      <Check
        id={`role-${value}`}
        name="roles"
        value={value}
        checked={checked}
        label={roleWords[value]?.[0] ?? value}
        text={roleWords[value]?.[1]}
      />
    ))}
    {error && (
      <p class="error" id="roles-error">
        {error}
      </p>
    )}
  </fieldset>
);

type InviteProps = {
  desk: Desk;
  given: Record<string, string>;
  roles: readonly RoleChoice[];
  problems: Record<string, string>;
};

export const InvitePage = ({ desk, given, roles, problems }: InviteProps) => (
  <Staff desk={desk} title="Invite a colleague" current="team" path={[{ href: '/team', label: 'Team' }]}>
    <Top title="Invite a colleague" below="They get a link that opens once, within seven days." />
    <form method="post" action="/team/new">
      <Problems
        title="The invitation was not made yet"
        problems={Object.entries(problems).map(([field, text]) => ({ field, text }))}
      />
      <Field label="Name" name="name" value={given.name} error={problems.name} required />
      <Field label="E-mail" name="email" type="email" value={given.email} error={problems.email} required />
      <Select
        label="Language of the letter"
        name="language"
        options={languages}
        value={given.language ?? 'en'}
        error={problems.language}
      />
      <RoleChoices roles={roles} error={problems.roles} />
      <Actions>
        <Button look="main">Invite</Button>
        <LinkButton href="/team">Leave it</LinkButton>
      </Actions>
    </form>
  </Staff>
);
