import { createTransport } from 'nodemailer';
import { causeOf } from './errors.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Where an answer goes, when not to the sender of all letters. */
  readonly replyTo?: string;
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

export function openMail(url: string, from: string): Mail {
  const transport = createTransport(
    { url, pool: true, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 },
    { from },
  );
  return {
    async send(letter) {
      try {
        await transport.sendMail({ ...letter, disableFileAccess: true, disableUrlAccess: true });
        return { sent: true };
      } catch (error) {
        return { sent: false, because: causeOf(error), final: isFinal(error) };
      }
    },
    close: () => transport.close(),
  };
}
