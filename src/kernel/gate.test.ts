import { execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { admitPerson } from '#auth';
import { freeze } from '#kernel/guards.ts';
import { newId, type SubjectId } from '#kernel/ids.ts';
import { keepLetter } from '#letters';
import { fileRequest } from '#requests';
import { answered } from '#testing/answers.ts';
import { type House, house } from '#testing/house.ts';
import { aKit, aQuestion, invited, typedThrough } from '#testing/interviewees.ts';
import { freePort } from '../commands/free-port.ts';
import { readConfig } from './config.ts';
import { noLedger, openGate, type Place, placesOf } from './gate.ts';
import { openMail } from './mail.ts';
import { lastRefusals, outboundSince, tidyOutbound } from './transfers.ts';

type Behave = (request: IncomingMessage, response: ServerResponse, body: string) => void;
/** A server on a free port of this machine that remembers who called. */
async function server(behave: Behave) {
  const calls: string[] = [];
  const http = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      calls.push(body);
      behave(request, response, body);
    });
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const { port } = http.address() as AddressInfo;
  return { calls, port, host: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}` };
}
const ok: Behave = (_, response) => void response.end('ok');
const answersAt = (host: string): Place => ({ purpose: 'answers', host, setting: 'OLLAMA_URL' });
const shut = { name: 'Refusal', kind: 'forbidden' };

/** A real mail server on this machine. */
async function mailServer() {
  const received: string[] = [];
  const smtp = new SMTPServer({
    ...{ authOptional: true, closeTimeout: 50, disabledCommands: ['STARTTLS'] },
    onData(stream, session, done) {
      stream.resume();
      stream.on('end', () => {
        received.push(...session.envelope.rcptTo.map(({ address }) => address));
        done();
      });
    },
  });
  smtp.on('error', () => undefined);
  await new Promise<void>((listening) => smtp.listen(0, '127.0.0.1', listening));
  onTestFinished(() => new Promise<void>((closed) => smtp.close(() => closed())));
  return { received, port: (smtp.server.address() as AddressInfo).port };
}

/** An Ollama that finds everything good, and quotes. */
const ollama = () =>
  server(({ url }, response, body) => {
    if (url === '/api/version') return response.end('{"version":"0.17.4"}');
    const details = { quantization_level: 'Q4' };
    if (url === '/api/tags')
      return response.end(JSON.stringify({ models: [{ name: 'known', digest: 'd'.repeat(64), details }] }));
    if (url === '/api/show') return response.end('{"template":"{{ .System }}"}');
    const content = JSON.parse(body).format ? '{"quotes":["The disk was full"]}' : '4';
    const top_logprobs = [{ token: '4', logprob: -0.1 }];
    const said = { message: { content }, logprobs: [{ token: '4', logprob: -0.1, top_logprobs }] };
    const end = { done: true, done_reason: 'stop', prompt_eval_count: 1, eval_count: 1 };
    return response.end(`${JSON.stringify({ ...said, ...end })}\n`);
  });
/** A Whisper sidecar that hears one word in everything. */
const sidecar = () =>
  server((_, response) => {
    const words = [{ text: 'Hello', start: 0, end: 1, probability: 1 }];
    const engine = { name: 'whisper.cpp', version: '1', model: 'base' };
    const result = { language: 'en', speech: [{ start: 0, end: 1 }], words, engine };
    response.end(`${JSON.stringify({ type: 'result', result })}\n`);
  });

/** What the ledger says about somebody, as they read it in their export. */
async function linesOf({ ctx }: House, subjectId: SubjectId) {
  const rows = await ctx.holdings.find(({ name }) => name === 'transfers')?.export(ctx, subjectId);
  return (rows ?? []).map(({ purpose, host, bytes }) => ({ purpose, host, bytes: Number(bytes) }));
}
const peopleIn = async ({ ctx }: House) => {
  const { transfers } = await import('./tables.ts');
  const rows = await ctx.db.read.selectDistinct({ subjectId: transfers.subjectId }).from(transfers);
  return rows.map(({ subjectId }) => subjectId);
};
async function writeTo({ ctx }: House, email: string) {
  const subjectId = await admitPerson(ctx, { kind: 'candidate', name: 'Ada', email, language: 'en' });
  const letter = {
    kind: 'invitation',
    occasion: newId(),
    language: 'en',
    invitationId: newId<'invitation'>(),
  } as const;
  await keepLetter(ctx, {
    ...letter,
    subjectId,
    to: { email },
    body: { subject: 'Hello', lines: ['Hello Ada'] },
  });
  return subjectId;
}
const rated = async (here: House) => {
  const { invitation, kit } = await invited(here, {
    kit: aKit({ questions: [aQuestion({ kinds: ['typed'] })] }),
  });
  const words = ['The disk was full. I saw it in the log.'];
  await typedThrough(here, invitation, kit.questions, words, { scoring: 'ai' });
  return invitation.subjectId;
};

test('what no setting names is refused before its name is looked up', async () => {
  const { url, host, port, calls } = await server(ok);
  const elsewhere = await server(ok);
  const gate = openGate([answersAt(host)], noLedger);
  const reach = gate.fetchFor('answers');
  expect(await (await reach(`${url}/api`)).text()).toBe('ok');
  // It would lead to the same machine; the list names places, not what names happen to mean today.
  await expect(reach(`http://localhost:${port}`)).rejects.toMatchObject(shut);
  await expect(reach('http://nobody.invalid/')).rejects.toMatchObject(shut);
  await expect(reach(elsewhere.url)).rejects.toMatchObject(shut);
  await expect(gate.fetchFor('speech')(url)).rejects.toMatchObject(shut);
  await expect(gate.connect('letters', '127.0.0.1', port)).rejects.toMatchObject(shut);
  expect([calls.length, elsewhere.calls.length]).toEqual([1, 0]);
});

test('a house with nothing set reaches nothing; with settings, what they name', () => {
  expect(placesOf(readConfig({}))).toEqual([]);
  const set = {
    SMTP_URL: 'smtps://Mail.example',
    OLLAMA_URL: 'http://[::1]:11434',
    WHISPER_URL: 'https://ear.example',
  };
  expect(placesOf(readConfig(set)).map(({ host, setting }) => [setting, host])).toEqual([
    ['SMTP_URL', 'mail.example:465'],
    ['OLLAMA_URL', '::1:11434'],
    ['WHISPER_URL', 'ear.example:443'],
  ]);
  expect(() => readConfig({ SMTP_URL: 'smtp://mail.example?proxy=socks5://elsewhere' })).toThrow(
    'lead elsewhere',
  );
});

test('a redirect to another place is not followed, and nobody hears of it there', async () => {
  const elsewhere = await server(ok);
  const { url, host } = await server((_, response) => {
    response.writeHead(307, { location: `${elsewhere.url}/taken` }).end();
  });
  const reach = openGate([answersAt(host)], noLedger).fetchFor('answers');
  await expect(reach(url)).rejects.toMatchObject(shut);
  await expect(reach(url, { method: 'POST', body: 'Answer of Ada.' })).rejects.toMatchObject(shut);
  expect(elsewhere.calls).toEqual([]);
});

test('a redirect inside the list is followed for a look, and never with what was sent', async () => {
  const other = await server(ok);
  const { url, host } = await server((_, response) => {
    response.writeHead(307, { location: other.url }).end();
  });
  const reach = openGate([answersAt(host), answersAt(other.host)], noLedger).fetchFor('answers');
  expect(await (await reach(url)).text()).toBe('ok');
  await expect(reach(url, { method: 'POST', body: 'Answer of Ada.' })).rejects.toMatchObject({
    kind: 'unavailable',
  });
  expect(other.calls).toEqual(['']);
});

test('weights may be fetched while somebody fetches weights', async () => {
  const { url, host } = await server(ok);
  const gate = openGate([], noLedger);
  const reach = () => gate.fetchFor('models')(url);
  await expect(reach()).rejects.toMatchObject(shut);
  const place: Place = { purpose: 'models', host, setting: 'MODEL_SOURCES' };
  expect(await gate.reaching([place], async () => (await reach()).status)).toBe(200);
  await expect(reach()).rejects.toMatchObject(shut);
  const below = gate.reaching([{ ...place, host: '*.hub.invalid:80' }], () =>
    gate.fetchFor('models')('http://hub.invalid'),
  );
  await expect(below).rejects.toMatchObject(shut);
});

test('a letter to another mail server than the one that is set is refused', async () => {
  const { received, port } = await mailServer();
  const gate = openGate(placesOf(readConfig({ SMTP_URL: 'smtp://mail.invalid:25' })), noLedger);
  const mail = openMail(`smtp://127.0.0.1:${port}`, 'a@house.example', gate);
  onTestFinished(() => mail.close());
  await expect(mail.send({ to: 'ada@example.org', subject: 'Hello', text: 'Hello' })).rejects.toMatchObject(
    shut,
  );
  // Even when what is written down and where the client goes differ: the socket is the gate's, too.
  await expect(gate.connect('letters', '127.0.0.1', port)).rejects.toMatchObject(shut);
  expect(received).toEqual([]);
});

test('Ada reads that a letter to her left, by which mail server and how much; Bob has nothing to read', async () => {
  const { received, port } = await mailServer();
  const here = await house({ env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
  const ada = await writeTo(here, 'ada@example.org');
  await here.settle();
  expect(received).toEqual(['ada@example.org']);
  const [line, ...more] = await linesOf(here, ada);
  expect([line?.purpose, line?.host, more]).toEqual(['letters', `127.0.0.1:${port}`, []]);
  expect(line?.bytes).toBeGreaterThan('Hello Ada'.length);
  expect(await peopleIn(here)).toEqual([ada]);
});

test('a letter that found no mail server has not left: no line says it did', async () => {
  const here = await house({ env: { SMTP_URL: `smtp://127.0.0.1:${await freePort()}` } });
  const ada = await writeTo(here, 'ada@example.org');
  await here.settle();
  expect(await linesOf(here, ada)).toEqual([]);
  expect(await outboundSince(here.ctx.db.read, new Date(0))).toEqual([
    expect.objectContaining({ calls: 0, bytes: 0 }),
  ]);
  await tidyOutbound(here.ctx.db, here.ctx.now());
  expect(await outboundSince(here.ctx.db.read, new Date(0))).toEqual([]);
});

test('every question about an answer is a line of its person; what asks for the model is none', async () => {
  const { host, url, calls } = await ollama();
  const here = await house({ env: { OLLAMA_URL: url, OLLAMA_MODEL: 'known' } });
  const ada = await rated(here);
  expect(here.said()).toContain('scoring.answer-rated');
  const lines = await linesOf(here, ada);
  const told = calls.filter((body) => body.includes('"messages"'));
  expect(lines.map(({ bytes }) => bytes)).toEqual(told.map((body) => Buffer.byteLength(body)));
  expect(new Set(lines.map((line) => `${line.purpose} ${line.host}`))).toEqual(new Set([`answers ${host}`]));
  expect(await peopleIn(here)).toEqual([ada]);
  const [sum] = await outboundSince(here.ctx.db.read, here.ctx.now());
  expect(sum).toMatchObject({ purpose: 'answers', host, calls: calls.length });
});

test('the sound of an answer that goes to the sidecar is a line of its person', async () => {
  const { host, url, calls } = await sidecar();
  const here = await house({ env: { WHISPER_URL: url, MODELS_DIR: '/nowhere' } });
  const sine = ['-v', 'error', '-f', 'lavfi', '-i', 'sine=duration=2:sample_rate=48000'];
  const sound = execFileSync('ffmpeg', [...sine, '-c:a', 'libopus', '-live', '1', '-f', 'webm', 'pipe:1']);
  await answered(here, sound);
  await here.settle();
  expect(here.said()).toContain('transcription.transcript-ready');
  const [ada, ...others] = await peopleIn(here);
  expect(others).toEqual([]);
  const lines = await linesOf(here, ada as SubjectId);
  expect(lines).toEqual([{ purpose: 'speech', host, bytes: expect.any(Number) }]);
  // Two seconds of 16,000 samples of two bytes.
  expect(lines[0]?.bytes).toBeGreaterThan(60_000);
  expect(calls).toHaveLength(1);
});

test('an engine of the house itself is no transfer', async () => {
  const { languageModel } = await import('#testing/language.ts');
  const here = await house({ machines: { language: languageModel({ level: () => 3.5 }).model } });
  await rated(here);
  expect(here.said()).toContain('scoring.answer-rated');
  expect(await peopleIn(here)).toEqual([]);
});

test('while the data of Ada is frozen none of it leaves, but for letters about her rights', async () => {
  const { url, host, calls } = await server(ok);
  const { received, port } = await mailServer();
  const here = await house({
    env: { OLLAMA_URL: url, WHISPER_URL: url, SMTP_URL: `smtp://127.0.0.1:${port}` },
  });
  const { ctx } = here;
  const ada = await writeTo(here, 'ada@example.org');
  await ctx.db.write((tx) => freeze(tx, ada, newId<'request'>(), ctx.now()));
  for (const purpose of ['answers', 'speech'] as const) {
    const send = () => ctx.gate.fetchFor(purpose)(url, { method: 'POST', body: 'Answer of Ada.' });
    await expect(ctx.gate.about(ada, send)).rejects.toMatchObject({ kind: 'locked' });
  }
  expect(calls).toEqual([]);
  await here.settle();
  expect(received).toEqual([]);
  await fileRequest(ctx, { subjectId: ada, kind: 'access', identity: 'private-link' });
  await here.settle();
  expect(received).toEqual(['ada@example.org']);
  expect(await linesOf(here, ada)).toEqual([expect.objectContaining({ purpose: 'letters' })]);
  expect(await outboundSince(ctx.db.read, new Date(0))).not.toContainEqual(expect.objectContaining({ host }));
});

test('what was refused is remembered with its place, and forgotten after 90 days', async () => {
  const here = await house();
  await expect(here.ctx.gate.fetchFor('answers')('http://elsewhere.invalid')).rejects.toMatchObject(shut);
  expect(await lastRefusals(here.ctx.db.read)).toEqual([
    { id: expect.any(String), purpose: 'answers', host: 'elsewhere.invalid:80', refusedAt: here.ctx.now() },
  ]);
  here.wait(91 * 86_400_000);
  await tidyOutbound(here.ctx.db, here.ctx.now());
  expect(await lastRefusals(here.ctx.db.read)).toEqual([]);
});

test('a letter after whose words a mail server fell silent is a line; one before whose words it did is none', async () => {
  const lines: string[] = [];
  const host = 'post.example:25';
  const gate = openGate([{ purpose: 'letters', host, setting: 'SMTP_URL' }], {
    refused: async () => undefined,
    keep: async (leaving) => {
      lines.push(leaving.host);
      return { takeBack: async () => void lines.pop() };
    },
  });
  const silent = (timeoutType: string) =>
    Object.assign(new Error('Timeout'), { code: 'ETIMEDOUT', command: 'CONN', timeoutType });
  const send = (timeoutType: string) =>
    gate.sends({ purpose: 'letters', host, bytes: 9 }, () => Promise.reject(silent(timeoutType)));
  await expect(send('GREETING_TIMEOUT')).rejects.toThrow('Timeout');
  expect(lines).toEqual([]);
  await expect(send('SOCKET_TIMEOUT')).rejects.toThrow('Timeout');
  expect(lines).toEqual([host]);
});
