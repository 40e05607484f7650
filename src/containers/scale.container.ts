import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordErrorRate } from '#transcription';
import * as candidate from '../commands/demo/candidate.ts';
import * as recruiter from '../commands/demo/recruiter.ts';
import { missingForContainers } from './support/engine.ts';
import { bringUp, lastWords, planStack, type Stack, takeDown } from './support/stack.ts';
import { storeStandIns } from './support/stand-ins.ts';

const missing = missingForContainers();
describe.skipIf(missing)('COMPOSE_PROFILES=scale', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await planStack({ COMPOSE_PROFILES: 'scale', ...(await storeStandIns()) });
    await bringUp(stack, 'models').catch(async (error: unknown) => {
      throw new Error(`${error}\n${await lastWords(stack)}`);
    });
  });
  afterAll(async () => {
    if (stack) await takeDown(stack);
  });

  test('the long work is the worker’s: stopped, it ends by itself; started, it writes down what Ada said meanwhile', async () => {
    const { signal } = new AbortController();
    const rita = await recruiter.setUp(stack.base, await stack.setUpLink(), signal);
    const { link } = await recruiter.invite(rita);
    const { ada, first } = await candidate.arrive(stack.base, link, signal, 'people');
    await stack.compose('stop', '--timeout', '60', 'worker');
    expect((await stack.inspect('worker')).State).toMatchObject({ Status: 'exited', ExitCode: 0 });
    await candidate.answerAll(ada, first);
    await stack.compose('start', 'worker');
    const heard = candidate.wordsHeard(await candidate.waitForWords(ada));
    expect(wordErrorRate(candidate.spokenText, heard)).toBeLessThan(0.25);
  });

  test('the house lives in PostgreSQL, and no database lies beside it', async () => {
    const count = ['psql', '-U', 'interviews', '-tAc', 'select count(*) from invitations'];
    expect(await stack.inside('postgres', ...count)).toBe('1');
    expect(await stack.inside('app', 'ls', '/data')).not.toContain('house.db');
  });

  test('Redis has written down what it says yes to, and forgets nothing when its memory is short', async () => {
    const ask = 'REDISCLI_AUTH=$(cat /secrets/password) redis-cli';
    const setting = (name: string) => stack.inside('redis', 'sh', '-c', `${ask} config get ${name}`);
    expect(await setting('appendonly')).toBe('appendonly\nyes');
    expect(await setting('appendfsync')).toBe('appendfsync\nalways');
    expect(await setting('maxmemory-policy')).toBe('maxmemory-policy\nnoeviction');
    expect(await stack.inside('redis', 'redis-cli', 'ping')).toContain('NOAUTH');
  });

  test('neither of them has a right of root', async () => {
    for (const service of ['postgres', 'redis'])
      expect(await stack.inside(service, 'cat', '/proc/1/status'), service).toMatch(
        /Uid:\t999\t[\s\S]*CapBnd:\t0000000000000000[\s\S]*NoNewPrivs:\t1/,
      );
  });
});
