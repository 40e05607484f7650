import { SendByHand } from '../shell/by-hand.tsx';
import { LetterLines } from '../shell/letter.tsx';
import { type Desk, Staff } from '../shell/recruiter.tsx';
import { PostButton, Top } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { Notice } from '../ui/notice.tsx';
import { When } from '../ui/when.tsx';
import type { LetterBody } from '../words/index.ts';
import { type LetterStanding, LetterState } from './letters.tsx';

type Props = {
  desk: Desk;
  href: string;
  /** The page of the person it goes to. */
  candidate: string;
  kind: string;
  state: LetterStanding;
  recipient: string;
  body: LetterBody;
  /** The letter as plain text, to be copied. */
  text: string;
  writtenAt: Date;
  sentAt: Date | null;
  problem?: string | undefined;
  /** There is a mail server that can be asked again. */
  canMail: boolean;
  done?: string | undefined;
};

/** One letter, ready to be copied into any mail program. */
export const LetterPage = ({ desk, kind, state, recipient, body, text, problem, done, ...letter }: Props) => (
  <Staff
    desk={desk}
    title={kind}
    current="letters"
    path={[
      { href: '/letters', label: 'Letters' },
      { href: letter.candidate, label: 'Candidate' },
    ]}
  >
    <Top title={kind} below={body.subject} />
    {done && <Notice tone="ok" role="status" title={done} />}
    {problem && (
      <Notice tone="stop" title="This letter was not delivered.">
        {problem}
      </Notice>
    )}
    <Facts
      facts={[
        ['State', <LetterState state={state} />],
        ['To', <span id="letter-to">{recipient}</span>],
        ['Subject', <span id="letter-subject">{body.subject}</span>],
        ['Written', <When at={letter.writtenAt} zone={desk.timeZone} />],
        letter.sentAt && ['Sent', <When at={letter.sentAt} zone={desk.timeZone} />],
      ]}
    />
    {(state === 'shown' || state === 'failed') && (
      <SendByHand
        mail={{ recipient, subject: body.subject, text }}
        care="The link in it opens this person's interview: send it to nobody else."
        sent={`${letter.href}/sent`}
      >
        {letter.canMail && <PostButton to={`${letter.href}/again`}>Try the mail server again</PostButton>}
      </SendByHand>
    )}
    <section aria-labelledby="words">
      <h2 id="words">The letter</h2>
      <LetterLines body={body} />
    </section>
    <textarea id="letter-text" hidden readonly>
      {text}
    </textarea>
  </Staff>
);
