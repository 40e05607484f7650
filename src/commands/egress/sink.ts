// Runs in a network namespace of its own, which is the sink. Starts the interview in another one, leads all its roads
// here, and writes the report. Started by `npm run doctor -- egress` only.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '#kernel/config.ts';
import { instanceKey, openVault } from '#kernel/vault.ts';
import { say } from '../terminal.ts';
import { leadIntoSink } from './network.ts';
import { canonical, exitCodes, type Interview, type Report, resultOf, type SignedReport } from './report.ts';

const limits = [
  'It shows the product in this one interview, on an empty folder and without any address in its settings: no SMTP_URL, OLLAMA_URL, WHISPER_URL or DATABASE_URL. What those name is reached on purpose, and the page Settings, Outbound lists it.',
  'Sockets that are files (a database or a container engine of this machine) are not network and are not watched.',
  'The browsers of people are not part of it; every page forbids them to load anything from elsewhere (Content-Security-Policy).',
];

async function sign(report: Report, folder: string): Promise<SignedReport> {
  const house = readConfig(process.env);
  const own = existsSync(house.keyFile);
  const keyring = join(own ? house.dataDir : join(folder, 'data'), 'keyring');
  const vault = openVault(
    keyring,
    await instanceKey(own ? house.keyFile : join(keyring, 'instance.key'), false),
  );
  say(
    `Signed with the key of ${own ? 'this installation' : 'the throw-away installation that was examined'}.`,
  );
  const signature = vault.sign(Buffer.from(canonical(report)));
  return { report, publicKey: vault.publicKey, signature };
}

const words = (child: ChildProcess) =>
  createInterface({ input: child.stdio[3] as Readable })[Symbol.asyncIterator]();

function versions() {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const { whisper, language } = readConfig(process.env);
  return {
    product: version,
    node: process.version,
    kernel: release(),
    ...{ speechModel: whisper.model, languageModel: language.model },
  };
}

async function examine(folder: string, typed: boolean): Promise<Report> {
  const program = new URL('./interview.ts', import.meta.url).pathname;
  const args = [process.execPath, '--import', 'tsx', program, folder, ...(typed ? ['--typed'] : [])];
  const apart = ['--net', '--mount', '--propagation', 'private', '--'];
  const child = spawn('unshare', [...apart, ...args], { stdio: ['pipe', 'inherit', 'inherit', 'pipe'] });
  const next = words(child);
  const ended = new Promise<void>((done) => void child.on('close', () => done()));
  // It speaks only when it is in its namespaces: before, this would be our own network.
  if ((await next.next()).value !== 'ready') throw new Error('the interview could not be started');
  const attempts = await leadIntoSink(child.pid ?? 0, folder);
  say('Every road leads into a sink now. The interview begins.');
  child.stdin?.write('go\n');
  const { value } = await next.next();
  const lost = { ok: false, mode: 'not known', steps: [], problem: 'it ended before its end' } as const;
  const interview: Interview = value ? JSON.parse(value) : lost;
  await pause(2000); // for whoever calls home when all is done
  const tried = attempts();
  child.stdin?.end();
  await ended;
  const at = new Date().toISOString();
  const about = { interview, attempts: tried, versions: versions(), limits };
  return { kind: 'egress report', version: 1, at, result: resultOf(tried, interview), ...about };
}

function tell({ result, attempts, interview }: Report) {
  say(
    `\nInterview: ${interview.mode}, ${interview.steps.length} steps, ${interview.ok ? 'whole' : 'FAILED'}`,
  );
  if (interview.problem) say(`  ${interview.problem}`);
  say(`Packets to anywhere but this machine: ${attempts.packets}`);
  for (const name of attempts.names) say(`  asked for the name ${name}`);
  for (const place of attempts.places) say(`  tried ${place}`);
  say(`\n${result === 'nothing left' ? 'GREEN' : 'RED'}: ${result}`);
}

async function main([out = '', ...args]: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'egress-'));
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => undefined); // the interview ends, and we with it
  try {
    const signed = await sign(await examine(folder, args.includes('--typed')), folder);
    const text = `${JSON.stringify(signed, null, 2)}\n`;
    say(text);
    writeFileSync(out, text);
    tell(signed.report);
    say(`The report: ${out}\nCheck it at any time: npm run doctor -- verify ${out}`);
    return exitCodes[signed.report.result];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

process.exitCode = await main(process.argv.slice(2));
