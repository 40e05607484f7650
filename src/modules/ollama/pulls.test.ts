import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type House, house } from '#testing/house.ts';
import { serverState } from './verbs.ts';

const page = '/language-server';
const lines = (response: ServerResponse, ...parts: object[]) => {
  for (const part of parts) response.write(`${JSON.stringify(part)}\n`);
};
type Pull = (response: ServerResponse) => void;
/** A server as Ollama's own documentation tells of it, with no model until a pull has ended well. */
async function serverThat(pull: Pull) {
  const models: object[] = [];
  const found = { name: 'qwen2.5:3b', digest: 'a'.repeat(64), details: { quantization_level: 'Q4_K_M' } };
  const answers: Record<string, (response: ServerResponse) => void> = {
    '/api/tags': (response) => response.end(JSON.stringify({ models })),
    '/api/version': (response) => response.end(JSON.stringify({ version: '0.12.0' })),
    '/api/show': (response) => response.end(JSON.stringify({ template: '{{ .System }} {{ .Prompt }}' })),
    '/api/pull': (response) => {
      response.on('finish', () => void models.push(found));
      pull(response);
    },
  };
  const http = createServer((request: IncomingMessage, response) => answers[request.url ?? '']?.(response));
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const { port } = http.address() as AddressInfo;
  return house({ env: { OLLAMA_URL: `http://127.0.0.1:${port}` } });
}
const layer = (completed: number) => ({ status: 'pulling 1', digest: 'sha256:1', total: 2000, completed });
const asks = async ({ admin }: House) => {
  await admin.post(`${page}/pull`);
  return admin.page(page);
};

test('the server fetches the model, the page says how far it is, and the record will name its digest', async () => {
  const middle = Promise.withResolvers<ServerResponse>();
  const here = await serverThat((response) => {
    lines(response, layer(500));
    middle.resolve(response);
  });
  expect(await here.admin.page('/models')).toContain('runs on your Ollama server');
  expect(await here.admin.page(page)).toContain('Have the server fetch qwen2.5:3b');
  expect(await asks(here)).toContain('On its way');
  const working = here.settle();
  const response = await middle.promise;
  await expect.poll(() => here.admin.page(`${page}/progress`)).toContain('500 B of 2 kB');
  lines(response, layer(2000), { status: 'verifying sha256 digest' }, { status: 'success' });
  response.end();
  await working;
  const done = await here.admin.page(page);
  expect(done).toContain('There, in use');
  expect(done).toContain('a'.repeat(64));
  expect(done).not.toContain('hx-get');
  expect(here.said()).toEqual(['ollama.pull-wanted', 'ollama.model-arrived']);
});

test.each([
  [
    'a name that no registry knows',
    { error: 'pull model manifest: file does not exist' },
    'no model of this name',
  ],
  [
    'a registry that cannot be reached',
    { error: 'dial tcp: lookup registry.example' },
    'may reach no registry',
  ],
  ['an end without success', { status: 'pulling manifest' }, 'may reach no registry'],
])('%s is a sentence with the next step, and nothing of what the server said', async (_, line, sentence) => {
  const here = await serverThat((response) => {
    lines(response, line);
    response.end();
  });
  await asks(here);
  await here.settle();
  const { pull } = await serverState(here.ctx);
  expect(pull).toMatchObject({ state: 'failed', problem: expect.stringContaining(sentence) });
  expect(pull?.problem).not.toContain('registry.example');
});

test('a server that dies in the middle has failed, and the next try begins anew', async () => {
  const here = await serverThat((response) => {
    lines(response, layer(500));
    setImmediate(() => response.destroy());
  });
  await asks(here);
  await here.settle();
  expect((await serverState(here.ctx)).pull?.state).toBe('failed');
  await asks(here);
  expect((await serverState(here.ctx)).pull?.state).toBe('waiting');
});

test('an admin stops it; nobody else may begin one, and without a server there is no such page', async () => {
  const here = await serverThat((response) => {
    const going = setInterval(() => lines(response, layer(1)), 20);
    response.on('close', () => clearInterval(going));
  });
  await asks(here);
  const working = here.settle();
  await expect.poll(async () => (await serverState(here.ctx)).pull?.state).toBe('running');
  await here.admin.post(`${page}/stop`);
  await working;
  expect(await here.admin.page(page)).toContain('the next try goes on from it');
  expect((await here.rita.post(`${page}/pull`)).status).toBe(403);
  const plain = await house();
  expect((await plain.admin.get(page)).status).toBe(404);
});

test('a server that is down is said so, and the page is there', async () => {
  const here = await house({ env: { OLLAMA_URL: 'http://127.0.0.1:9' } });
  expect(await here.admin.page(page)).toContain('The server does not answer');
});
