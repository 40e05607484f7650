import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { consentOf, shownFor } from '#consents';
import type { SubjectId } from '#kernel/ids.ts';
import { hashOf } from '#kernel/vault.ts';
import { findPersonByEmail, organisationOf } from '#people';
import { type House, house } from '#testing/house.ts';
import { arrived, invited } from '#testing/interviewees.ts';
import { suppressions } from './data.ts';
import { unsubscribeLink, wantsMail } from './verbs.ts';

const adas = 'ada@example.org';
/** Somebody says on their own page that they want to hear of other positions. */
async function asks(here: House, name = 'Ada') {
  const { invitation } = await invited(here, { name });
  const person = await arrived(here, invitation);
  const page = await person.page('/space/mail');
  const shown = /name="shown" value="(\w+)"/.exec(page)?.[1] ?? '';
  await person.post('/space/mail', { reminder: 'on', finished: 'on', openings: 'on', shown });
  await here.settle();
  return { person, page, subjectId: invitation.subjectId, invitation };
}
/** Rita tells everybody who asked of a new position; what she saw on the way. */
async function tells(here: House) {
  const { positionId } = await invited(here, { name: 'Zoe' });
  const at = `/positions/${positionId}/openings`;
  const words = 'We look for somebody who keeps machines awake.';
  const before = await here.rita.page(at);
  const preview = await (await here.rita.post(at, { words, act: 'preview' })).text();
  const id = /name="id" value="([^"]+)"/.exec(preview)?.[1] ?? '';
  const send = () => here.rita.post(at, { words, id, act: 'send' });
  return { before, preview, send, at };
}
const openings = ({ posted }: House) =>
  posted.filter(({ subject }) => subject.startsWith('An open position'));
/** As a privacy officer's erasure leaves it: the row of the person is gone. */
const forget = async ({ ctx }: House, subject: SubjectId) => {
  for (const holding of ctx.holdings) await holding.erase(ctx, subject);
};

test('only who asked is written to, once each, and Rita sees the letter and the number before', async () => {
  const here = await house({ mail: true });
  const { page } = await asks(here);
  expect(page).not.toMatch(/<input[^>]*name="openings"[^>]*checked/);
  await asks(here, 'Cleo');
  await invited(here, { name: 'Bob' });
  const { before, preview, send } = await tells(here);
  expect(before).toContain('2 people asked');
  expect(preview).toContain('Send to 2 people');
  expect(preview).toContain('No more letters about open positions');
  await send();
  await send();
  await here.settle();
  expect(
    openings(here)
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual([adas, 'cleo@example.org']);
  expect(here.said().filter((name) => name === 'mailings.opening-announced')).toHaveLength(1);
  for (const { unsubscribe, text } of openings(here)) {
    expect(text).toContain(unsubscribe);
    expect(unsubscribe).not.toMatch(/@|%40|example\.org/i);
  }
});

test('a letter that could not be delivered is shown to Rita with the reason, and names nobody', async () => {
  const here = await house({ mail: true });
  await asks(here);
  await asks(here, 'Cleo');
  const { mail } = here.ctx;
  if (!mail) throw new Error('this house has a mail server');
  const { send: accept } = mail;
  mail.send = async (letter) =>
    letter.to === adas ? { sent: false, because: 'Error EENVELOPE', final: true } : accept(letter);
  const { send, at } = await tells(here);
  await send();
  expect(await here.rita.page(at)).toContain('Being written');
  await here.settle();
  const page = await here.rita.page(at);
  expect(page).toMatch(/1 not delivered<\/\w+>: the mail server does not accept the address/);
  expect(page).toContain('1 taken by the mail server');
  expect(page).not.toMatch(/on the way|Cleo|ada@/);
});

test('a letter that advertises carries the two headers of RFC 8058; no other letter does', async () => {
  const raw: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 50,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        raw.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())));
  const { port } = server.server.address() as { port: number };
  const here = await house({
    env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Interviews <i@northwind.example>' },
  });
  await asks(here);
  await (await tells(here)).send();
  await here.settle();
  const unfolded = raw.map((letter) => letter.replace(/\r\n[ \t]+/g, ' '));
  const [advert, ...more] = unfolded.filter((letter) => /^List-Unsubscribe: /m.test(letter));
  const link = unsubscribeLink(here.ctx, adas);
  expect(advert).toContain(`List-Unsubscribe: <${link}>`);
  expect(advert).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(more).toEqual([]);
  expect(unfolded.length).toBeGreaterThan(1);
});

test('one press ends it without a login, from any mail program, and twice is no error', async () => {
  const here = await house({ mail: true });
  const { subjectId } = await asks(here);
  const path = new URL(unsubscribeLink(here.ctx, adas)).pathname;
  const program = here.browser();
  expect(await program.page(path)).toContain('Stop these letters');
  expect(await wantsMail(here.ctx, subjectId, 'openings')).toBe(true);
  const elsewhere = { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' };
  for (const _ of [1, 2])
    expect((await program.post(path, { 'List-Unsubscribe': 'One-Click' }, elsewhere)).status).toBe(200);
  await here.settle();
  expect(await consentOf(here.ctx, subjectId, 'openings')).toMatchObject({ choice: 'withdrawn' });
  expect(await wantsMail(here.ctx, subjectId, 'openings')).toBe(false);
  expect((await tells(here)).before).toContain('There is nobody to write to');
  expect((await program.post(`${path.slice(0, -3)}xyz`)).status).toBe(404);
  const other = await here.rita.post('/account/sign-outs', {}, elsewhere);
  expect(other.status).toBe(403);
});

test('a letter that has not left yet stays when its person said no meanwhile', async () => {
  const here = await house({ mail: true });
  await asks(here);
  await (await tells(here)).send();
  await here.browser().post(new URL(unsubscribeLink(here.ctx, adas)).pathname);
  await here.settle();
  expect(openings(here)).toEqual([]);
});

test('the no outlives an erasure as a fingerprint, and a new invitation of the address does not undo it', async () => {
  const here = await house({ mail: true });
  const { subjectId } = await asks(here);
  const link = new URL(unsubscribeLink(here.ctx, adas)).pathname;
  await forget(here, subjectId);
  expect(await findPersonByEmail(here.ctx, 'candidate', adas)).toBeUndefined();
  // The letter is still in her mailbox: its link works although nobody here knows her.
  expect((await here.browser().post(link)).status).toBe(200);
  const rows = await here.ctx.db.read.select().from(suppressions);
  expect(rows).toHaveLength(1);
  expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'since']);
  expect(JSON.stringify(rows)).not.toMatch(/@|example/i);
  const { invitation } = await invited(here);
  expect(invitation.subjectId).not.toBe(subjectId);
  expect(await wantsMail(here.ctx, invitation.subjectId, 'openings')).toBe(false);
  expect((await tells(here)).before).toContain('There is nobody to write to');
  // Only she herself can: on her own page, by her own tick.
  const ada = await arrived(here, invitation);
  const { name } = await organisationOf(here.ctx);
  const shown = hashOf(shownFor('openings', 'en', name));
  await ada.post('/space/mail', { openings: 'on', shown });
  await here.settle();
  expect(await wantsMail(here.ctx, invitation.subjectId, 'openings')).toBe(true);
});

test('Ada wants no reminders and gets none; her invitation comes all the same', async () => {
  const here = await house({ mail: true });
  const { person, subjectId, invitation } = await asks(here);
  await person.post('/space/mail', { finished: 'on' });
  await here.settle();
  expect(await wantsMail(here.ctx, subjectId, 'openings')).toBe(false);
  here.posted.length = 0;
  await here.rita.post(`/invitations/${invitation.id}/reminder`);
  await here.rita.post(`/invitations/${invitation.id}/resend`);
  await here.settle();
  expect(here.posted.map(({ subject }) => subject).join()).not.toContain('is open until');
  for (const kind of ['invitation', 'goingOn', 'requestClosed', 'policyChanged'] as const)
    expect(await wantsMail(here.ctx, subjectId, kind)).toBe(true);
});

test('without a mail server nobody is written to, and a colleague sees that nothing is there to switch off', async () => {
  const here = await house();
  await asks(here);
  const { before, at } = await tells(here);
  expect(before).toContain('No mail server is connected');
  expect((await here.rita.post(at, { words: 'Come.', act: 'send' })).status).toBe(409);
  expect((await here.rex.get(at)).status).toBe(403);
  expect(await here.rita.page('/account/mail')).toContain('None can be switched off');
});
