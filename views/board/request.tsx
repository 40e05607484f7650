import { mailTo } from '../shell/by-hand.tsx';
import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, LinkButton, PostButton, Top } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice, State } from '../ui/notice.tsx';
import { Day, When } from '../ui/when.tsx';
import { type Erasing, ErasureSteps, Plan, type PlanLine } from './erasing.tsx';
import { type Standing, Standings } from './standing.tsx';

type Letter = {
  recipient: string;
  subject: string;
  text: string;
  writtenAt: Date;
  state: 'to-send' | 'sent' | 'shown' | 'failed' | 'dropped';
  /** Where "it was sent by hand" goes. */
  sent: string;
};
type Props = {
  desk: Desk;
  href: string;
  name: string;
  person: { name: string; email: string } | undefined;
  kind: string;
  erases: boolean;
  /** Only the second person answers it. */
  secondReading: boolean;
  state: Standing;
  stateWords: string;
  open: boolean;
  identity: string;
  checkedHow: string | null;
  words: string | null;
  details: readonly (readonly [string, string])[] | undefined;
  outcome: string | null;
  extension: string | null;
  receivedAt: Date;
  dueAt: Date;
  extendedAt: Date | null;
  closedAt: Date | null;
  left: string;
  late: boolean;
  mayExtend: boolean;
  plan: readonly PlanLine[] | undefined;
  erasing: Erasing | undefined;
  letters: readonly Letter[];
  /** Where this kind of request is settled, if it has a page of its own. */
  settling: { label: string; href: string } | undefined;
  done: string | undefined;
};

/** One request: who asks for what, what happened, and what can be done now. */
export const RequestPage = ({ desk, done, ...it }: Props) => (
  <Staff desk={desk} title={it.kind} current="requests" path={[{ href: '/requests', label: 'Requests' }]}>
    <Top title={it.kind} below={it.name}>
      {it.settling && <LinkButton href={it.settling.href}>{it.settling.label}</LinkButton>}
    </Top>
    {done && <Notice tone="ok" role="status" title={done} />}
    <About {...it} zone={desk.timeZone} />
    {it.erasing && <ErasureSteps erasing={it.erasing} href={it.href} />}
    {it.plan && <Plan plan={it.plan} href={it.href} zone={desk.timeZone} />}
    <Letters letters={it.letters} zone={desk.timeZone} />
    {it.open && !it.erasing && <Answers {...it} />}
  </Staff>
);

type AboutProps = Omit<Props, 'desk' | 'done'> & { zone: string };
const About = ({ zone, ...it }: AboutProps) => (
  <section aria-labelledby="about">
    <h2 id="about">The request</h2>
    <Facts
      facts={[
        ['State', <Standings state={it.state} words={it.stateWords} />],
        ['From', it.person ? `${it.person.name}, ${it.person.email}` : it.name],
        ['Who it is', it.identity],
        it.checkedHow !== null && ['Checked how', it.checkedHow],
        ['Received', <When at={it.receivedAt} zone={zone} />],
        it.open && [
          'Answer due',
          <>
            <Day at={it.dueAt} zone={zone} />{' '}
            {it.late ? <State tone="stop">{it.left}</State> : `(${it.left})`}
          </>,
        ],
        it.extendedAt && ['Extended', <When at={it.extendedAt} zone={zone} />],
        it.extension !== null && ['Reasons for it', it.extension],
        it.closedAt && ['Closed', <When at={it.closedAt} zone={zone} />],
        ...(it.details ?? []).map(([name, value]) => [name, value] as const),
      ]}
    />
    {it.words && (
      <>
        <h3>In their words</h3>
        <blockquote class="words">{it.words}</blockquote>
      </>
    )}
    {it.outcome && (
      <>
        <h3>The answer</h3>
        {it.outcome.split(/\n{2,}/).map((part) => (
          <p>{part}</p>
        ))}
      </>
    )}
  </section>
);

const Answers = ({ href, erases, secondReading, mayExtend }: Omit<Props, 'desk' | 'done'>) => (
  <section aria-labelledby="answers">
    <h2 id="answers">Answer it</h2>
    {secondReading && (
      <p>
        <a href="/contests">Choose who reads it a second time</a>: what that person comes to is the answer.
      </p>
    )}
    {!erases && !secondReading && (
      <details>
        <summary>Done: say what was done</summary>
        <Words to={`${href}/answer`} id="answer" label="What was done" button="Close with this answer" main />
      </details>
    )}
    <details>
      <summary>Take up to two months more</summary>
      {mayExtend ? (
        <Words
          to={`${href}/extension`}
          id="extension"
          label="Why it takes longer"
          hint="Only where it is complex or many came at once. The person reads your reasons."
          button="Take more time"
        />
      ) : (
        <p>
          More time can be taken once, and only while the first month runs: the reasons must reach the person
          within it (GDPR article 12(3)).
        </p>
      )}
    </details>
    {!secondReading && (
      <details>
        <summary>Refuse</summary>
        <Words
          to={`${href}/refusal`}
          id="refusal"
          label="Why it is refused"
          hint="The person reads your reason. How to complain, to you and to the supervisory authority, is added by itself."
          button="Refuse with this reason"
        />
      </details>
    )}
  </section>
);
type WordsProps = { to: string; id: string; label: string; hint?: string; button: string; main?: boolean };
const Words = ({ to, id, label, hint, button, main }: WordsProps) => (
  <form method="post" action={to}>
    <TextArea label={label} name="words" id={id} hint={hint} rows={5} maxlength={5000} required />
    <Actions>
      <Button look={main ? 'main' : undefined}>{button}</Button>
    </Actions>
  </form>
);

const byHand = (letter: Letter) => letter.state === 'shown' || letter.state === 'failed';
const standings = {
  'to-send': 'On its way',
  sent: 'Sent',
  shown: 'To be sent by hand',
  failed: 'Not delivered: send it by hand',
  dropped: 'Not sent',
} as const;
const Letters = ({ letters, zone }: { letters: readonly Letter[]; zone: string }) =>
  letters.length === 0 ? null : (
    <section aria-labelledby="letters">
      <h2 id="letters">Letters to the person</h2>
      {letters.map((letter) => (
        <details open={byHand(letter)}>
          <summary>
            {letter.subject}{' '}
            <State tone={byHand(letter) ? 'wait' : undefined}>{standings[letter.state]}</State>
          </summary>
          <p class="quiet">
            To {letter.recipient}, written <When at={letter.writtenAt} zone={zone} />
          </p>
          {letter.text
            .trim()
            .split(/\n{2,}/)
            .map((part) => (
              <p>{part}</p>
            ))}
          {byHand(letter) && (
            <Actions>
              <LinkButton href={mailTo(letter)}>Open in my mail program</LinkButton>
              <PostButton to={letter.sent}>Mark as sent</PostButton>
            </Actions>
          )}
        </details>
      ))}
    </section>
  );
