import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../commands/demo/browser.ts';
import * as candidate from '../commands/demo/candidate.ts';
import * as recruiter from '../commands/demo/recruiter.ts';
import { claimsOf, readReport, showResult } from '../commands/demo/result.ts';
import { docker, missingForContainers } from './support/engine.ts';
import { bringUp, lastWords, planStack, type Stack, takeDown } from './support/stack.ts';

const missing = missingForContainers();
const lasting = ['app', 'whisper', 'ollama', 'proxy'] as const;

describe.skipIf(missing)(`the house of docker-compose.yml, unedited${missing ? ` (${missing})` : ''}`, () => {
  let stack: Stack;
  let rita: Visitor;
  let report = '';
  const { signal } = new AbortController();

  beforeAll(async () => {
    stack = await planStack();
    await bringUp(stack).catch(async (error: unknown) => {
      throw new Error(`${error}\n${await lastWords(stack)}`);
    });
  });
  afterAll(async () => {
    if (stack) await takeDown(stack);
  });

  test('Rita finds the link in the log; Ada answers, Whisper writes down, Ollama proposes, Rita decides', async () => {
    const link = await stack.setUpLink();
    expect(link).toContain(`${stack.base}/set-up/`);
    rita = await recruiter.setUp(stack.base, link, signal);
    const invitation = await recruiter.invite(rita);
    const { ada, first } = await candidate.arrive(stack.base, invitation.link, signal);
    await candidate.answerAll(ada, first);
    const words = await candidate.waitForWords(ada);
    await candidate.confirmWords(ada, words);
    const sitting = await recruiter.rate(rita, invitation.page);
    await recruiter.waitForLevels(rita, sitting);
    await recruiter.decide(rita, sitting);
    report = `${sitting}/report`;
    const read = await readReport(rita, report);
    const seen = { ...read, heard: candidate.wordsHeard(words), said: candidate.spokenText };
    showResult(seen);
    expect(claimsOf(seen).filter(([, holds]) => !holds)).toEqual([]);
  });

  test('nobody has a right that root has, nor can get one', async () => {
    for (const service of lasting) {
      const status = await stack.inside(service, 'cat', '/proc/1/status');
      const line = (name: string) => new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(status)?.[1];
      // The proxy may take a port below 1024, should its image want one.
      const most = service === 'proxy' ? 0x400 : 0;
      expect(line('Uid'), service).toMatch(/^10001\t10001\t/);
      expect([0, most], service).toContain(Number(`0x${line('CapEff')}`));
      expect(Number(`0x${line('CapBnd')}`), service).toBe(most);
      expect(line('NoNewPrivs'), service).toBe('1');
    }
  });

  test('the product can write into its data and its memory, the sidecar into its memory, and nowhere else', async () => {
    const onDisk = async (service: string) => {
      const found = (await stack.probe(service, 'writable')) as { folder: string; kind: string }[];
      return found.filter(({ kind }) => kind !== 'tmpfs' && kind !== 'mqueue').map(({ folder }) => folder);
    };
    expect(await onDisk('app')).toEqual(['/data']);
    expect(await onDisk('whisper')).toEqual([]);
  });

  test('neither product, Whisper nor Ollama reach a container outside, though it is there and the proxy reaches it', async () => {
    const serve = "require('node:http').createServer((_, answer) => answer.end('outsider')).listen(4000)";
    const run = ['run', '--detach', '--network', stack.outside, '--entrypoint', 'node'];
    const outsider = await docker(...run, stack.image, '-e', serve);
    try {
      const { NetworkSettings } = JSON.parse(await docker('inspect', outsider))[0];
      const at: string = NetworkSettings.Networks[stack.outside].IPAddress;
      await expect
        .poll(() => stack.inside('proxy', 'wget', '-q', '-O', '-', `http://${at}:4000`).catch(() => ''), {
          timeout: 60_000,
        })
        .toContain('outsider');
      for (const service of ['app', 'whisper'])
        expect(await stack.probe(service, 'reach', at, '4000'), service).not.toBe('reached');
      const dial = (where: string) =>
        `timeout 5 bash -c 'exec 3<>/dev/tcp/${where}' 2>/dev/null && echo reached || echo no`;
      expect(await stack.inside('ollama', 'bash', '-c', dial(`${at}/4000`))).toBe('no');
      // The same ways of asking find whoever is inside.
      expect(await stack.probe('app', 'reach', 'whisper', '9000')).toBe('reached');
      expect(await stack.probe('whisper', 'reach', 'ollama', '11434')).toBe('reached');
      expect(await stack.inside('ollama', 'bash', '-c', dial('whisper/9000'))).toBe('reached');
    } finally {
      await docker('rm', '--force', outsider);
    }
  });

  test('no image of ours holds a compiler, nor a program that fetches one; each holds the licences', async () => {
    for (const service of ['app', 'whisper']) {
      expect(await stack.probe(service, 'tools'), service).toEqual([]);
      const licences = await stack.inside(service, 'cat', '/app/LICENCES-OF-PACKAGES.txt');
      for (const name of ['hono', 'better-sqlite3', 'node-llama-cpp', 'nodejs-whisper'])
        expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
      expect(await stack.inside(service, 'cat', '/app/LICENSE')).toContain('AFFERO GENERAL PUBLIC LICENSE');
    }
  });

  test('asked to stop, product and sidecar end by themselves; started again, all is there', async () => {
    for (const service of ['app', 'whisper']) {
      await stack.compose('stop', '--timeout', '60', service);
      expect((await stack.inspect(service)).State, service).toMatchObject({ Status: 'exited', ExitCode: 0 });
    }
    const token = () => stack.inside('app', 'cat', '/secrets/whisper/token');
    await stack.compose('up', '--detach');
    await stack.answering();
    expect((await rita.open(report)).status).toBe(200);
    const before = await token();
    await stack.compose('run', '--rm', '-T', 'prepare');
    expect(await token()).toBe(before);
  });
});
