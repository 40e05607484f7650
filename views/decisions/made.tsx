import { Facts } from '../ui/facts.tsx';
import { Notice, State } from '../ui/notice.tsx';
import { When } from '../ui/when.tsx';

export type Outcome = 'going-on' | 'not-going-on';
export type Letter = { subject: string; text: string };
export type Made = { number: number; outcome: Outcome; reason: string; by: string; at: Date; letter: Letter };
export type LetterState = 'to-send' | 'sent' | 'shown' | 'failed' | 'dropped';

export const outcomes: Record<Outcome, string> = {
  'going-on': 'We go on with this person',
  'not-going-on': 'We do not go on with this person',
};

export const Decided = ({ byHand, letterHref }: { byHand: boolean; letterHref: string | undefined }) => (
  <Notice tone="ok" role="status" title="It is decided.">
    <p>
      {byHand ? 'No mail server is connected, so send the letter yourself. ' : 'The letter is on its way. '}
      {letterHref ? (
        <a href={letterHref}>Open the letter</a>
      ) : (
        'It is being written, and stands under Letters.'
      )}
    </p>
  </Notice>
);

const standing: Record<LetterState, string> = {
  'to-send': 'On its way',
  sent: 'Sent',
  shown: 'To be sent by hand',
  failed: 'Not delivered',
  dropped: 'Not sent: a later one took its place',
};
type PastProps = {
  made: readonly Made[];
  desk: { timeZone: string };
  letterHref: string | undefined;
  letterState: LetterState | undefined;
};
/** All decisions with their letters, the newest first. */
export const Past = ({ made, desk, letterHref, letterState }: PastProps) => (
  <section aria-labelledby="made">
    <h2 id="made">{made.length === 1 ? 'What was decided' : 'What was decided, the newest first'}</h2>
    {made.toReversed().map((one, at) => (
      <article>
        <h3>
          <State>{outcomes[one.outcome]}</State>
        </h3>
        <Facts
          facts={[
            ['Reason', one.reason],
            ['Decided by', one.by],
            ['When', <When at={one.at} zone={desk.timeZone} />],
            at === 0 &&
              letterState && ['Letter', <LetterLink href={letterHref} words={standing[letterState]} />],
          ]}
        />
        <details>
          <summary>The letter as it was written</summary>
          <p>
            <strong>{one.letter.subject}</strong>
          </p>
          {one.letter.text.split(/\n{2,}/).map((passage) => (
            <p>{passage}</p>
          ))}
        </details>
      </article>
    ))}
  </section>
);
const LetterLink = ({ href, words }: { href: string | undefined; words: string }) =>
  href ? <a href={href}>{words}</a> : <span>{words}</span>;
