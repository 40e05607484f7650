import { ModelTrouble } from '#judges';
import { NotYet } from '#kernel/errors.ts';

/** The client prints lines it cannot parse, and they may hold words of a candidate; and it reads on without end. */
export async function guarded(response: Response, maxBytes: number): Promise<Response> {
  if (!response.ok) throw await refusal(response);
  if (!response.body) return response;
  let bytes = 0;
  const lines = { rest: '' };
  const text = new TextDecoder();
  const check = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new ModelTrouble('nonsense');
      const parts = (lines.rest + text.decode(chunk, { stream: true })).split('\n');
      lines.rest = parts.pop() ?? '';
      for (const line of parts) refuseUnlessJson(line);
      controller.enqueue(chunk);
    },
    flush: () => refuseUnlessJson(lines.rest),
  });
  return new Response(response.body.pipeThrough(check), response);
}
function refuseUnlessJson(line: string) {
  if (!line.trim()) return;
  try {
    JSON.parse(line);
  } catch (cause) {
    throw new NotYet('language-model-server-is-not-ollama', { cause });
  }
}

/** Read before the client does: it would print to the console that it reads the text of an error. */
async function refusal(response: Response) {
  if (response.status === 404) return new NotYet('language-model-missing');
  if (response.status === 503) return new NotYet('language-model-busy');
  const words = response.status === 400 ? await response.text() : '';
  if (/context|too long|exceed/iu.test(words)) return new ModelTrouble('tooLong');
  return new NotYet('language-model-unreachable');
}
