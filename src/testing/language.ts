import type { Completion, LanguageModel, Weighing } from '#judges';

type Wish = {
  /** Which level the model has in mind (1-5, halves too); it is asked for the anchors of its scale first. */
  level?: (asked: Weighing, nth: number) => number;
  /** What it writes when it is asked for quotes. */
  write?: (asked: Completion, nth: number) => string;
};
const cost = { tokensIn: 1, tokensOut: 1, seconds: 0 };
export const certainOf = (level: number) =>
  [1, 2, 3, 4, 5].map((one) => Math.max(0, 1 - Math.abs(one - level)));

/** The first sentence of the answer that stands between the fences. */
const firstSentence = ({ rest }: Completion) =>
  /<answer>\n([^.!?]*)/u.exec(rest)?.[1]?.replaceAll('"', '') ?? '';

/** A language model of which we know what it thinks: a machine for tests. It is timid: empty is 2 to it, full is 4. */
export function languageModel({ level = () => 3, write }: Wish = {}) {
  const asked: Weighing[] = [];
  const written: Completion[] = [];
  const anchorOf = ({ rest, prefix }: Weighing) => {
    const answer = /<answer>\n(.*)\n<\/answer>/su.exec(rest)?.[1] ?? '';
    if (/^(I do not know|Das weiß ich nicht)\.$/u.test(answer)) return 2;
    return prefix.split('\n').some((line) => line.endsWith(`5: ${answer}`)) ? 4 : undefined;
  };
  const model: LanguageModel = {
    about: async () => ({
      ...{
        model: 'known',
        digest: '0'.repeat(64),
        quantisation: 'none',
        engine: 'test',
        engineVersion: '1.0',
      },
    }),
    weigh: async (question) => {
      const anchor = anchorOf(question);
      if (!anchor) asked.push(question);
      return { ...cost, chances: certainOf(anchor ?? level(question, asked.length)) };
    },
    complete: async (question) => {
      written.push(question);
      const text = write?.(question, written.length) ?? JSON.stringify({ quotes: [firstSentence(question)] });
      return { ...cost, text, json: JSON.parse(text) };
    },
    close: async () => undefined,
  };
  return { model, asked, written };
}
