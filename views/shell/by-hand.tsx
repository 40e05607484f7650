import type { Child } from 'hono/jsx';
import { Actions, LinkButton, PostButton } from '../ui/actions.tsx';

type Mail = { recipient: string; subject: string; text: string };

/** The address that opens this letter in the reader's own mail program (RFC 6068: lines end with CR LF). */
export const mailTo = ({ recipient, subject, text }: Mail) =>
  `mailto:${encodeURIComponent(recipient)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;

type Props = {
  mail: Mail;
  /** Who else may see it, in a sentence. */
  care: string;
  /** Where "Mark as sent" is posted. */
  sent: string;
  /** Further ways to send it. */
  children?: Child;
};

/** Ways to send a letter oneself; the copies are taken of `letter-to`, `letter-subject` and `letter-text`. */
export const SendByHand = ({ mail, care, sent, children }: Props) => (
  <section aria-labelledby="sending">
    <h2 id="sending">Send it yourself</h2>
    <p>{care}</p>
    <Actions>
      <LinkButton href={mailTo(mail)}>Open in my mail program</LinkButton>
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
      <PostButton to={sent} look="main">
        Mark as sent
      </PostButton>
      {children}
    </Actions>
  </section>
);
