import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { asJson, formTo, type Page, type Visitor, visitor } from './browser.ts';
import { formsOf, offers, textOf } from './forms.ts';
import { until } from './patience.ts';

/**
 * The spoken answer and its words. Nobody spoke it: it was synthesised on Debian from the text beside it, by
 *   espeak-ng -v en-us -s 150 -f demo-answer.txt -w demo-answer.wav
 *   ffmpeg -i demo-answer.wav -ac 1 -ar 48000 -c:a libopus -b:a 16k -map_metadata -1 -fflags +bitexact demo-answer.webm
 */
const sample = (name: string) => readFileSync(new URL(`../../samples/${name}`, import.meta.url));
export const spokenText = sample('demo-answer.txt').toString().trim();
const recording = { mime: 'audio/webm;codecs=opus', bytes: sample('demo-answer.webm'), seconds: 33 };
const typedText =
  'Each week I copied numbers from three dashboards into a report, which took about forty minutes. A script took me ' +
  'one day to write, so it paid off within three months. I wrote instructions, and a colleague has changed it twice.';

/** Opens the private link, says yes to the notice, and passes the device check and the practice question. */
export async function arrive(
  base: string,
  link: string,
  signal: AbortSignal,
  scoring: 'ai' | 'people' = 'ai',
) {
  const ada = visitor(base, signal);
  const notice = await ada.open(link);
  const withAi = offers(formTo(notice, '/interview/notice'), 'scoring', 'ai');
  if (!withAi) throw new Error('the notice offers no proposal by the AI');
  const devices = await ada.send(notice, '/interview/notice', { record: 'on', scoring });
  const practice = await ada.send(devices, '/interview/devices');
  const first = /href="(\/interview\/questions\/[^"]+)"/.exec(practice.html)?.[1];
  if (!first) throw new Error('the practice page leads to no question');
  return { ada, first: await ada.open(first) };
}

/** Answers the first question by the recording, if `spoken`, and the others by typing; answers the page after the last one. */
export async function answerAll(ada: Visitor, first: Page, spoken = true) {
  let page = first;
  for (let number = 1; formsOf(page.html).some(({ action }) => action.endsWith('/start')); number++) {
    const speaks = spoken && number === 1;
    const opened = await ada.send(page, /\/start$/, { kind: speaks ? 'audio' : 'typed' });
    page = speaks ? await speak(ada, opened) : await ada.send(opened, /\/answer$/, { text: typedText });
  }
  return page;
}

/** Sends a recording as the browser's recorder does: announced, in slices of two seconds with their hashes, completed. */
async function speak(ada: Visitor, page: Page): Promise<Page> {
  const question = /data-question="([^"]+)"/.exec(page.html)?.[1];
  if (!question) throw new Error('the page of the question has no recorder');
  const { bytes, seconds, mime } = recording;
  const door = `/interview/questions/${question}`;
  const { takeId } = await ada.json(`${door}/takes`, asJson('POST', { kind: 'audio', mime }));
  const longest = Math.ceil(bytes.length / (seconds / 2));
  for (let at = 0; at < bytes.length; at += longest)
    await ada.json(`/interview/takes/${takeId}/slices/${at}`, slice(bytes.subarray(at, at + longest)));
  await ada.json(`/interview/takes/${takeId}/completion`, asJson('POST', { bytes: bytes.length, seconds }));
  return ada.handIn(`${door}/answer`, { take: String(takeId) });
}
const slice = (body: Buffer): RequestInit => ({
  method: 'PUT',
  body: new Uint8Array(body),
  headers: {
    'content-type': recording.mime,
    'x-content-sha256': createHash('sha256').update(body).digest('hex'),
  },
});

const readingPage = '/interview/transcripts';
/** Waits until the spoken answer is written down, and answers the page that shows it to the candidate. */
export const waitForWords = (ada: Visitor) =>
  until(async () => {
    const page = await ada.open(readingPage);
    return page.html.includes('hx-trigger') ? { meanwhile: 'writing down' } : { there: page };
  });

/** The words of the recording as the candidate reads them. */
export function wordsHeard(page: Page) {
  const script = /<ol class="script"[^>]*>(.*?)<\/ol>/s.exec(page.html)?.[1];
  if (!script) throw new Error(`nothing was written down: ${textOf(page.html).slice(0, 300)}`);
  return [...script.matchAll(/<span data-at="[^"]*">(.*?)<\/span>/gs)]
    .map(([, word = '']) => textOf(word))
    .join(' ');
}

/** Says that these are the words. Those of somebody who only typed stand already, and nothing is asked. */
export const confirmWords = async (ada: Visitor, page: Page) => {
  if (page.html.includes(`action="${readingPage}"`)) await ada.send(page, readingPage);
};
