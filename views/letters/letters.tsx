import { type Desk, Staff } from '../shell/recruiter.tsx';
import { LinkButton, Top } from '../ui/actions.tsx';
import { Empty, Notice, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';
import { Pages, Tabs } from '../ui/where.tsx';

export type LetterStanding = 'to-send' | 'sent' | 'shown' | 'failed' | 'dropped';
export type ListedLetter = {
  href: string;
  kind: string;
  name: string;
  recipient: string;
  subject: string;
  state: LetterStanding;
  writtenAt: Date;
  sentAt: Date | null;
};
export type Show = 'waiting' | 'way' | 'sent';

type Props = {
  desk: Desk;
  show: Show;
  /** How many there are under each tab. */
  counts: Record<Show, number>;
  /** There is no mail server: people send these letters. */
  byHand: boolean;
  letters: readonly ListedLetter[];
  page: number;
  perPage: number;
  of: number;
  /** Days that a letter is kept. */
  kept: number;
  done?: string | undefined;
};

const addressOf = (show: Show, page = 1) => {
  const asked = [show !== 'waiting' && `show=${show}`, page > 1 && `page=${page}`].filter(Boolean);
  return asked.length ? `/letters?${asked.join('&')}` : '/letters';
};

export const LetterState = ({ state }: { state: LetterStanding }) => {
  if (state === 'sent') return <State tone="ok">Sent</State>;
  if (state === 'failed') return <State tone="stop">Not delivered</State>;
  if (state === 'shown') return <State tone="wait">To be sent</State>;
  if (state === 'dropped') return <State>Not needed any more</State>;
  return <State tone="wait">On its way</State>;
};

export const LettersPage = ({
  desk,
  show,
  counts,
  byHand,
  letters,
  page,
  perPage,
  of,
  kept,
  done,
}: Props) => (
  <Staff desk={desk} title="Letters" current="letters">
    <Top title="Letters" below={`To candidates. Each is kept for ${kept} days.`} />
    {done && <Notice tone="ok" role="status" title={done} />}
    {byHand && (
      <Notice title="No mail server is connected, so you send the letters.">
        Open a letter, copy it into your own mail program, and mark it as sent. An admin can set SMTP_URL;
        from then on letters go out by themselves.
      </Notice>
    )}
    <Tabs
      label="Letters"
      current={addressOf(show)}
      links={[
        { href: addressOf('waiting'), label: `Waiting for you (${counts.waiting})` },
        ...(byHand && counts.way === 0
          ? []
          : [{ href: addressOf('way'), label: `On their way (${counts.way})` }]),
        { href: addressOf('sent'), label: `Sent (${counts.sent})` },
      ]}
    />
    {letters.length === 0 ? (
      <Nothing show={show} kept={kept} />
    ) : (
      <Letters letters={letters} show={show} desk={desk} />
    )}
    {letters.length > 0 && (
      <Pages
        from={(page - 1) * perPage + 1}
        to={(page - 1) * perPage + letters.length}
        of={of}
        previous={page > 1 ? addressOf(show, page - 1) : undefined}
        next={page * perPage < of ? addressOf(show, page + 1) : undefined}
      />
    )}
  </Staff>
);

const captions: Record<Show, string> = {
  waiting: 'Letters that no mail server took, the newest first',
  way: 'Letters that the mail server is asked to take, the newest first',
  sent: 'Letters that left, the newest first',
};

const Letters = ({ letters, show, desk }: Pick<Props, 'letters' | 'show' | 'desk'>) => (
  <Table
    caption={captions[show]}
    columns={['Candidate', 'Letter', 'State', show === 'sent' ? 'Sent' : 'Written']}
    rows={letters.map((letter) => [
      <>
        <a href={letter.href}>{letter.name}</a>
        <small>{letter.recipient}</small>
      </>,
      <>
        {letter.kind}
        <small>{letter.subject}</small>
      </>,
      <LetterState state={letter.state} />,
      <When at={letter.sentAt ?? letter.writtenAt} zone={desk.timeZone} />,
    ])}
  />
);

const Nothing = ({ show, kept }: { show: Show; kept: number }) => {
  if (show === 'sent')
    return (
      <Empty
        title={`Nothing was sent in the last ${kept} days`}
        text="Letters appear here once they have left."
      >
        <LinkButton href="/positions">Choose a position and invite</LinkButton>
      </Empty>
    );
  return (
    <Empty title="No letter waits" text="Every letter has left, or none was written yet.">
      <LinkButton href="/positions">Choose a position and invite</LinkButton>
    </Empty>
  );
};
