import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, PostButton, Top } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { Notice, Problems } from '../ui/notice.tsx';
import { When } from '../ui/when.tsx';
import { AccountState, type RoleChoice, RoleChoices } from './team.tsx';

type Props = {
  desk: Desk;
  href: string;
  name: string;
  email: string;
  state: 'invited' | 'open' | 'closed';
  roles: readonly RoleChoice[];
  /** The link that waits for them, to be sent by hand. */
  link?: string | undefined;
  linkUntil?: Date | undefined;
  problems?: Record<string, string> | undefined;
  done?: string | undefined;
};

export const ColleaguePage = ({ desk, href, name, problems = {}, done, ...colleague }: Props) => (
  <Staff desk={desk} title={name} current="team" path={[{ href: '/team', label: 'Team' }]}>
    <Top title={name} />
    {done && <Notice tone="ok" role="status" title={done} />}
    <Facts
      facts={[
        ['E-mail', colleague.email],
        ['State', <AccountState state={colleague.state} />],
      ]}
    />
    {colleague.state !== 'closed' && <Entry desk={desk} href={href} {...colleague} />}
    {colleague.state !== 'closed' && (
      <section aria-labelledby="may">
        <h2 id="may">What {name} may do</h2>
        <form method="post" action={`${href}/roles`}>
          <Problems
            title="The roles were not changed"
            problems={Object.entries(problems).map(([field, text]) => ({ field, text }))}
          />
          <RoleChoices roles={colleague.roles} error={problems.roles} />
          <Actions>
            <Button look="main">Save the roles</Button>
          </Actions>
        </form>
      </section>
    )}
    <Closing href={href} name={name} state={colleague.state} />
  </Staff>
);

type EntryProps = Pick<Props, 'desk' | 'href' | 'link' | 'linkUntil' | 'state'>;
/** How this colleague comes in: by a link for the first time, or for a new passphrase. */
const Entry = ({ desk, href, link, linkUntil, state }: EntryProps) => (
  <section aria-labelledby="link">
    <h2 id="link">{state === 'invited' ? 'The link' : 'Forgot the passphrase?'}</h2>
    {link && linkUntil ? (
      <>
        <p>
          It opens once, until <When at={linkUntil} zone={desk.timeZone} />. Send it to this colleague and to
          nobody else: whoever opens it first comes in.
        </p>
        <p>
          <code id="join-link">{link}</code>
        </p>
        <Actions>
          <button type="button" data-copy="join-link" data-copied="Copied" hidden>
            Copy the link
          </button>
          <PostButton to={`${href}/links`}>Make a new link</PostButton>
        </Actions>
      </>
    ) : (
      <>
        <p>
          {state === 'invited'
            ? 'The last link has expired. A new one opens once, within seven days.'
            : 'A link that opens once, within seven days, lets this colleague choose a new one. The old one works until then.'}
        </p>
        <PostButton to={`${href}/links`}>Make a link</PostButton>
      </>
    )}
  </section>
);

const Closing = ({ href, name, state }: Pick<Props, 'href' | 'name' | 'state'>) => {
  if (state === 'closed')
    return (
      <p class="quiet">
        This account is closed. Invite the same address again to open it anew; what {name} wrote stays.
      </p>
    );
  return (
    <section aria-labelledby="close">
      <h2 id="close">Close the account</h2>
      <p>
        {name} is signed out everywhere at once and cannot come back without a new invitation. Scorecards and
        decisions stay, with the name.
      </p>
      <PostButton to={`${href}/closing`} look="stop">
        Close this account
      </PostButton>
    </section>
  );
};
