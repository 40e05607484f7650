import { type Desk, Staff } from '../shell/recruiter.tsx';
import { PostButton, Top } from '../ui/actions.tsx';
import { Empty, Notice, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Day } from '../ui/when.tsx';

type Account = {
  name: string;
  lastHere: Date;
  toldAt: Date | undefined;
  closes: Date;
  /** What only they are here: the account stays open, unused as it is. */
  onlyAs: string | undefined;
  /** Our mail server has the letter and has not handed it over yet. */
  onItsWay: boolean;
  tellTo: string;
};
type Props = { desk: Desk; accounts: readonly Account[]; signIn: string; done: boolean };

/** Accounts that close because nobody uses them, and who must be told before. */
export const AccountsPage = ({ desk, accounts, signIn, done }: Props) => {
  const zone = desk.timeZone;
  const path = [{ href: '/retention', label: 'How long things are kept' }];
  return (
    <Staff desk={desk} title="Unused accounts" current="retention" path={path}>
      <Top title="Unused accounts" below="Nobody is closed who could not know of it" />
      {done && <Notice tone="ok" role="status" title="Noted. Their time runs from today." />}
      {accounts.length === 0 ? (
        <Empty title="No account is about to close" text="Whoever works here was here not long ago." />
      ) : (
        <>
          {accounts.some(({ onlyAs, toldAt, onItsWay }) => !onlyAs && !toldAt && !onItsWay) && (
            <p>
              No letter has left to those without a day. <a href="/handovers">Hand the letter on</a>, or tell
              them yourself that they keep their account by signing in once at <strong>{signIn}</strong>, and
              note it here. The account closes 30 days after that, or after half of the period where that is
              shorter.
            </p>
          )}
          <Table
            caption="Whoever signs in is off this list at once."
            columns={['Colleague', 'Last here', 'Told', 'Closes']}
            rows={accounts.map((account) => [
              account.name,
              <Day at={account.lastHere} zone={zone} />,
              <Told account={account} zone={zone} />,
              <Closes account={account} zone={zone} />,
            ])}
          />
        </>
      )}
    </Staff>
  );
};

const Closes = ({ account: { onlyAs, toldAt, closes }, zone }: { account: Account; zone: string }) => {
  if (onlyAs) return `Not while this is the only ${onlyAs}: give a colleague that role first`;
  return toldAt ? <Day at={closes} zone={zone} /> : <>Not before they are told</>;
};
const Told = ({
  account: { name, onlyAs, toldAt, onItsWay, tellTo },
  zone,
}: {
  account: Account;
  zone: string;
}) => {
  if (onlyAs) return <>Not needed: it stays open</>;
  if (toldAt) return <Day at={toldAt} zone={zone} />;
  if (onItsWay) return <State tone="wait">The letter is on its way</State>;
  return (
    <PostButton to={tellTo}>
      I have told them<span class="hidden"> ({name})</span>
    </PostButton>
  );
};
