import { SendByHand } from '../shell/by-hand.tsx';
import { LetterLines } from '../shell/letter.tsx';
import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Top } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { Notice } from '../ui/notice.tsx';
import { When } from '../ui/when.tsx';
import type { LetterBody } from '../words/index.ts';
import { deskPage } from './handovers.tsx';

type Props = {
  desk: Desk;
  href: string;
  kind: string;
  recipient: string;
  body: LetterBody;
  /** The letter as plain text, to be copied. */
  text: string;
  writtenAt: Date;
  /** A link in it opens the space of its person. */
  opensSpace: boolean;
  opensUntil: Date | undefined;
  problem: string | undefined;
};

/** One letter, ready to be copied into any mail program. */
export const HandoverPage = ({ desk, kind, recipient, body, text, problem, ...letter }: Props) => (
  <Staff
    desk={desk}
    title={kind}
    current={deskPage(desk)}
    path={[{ href: '/handovers', label: 'Letters to hand on' }]}
  >
    <Top title={kind} below={body.subject} />
    {problem && (
      <Notice tone="stop" title="This letter was not delivered.">
        {problem}
      </Notice>
    )}
    <Facts
      facts={[
        ['To', <span id="letter-to">{recipient}</span>],
        ['Subject', <span id="letter-subject">{body.subject}</span>],
        ['Written', <When at={letter.writtenAt} zone={desk.timeZone} />],
        letter.opensUntil && ['Its link opens until', <When at={letter.opensUntil} zone={desk.timeZone} />],
      ]}
    />
    <SendByHand
      mail={{ recipient, subject: body.subject, text }}
      care={
        letter.opensSpace
          ? "The link in it opens this person's own space, once: open it nowhere, and send it to nobody else. Its use is written down."
          : 'Send it to this address and to nobody else.'
      }
      sent={`${letter.href}/sent`}
    />
    <section aria-labelledby="words">
      <h2 id="words">The letter</h2>
      <LetterLines body={body} />
    </section>
    <textarea id="letter-text" hidden readonly>
      {text}
    </textarea>
  </Staff>
);
