import type { Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { causeOf, Refusal } from './errors.ts';
import { type Gate, hostOf } from './gate.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Where an answer goes, when not to the sender of all letters. */
  readonly replyTo?: string;
  /** Where one press, by a mail program or a person, ends letters of this kind (RFC 2369 and RFC 8058). */
  readonly unsubscribe?: string;
  /** The same letter twice is known by it as one. */
  readonly messageId?: string;
}
export type Sent = { sent: true } | { sent: false; because: string; final: boolean };
/** The post. `null` in the context means: no SMTP_URL, letters are shown to the sender instead. */
export interface Mail {
  send(letter: Letter): Promise<Sent>;
  close(): void;
}

/** 5xx of the other side is final; anything else is worth another try. */
const isFinal = (error: unknown) =>
  error instanceof Error && 'responseCode' in error && Number(error.responseCode) >= 500;

type Asked = { host?: string | undefined; port?: number | string | undefined; secure?: boolean | undefined };
type Tell = (error: Error | null, got?: { connection: Socket }) => void;
const socketBy =
  (gate: Gate) =>
  ({ host = '', port, secure }: Asked, tell: Tell) =>
    void gate.connect('letters', host, Number(port) || (secure ? 465 : 587)).then(
      (connection) => tell(null, { connection }),
      (error: Error) => tell(error),
    );

/** Hears whether the mail server greets us, and says goodbye: nobody signs in, and no letter is sent. */
export async function greetMail(url: string, gate: Gate): Promise<void> {
  const { hostname, port, protocol } = new URL(url);
  const [host, secure] = [hostname.replace(/^\[|\]$/g, ''), protocol === 'smtps:'];
  const connection = await gate.connect('letters', host, Number(port) || (secure ? 465 : 587));
  const server = new SMTPConnection({
    ...{ host, secure, connection, greetingTimeout: 5_000, socketTimeout: 5_000 },
  });
  try {
    await new Promise<void>((greeted, failed) => {
      server.once('error', failed);
      server.once('end', () => failed(new Error('The mail server hung up.')));
      server.connect((error) => (error ? failed(error) : greeted()));
    });
    server.quit();
  } catch (error) {
    server.close();
    throw error;
  }
}

const headersOf = ({ unsubscribe }: Letter) =>
  unsubscribe && {
    headers: {
      'List-Unsubscribe': `<${unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };

const minute = 60_000;
/**
 * As long as RFC 5321 (section 4.5.3.2) has a sender wait for the first line, and for the one after the last: who gives up
 * before a slow server has said that it took a letter sends it twice.
 */
const greeting = 5 * minute;
// The gate connects, and gives up after ten seconds; to nodemailer the time until the greeting is part of it.
const waits = { connectionTimeout: greeting, greetingTimeout: greeting, socketTimeout: 10 * minute };

/** Letters by SMTP. Every connection is one of the gate's: nodemailer opens none by itself. */
export function openMail(url: string, from: string, gate: Gate): Mail {
  const transport = createTransport(
    {
      ...{ url, pool: true, ...waits },
      getSocket: socketBy(gate),
    },
    { from },
  );
  return {
    async send(letter) {
      const bytes = Buffer.byteLength(letter.subject + letter.text + (letter.html ?? ''));
      const mailed = () =>
        transport.sendMail({
          ...letter,
          ...headersOf(letter),
          disableFileAccess: true,
          disableUrlAccess: true,
        });
      try {
        await gate.sends({ purpose: 'letters', host: hostOf(url), bytes }, mailed);
        return { sent: true };
      } catch (error) {
        if (error instanceof Refusal) throw error;
        return { sent: false, because: causeOf(error), final: isFinal(error) };
      }
    },
    close: () => transport.close(),
  };
}
