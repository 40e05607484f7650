import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { ollamaModel } from './sidecar.ts';

type Misbehave = (request: IncomingMessage, response: ServerResponse) => void;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.restoreAllMocks();
});

/** A server on a free port of this machine that behaves as told. */
async function server(behave: Misbehave, limitSeconds = 5) {
  const http = createServer(behave);
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  closing.push(() => {
    http.closeAllConnections();
    http.close();
  });
  const { port } = http.address() as AddressInfo;
  return ollamaModel({
    url: `http://127.0.0.1:${port}`,
    model: 'test',
    contextTokens: 2048,
    limitSeconds,
    fetch,
  });
}
const asked = {
  prefix: 'Rubric.',
  rest: 'Answer of Ada.',
  schema: { type: 'object' },
  maxTokens: 20,
  seed: 1,
};
const part = (content: string, more: object = {}) =>
  `${JSON.stringify({ message: { role: 'assistant', content }, done: false, ...more })}\n`;
const last = (reason: string) =>
  part('', { done: true, done_reason: reason, prompt_eval_count: 9, eval_count: 3 });

test('a server that is down lets the work wait', async () => {
  const model = ollamaModel({
    url: 'http://127.0.0.1:9',
    model: 'test',
    contextTokens: 2048,
    limitSeconds: 5,
    fetch,
  });
  await expect(model.complete(asked)).rejects.toMatchObject({
    name: 'NotYet',
    reason: 'language-model-unreachable',
  });
  await expect(model.about()).rejects.toMatchObject({ name: 'NotYet', reason: 'language-model-unreachable' });
});

test('a busy server lets the work wait', async () => {
  const model = await server((_, response) => {
    response.writeHead(503).end('{"error":"maximum pending requests exceeded"}');
  });
  await expect(model.complete(asked)).rejects.toMatchObject({
    name: 'NotYet',
    reason: 'language-model-busy',
  });
});

test('a model that was never pulled is told apart from a server that is down', async () => {
  const model = await server((_, response) => {
    response.writeHead(404).end('{"error":"model \'test\' not found"}');
  });
  await expect(model.complete(asked)).rejects.toMatchObject({
    name: 'NotYet',
    reason: 'language-model-missing',
  });
});

test('a server that hangs before it says a word is given up when its time is over', async () => {
  const model = await server(() => undefined, 0.3);
  await expect(model.complete(asked)).rejects.toMatchObject({ name: 'ModelTrouble', code: 'slow' });
});

test('a server that hangs in the middle of a sentence is given up, too', async () => {
  const model = await server((_, response) => void response.write(part('{"quotes"')), 0.3);
  await expect(model.complete(asked)).rejects.toMatchObject({ name: 'ModelTrouble', code: 'slow' });
});

test('what the caller stops is the fault of nobody', async () => {
  const model = await server(() => undefined);
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('Ada withdrew.')), 100);
  await expect(model.complete(asked, stop.signal)).rejects.toThrow('Ada withdrew.');
});

test('stopping one question leaves the other alone', async () => {
  const model = await server((_, response) => {
    setTimeout(() => response.end(part('{"quotes": []}') + last('stop')), 300);
  });
  const stop = new AbortController();
  const stopped = model.complete(asked, stop.signal);
  const other = model.complete(asked);
  stop.abort(new Error('stop'));
  await expect(stopped).rejects.toThrow('stop');
  expect((await other).json).toEqual({ quotes: [] });
});

test('a model that babbles instead of JSON has written nonsense', async () => {
  const model = await server((_, response) => void response.end(part('Well, I think that') + last('stop')));
  await expect(model.complete(asked)).rejects.toMatchObject({ name: 'ModelTrouble', code: 'nonsense' });
});

test('JSON that broke off at the limit is nonsense', async () => {
  const model = await server((_, response) => void response.end(part('{"quotes": []}') + last('length')));
  await expect(model.complete(asked)).rejects.toMatchObject({ name: 'ModelTrouble', code: 'nonsense' });
});

test('a model that loops for ever is cut off by the number of words, long before its time is over', async () => {
  let sent = 0;
  const model = await server((_, response) => {
    const timer = setInterval(() => {
      sent += 1;
      response.write(part('the '));
    }, 2);
    response.on('close', () => clearInterval(timer));
  }, 20);
  await expect(model.complete(asked)).rejects.toMatchObject({ name: 'ModelTrouble', code: 'nonsense' });
  const then = sent;
  await new Promise((later) => setTimeout(later, 200));
  expect(sent - then).toBeLessThan(20);
});

test('a line without end is cut off by its size', async () => {
  const model = await server((_, response) => {
    const timer = setInterval(() => void response.write('x'.repeat(100_000)), 2);
    response.on('close', () => clearInterval(timer));
  }, 20);
  await expect(model.complete(asked)).rejects.toMatchObject({ name: 'ModelTrouble', code: 'nonsense' });
});

test('a page of something else is not Ollama, and none of its lines is printed', async () => {
  const printed = vi.spyOn(globalThis.console, 'warn').mockImplementation(() => undefined);
  const model = await server((_, response) => void response.end('<html>\nAnswer of Ada.\n</html>\n'));
  await expect(model.complete(asked)).rejects.toMatchObject({
    name: 'NotYet',
    reason: 'language-model-server-is-not-ollama',
  });
  expect(printed).not.toHaveBeenCalled();
});

test('a connection that breaks in the middle lets the work wait', async () => {
  const model = await server((_, response) => {
    response.write(part('{"quotes"'));
    setTimeout(() => response.destroy(), 50);
  });
  await expect(model.complete(asked)).rejects.toMatchObject({ name: 'NotYet' });
});

test('a prompt that is too long is refused, not cut', async () => {
  const model = await server((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const { truncate, options } = JSON.parse(body);
      if (truncate === false && options.num_ctx === 2048)
        response.writeHead(400).end('{"error":"the input length exceeds the context length"}');
      else response.end(last('stop'));
    });
  });
  await expect(model.complete(asked)).rejects.toMatchObject({ name: 'ModelTrouble', code: 'tooLong' });
});

test('chances without word probabilities are nonsense, never a level', async () => {
  const model = await server((_, response) => void response.end(part('3') + last('length')));
  await expect(model.weigh({ prefix: 'a', rest: 'b', choices: ['1'] })).rejects.toMatchObject({
    code: 'nonsense',
  });
});

test('a model in the cloud is refused before anything is sent', () => {
  const cloud = () =>
    ollamaModel({
      url: 'http://127.0.0.1:9',
      model: 'gpt-oss:120b-cloud',
      contextTokens: 1,
      limitSeconds: 1,
      fetch,
    });
  expect(cloud).toThrow('Choose one that runs on your own server');
});
