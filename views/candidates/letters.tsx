import { Notice, State } from '../ui/notice.tsx';
import { Polling } from '../ui/progress.tsx';
import { Table } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';

export type Letter = {
  href: string;
  kind: string;
  state: 'to-send' | 'sent' | 'shown' | 'failed' | 'dropped';
  at: Date;
  problem?: string | undefined;
};
type Props = {
  /** The page of the candidate. */
  href: string;
  letters: readonly Letter[];
  zone: string;
  asked?: number | undefined;
};

/** A letter is written a moment after what it is about. Some acts need none, so the page does not look for it for ever. */
const mostAsked = 10;

/** What was written to one candidate. Asks again until the newest letter is there and has left. */
export const Letters = ({ href, letters, zone, asked }: Props) => {
  const toCome = asked !== undefined && asked < mostAsked;
  return (
    <Polling
      id="letters"
      href={`${href}/letters${toCome ? `?asked=${asked + 1}` : ''}`}
      waiting={toCome || letters.some(({ state }) => state === 'to-send')}
    >
      {letters.map((letter) => waitsForYou(letter) && <WaitingLetter letter={letter} />)}
      {toCome && letters.length === 0 && <State tone="wait">The letter is being written</State>}
      {letters.length > 0 && (
        <Table
          caption="Letters that are still kept"
          columns={['Letter', 'State', 'When']}
          rows={letters.map(({ href: to, kind, state, at }) => [
            <a href={to}>{kind}</a>,
            <LetterStanding state={state} />,
            <When at={at} zone={zone} />,
          ])}
        />
      )}
    </Polling>
  );
};
const waitsForYou = ({ state }: Letter) => state === 'shown' || state === 'failed';

const WaitingLetter = ({ letter }: { letter: Letter }) => (
  <Notice
    tone={letter.state === 'failed' ? 'stop' : 'wait'}
    title={
      letter.state === 'failed'
        ? `${letter.kind}: not delivered`
        : `${letter.kind}: send this letter yourself`
    }
  >
    <p>
      {letter.problem ?? 'No mail server is connected.'} <a href={letter.href}>Open the letter</a>
    </p>
  </Notice>
);

const LetterStanding = ({ state }: { state: Letter['state'] }) => {
  if (state === 'sent') return <State tone="ok">Sent</State>;
  if (state === 'failed') return <State tone="stop">Not delivered</State>;
  if (state === 'shown') return <State tone="wait">To be sent</State>;
  return <State>{state === 'dropped' ? 'Not needed any more' : 'On its way'}</State>;
};
