import { LetterLines } from '../shell/letter.tsx';
import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, LinkButton, PostButton, Top } from '../ui/actions.tsx';
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

const mailTo = ({ recipient, body, text }: Pick<Props, 'recipient' | 'body' | 'text'>) =>
  `mailto:${encodeURIComponent(recipient)}?subject=${encodeURIComponent(body.subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;

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
    <section aria-labelledby="sending">
      <h2 id="sending">Send it yourself</h2>
      <p>
        {letter.opensSpace
          ? "The link in it opens this person's own space, once: open it nowhere, and send it to nobody else. Its use is written down."
          : 'Send it to this address and to nobody else.'}
      </p>
      <Actions>
        <LinkButton href={mailTo({ recipient, body, text })}>Open in my mail program</LinkButton>
        <button type="button" data-copy="letter-to" data-copied="Address copied" hidden>
          Copy the address
        </button>
        <button type="button" data-copy="letter-subject" data-copied="Subject copied" hidden>
          Copy the subject
        </button>
        <button type="button" data-copy="letter-text" data-copied="Letter copied" hidden>
          Copy the letter
        </button>
      </Actions>
      <Actions>
        <PostButton to={`${letter.href}/sent`} look="main">
          Mark as sent
        </PostButton>
      </Actions>
    </section>
    <section aria-labelledby="words">
      <h2 id="words">The letter</h2>
      <LetterLines body={body} />
    </section>
    <textarea id="letter-text" hidden readonly>
      {text}
    </textarea>
  </Staff>
);
