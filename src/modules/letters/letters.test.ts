import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { admitPerson } from '#auth';
import { days, hours, minutes } from '#kernel/data.ts';
import { type Id, newId } from '#kernel/ids.ts';
import { type House, house } from '#testing/house.ts';
import { freePort } from '../../commands/free-port.ts';
import { keepLetter, lettersOf } from './verbs.ts';

const ada = { name: 'Ada Lovelace', email: 'ada@example.org' };
const link = 'http://house.example/i/secret';
const words = { subject: 'An interview', lines: ['Hello Ada,', { label: 'Open my interview', href: link }] };

/** Writes Ada a letter, as an invitation would. */
async function writeTo({ ctx }: House, { email = ada.email, subject = words.subject } = {}) {
  const subjectId = await admitPerson(ctx, { kind: 'candidate', name: ada.name, email, language: 'en' });
  const invitationId = newId<'invitation'>();
  const about = { subjectId, invitationId, kind: 'invitation', occasion: `test ${invitationId}` } as const;
  const to = { email, contact: 'rita@northwind.example' };
  await keepLetter(ctx, { ...about, language: 'en', to, body: { ...words, subject } });
  return invitationId;
}
const standing = async ({ ctx }: House, invitationId: Id<'invitation'>) =>
  (await lettersOf(ctx, invitationId)).map(({ state, problem }) => [state, problem]);

type Received = { to: string[]; raw: string };
/** A real mail server on this machine, which knows everybody but Eve. */
async function mailServer(port = 0) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 50,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      address.startsWith('eve@')
        ? done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }))
        : done(),
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, raw: Buffer.concat(parts).toString() });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())));
  return { received, port: (server.server.address() as { port: number }).port };
}
const postOffice = (port: number) => ({
  SMTP_URL: `smtp://127.0.0.1:${port}`,
  MAIL_FROM: 'Interviews <interviews@northwind.example>',
});

test('with a mail server Ada gets her letter: text and HTML, her link in both, answers go to Rita', async () => {
  const { received, port } = await mailServer();
  const here = await house({ env: postOffice(port) });
  const about = await writeTo(here);
  await here.settle();
  expect(await standing(here, about)).toEqual([['sent', null]]);
  expect(received.map(({ to }) => to)).toEqual([[ada.email]]);
  const [{ raw } = { raw: '' }] = received;
  expect(raw).toMatch(/^From: Interviews <interviews@northwind\.example>$/m);
  expect(raw).toMatch(/^Reply-To: rita@northwind\.example$/m);
  expect(raw).toMatch(/^Subject: An interview$/m);
  expect(raw).toContain('text/plain');
  expect(raw).toContain('text/html');
  expect(raw.replace(/=\r?\n/g, '').split(link).length).toBeGreaterThan(3);
  expect(here.said()).toEqual(['letters.letter-written', 'letters.letter-sent']);
});

test('an address that the mail server refuses is shown to Rita with what she can do', async () => {
  const { received, port } = await mailServer();
  const here = await house({ env: postOffice(port) });
  const about = await writeTo(here, { email: 'eve@example.org' });
  await here.settle();
  expect(await standing(here, about)).toEqual([['failed', 'EENVELOPE']]);
  expect(received).toEqual([]);
  expect(here.said()).toEqual(['letters.letter-written', 'letters.letter-failed']);
  const list = await here.rita.page('/letters');
  expect(list).toContain('Not delivered');
  const letter = /\/letters\/[\w-]{36}/.exec(list)?.[0] ?? '';
  expect(await here.rita.page(letter)).toContain('does not accept this address');
});

test('while the mail server is down the letter waits, and it leaves within a minute of its return', async () => {
  const port = await freePort();
  const here = await house({ env: postOffice(port) });
  const about = await writeTo(here);
  await here.settle();
  expect((await standing(here, about))[0]?.[0]).toBe('to-send');
  here.wait(hours(5));
  await here.settle();
  expect((await standing(here, about))[0]?.[0]).toBe('to-send');
  const { received } = await mailServer(port);
  here.wait(minutes(1));
  await here.settle();
  expect(await standing(here, about)).toEqual([['sent', null]]);
  expect(received).toHaveLength(1);
});

test('after a day of silence Rita is told, and can have it tried again or send it herself', async () => {
  const port = await freePort();
  const here = await house({ env: postOffice(port) });
  const about = await writeTo(here);
  await here.settle();
  here.wait(hours(25));
  await here.settle();
  expect(await standing(here, about)).toEqual([['failed', 'mail-server-silent']]);
  const [letter] = await lettersOf(here.ctx, about);
  expect(await here.rita.page(`/letters/${letter?.id}`)).toContain('did not answer for a whole day');
  const { received } = await mailServer(port);
  await here.rita.post(`/letters/${letter?.id}/again`);
  await here.settle();
  expect(await standing(here, about)).toEqual([['sent', null]]);
  expect(received).toHaveLength(1);
});

test('without a mail server Rita copies the letter and marks it as sent, once', async () => {
  const here = await house();
  const about = await writeTo(here);
  await here.settle();
  expect(await standing(here, about)).toEqual([['shown', null]]);
  const list = await here.rita.page('/letters');
  expect(list).toContain('Ada Lovelace');
  const path = /\/letters\/[\w-]{36}/.exec(list)?.[0] ?? '';
  const page = await here.rita.page(path);
  expect(page).toContain(link);
  expect(page).toContain('mailto:ada%40example.org');
  expect(here.said()).toContain('letters.letter-opened');
  await here.rita.post(`${path}/sent`);
  expect((await here.rita.post(`${path}/sent`)).status).toBe(409);
  expect(await here.rita.page('/letters?show=sent')).toContain('Ada Lovelace');
  expect((await here.rita.post(`${path}/again`)).status).toBe(409);
});

test('a subject with line breaks stays one line, so nobody adds a header', async () => {
  const { received, port } = await mailServer();
  const here = await house({ env: postOffice(port) });
  await writeTo(here, { subject: 'Engineer\r\nBcc: eve@example.org\r\n\r\n<script>' });
  await here.settle();
  const [{ raw, to } = { raw: '', to: [] }] = received;
  expect(to).toEqual([ada.email]);
  expect(raw).toMatch(/^Subject: Engineer Bcc: eve@example\.org <script>$/m);
  expect(raw).not.toMatch(/^Bcc:/m);
});

test('only recruiters read letters; a letter that is not there says so', async () => {
  const here = await house();
  const about = await writeTo(here);
  const [letter] = await lettersOf(here.ctx, about);
  expect((await here.rex.get(`/letters/${letter?.id}`)).status).toBe(403);
  expect((await here.rex.get('/letters')).status).toBe(403);
  expect((await here.browser().get('/letters')).status).toBe(303);
  expect((await here.rita.get('/letters/none')).status).toBe(404);
  expect((await here.rita.get(`/letters/${newId()}`)).status).toBe(404);
});

test('nobody reads the letter in the database file, and after 30 days it is gone', async () => {
  const here = await house();
  const about = await writeTo(here);
  const [row] = await here.ctx.db.read.select().from((await import('./data.ts')).letters);
  expect(JSON.stringify(row)).not.toMatch(/ada@|Ada|secret|Open my interview|rita@/);
  here.wait(days(31));
  await here.tick();
  await here.settle();
  expect(await lettersOf(here.ctx, about)).toEqual([]);
});
