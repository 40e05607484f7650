import { type Desk, Staff } from '../shell/recruiter.tsx';
import { LinkButton, Top } from '../ui/actions.tsx';
import { Empty, Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';

type Letter = {
  href: string;
  kind: string;
  name: string;
  recipient: string;
  subject: string;
  writtenAt: Date;
};
type Props = {
  desk: Desk;
  letters: readonly Letter[];
  /** There is no mail server: people hand these letters on. */
  byHand: boolean;
  sent: boolean;
};

/** Letters about somebody's data or account that wait for a person to hand them on. */
export const HandoversPage = ({ desk, letters, byHand, sent }: Props) => (
  <Staff desk={desk} title="Letters to hand on" current={deskPage(desk)} path={above(desk)}>
    <Top
      title="Letters to hand on"
      below="About somebody's data or account. No mail server took them, so you do."
    />
    {sent && <Notice tone="ok" role="status" title="Marked as sent." />}
    {byHand && letters.length > 0 && (
      <Notice title="Send them soon.">
        A link into somebody's own space opens for three days. Open a letter, send it to the address it names,
        and mark it as sent. An admin can set SMTP_URL; from then on letters go out by themselves.
      </Notice>
    )}
    {letters.length === 0 ? (
      <Empty
        title="No letter waits"
        text={byHand ? 'Every letter was handed on.' : 'The mail server took every letter.'}
      >
        <LinkButton href="/">Home</LinkButton>
      </Empty>
    ) : (
      <Table
        caption="Letters that no mail server took, the oldest first"
        columns={['To', 'Letter', 'Written']}
        rows={letters.map((letter) => [
          <>
            <a href={letter.href}>{letter.name || letter.recipient}</a>
            <small>{letter.recipient}</small>
          </>,
          <>
            {letter.kind}
            <small>{letter.subject}</small>
          </>,
          <When at={letter.writtenAt} zone={desk.timeZone} />,
        ])}
      />
    )}
  </Staff>
);
const above = (desk: Desk) =>
  deskPage(desk) === 'requests'
    ? [{ href: '/requests', label: 'Requests' }]
    : [{ href: '/team', label: 'Team' }];
/** These letters belong to the requests of whoever has them, and to the team of an admin who has not. */
export const deskPage = ({ nav }: Pick<Desk, 'nav'>) =>
  nav.some(({ key }) => key === 'requests') ? 'requests' : 'team';
