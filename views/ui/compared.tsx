import { diffArrays, diffWordsWithSpace } from 'diff';

/** A run of words that stayed, came or went. */
type Run = { words: string; how: 'same' | 'added' | 'removed' };
/** A paragraph of two texts laid over each other. */
type Paragraph = { changed: boolean; runs: readonly Run[] };

const mostEdits = 4000;
const howOf = ({ added, removed }: { added: boolean; removed: boolean }): Run['how'] =>
  added ? 'added' : removed ? 'removed' : 'same';
/** Two texts compared word by word, paragraph by paragraph. */
function paragraphsOf(before: string, after: string): Paragraph[] {
  const parts = diffArrays(before.split(/\n{2,}/), after.split(/\n{2,}/));
  return parts.flatMap((part, at): Paragraph[] => {
    const [next, last] = [parts[at + 1], parts[at - 1]];
    if (part.removed && next?.added) return changedBetween(part.value, next.value);
    if (part.added && last?.removed) return [];
    const how = howOf(part);
    return part.value.map((words) => ({ changed: how !== 'same', runs: [{ words, how }] }));
  });
}
function changedBetween(old: readonly string[], fresh: readonly string[]): Paragraph[] {
  const inPairs = old.length === fresh.length;
  const [olds, freshes] = inPairs ? [old, fresh] : [[old.join('\n\n')], [fresh.join('\n\n')]];
  return olds.map((words, at) => ({ changed: true, runs: runsBetween(words, freshes[at] ?? '') }));
}
function runsBetween(old: string, fresh: string): Run[] {
  const parts = diffWordsWithSpace(old, fresh, { maxEditLength: mostEdits });
  // Too different to be one text: the whole of it went, the whole of the other came.
  if (!parts)
    return [
      { words: old, how: 'removed' },
      { words: fresh, how: 'added' },
    ];
  return parts.map((part) => ({ words: part.value, how: howOf(part) }));
}

/** Paragraphs that stayed stand together, folded away. */
type Stretch = { same: Paragraph[] } | { one: Paragraph };
function stretchesOf(paragraphs: readonly Paragraph[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const paragraph of paragraphs) {
    const last = stretches.at(-1);
    if (paragraph.changed) stretches.push({ one: paragraph });
    else if (last && 'same' in last) last.same.push(paragraph);
    else stretches.push({ same: [paragraph] });
  }
  return stretches;
}

export type ComparedWords = {
  same: (count: number) => string;
  nothing: string;
  added: string;
  removed: string;
  endOf: string;
};
type Props = { before: string; after: string; language: string; words: ComparedWords };

/** What differs between two texts: said in words to whoever hears it, drawn to whoever sees it. */
export const Compared = ({ before, after, language, words }: Props) => {
  const paragraphs = paragraphsOf(before, after);
  if (paragraphs.every(({ changed }) => !changed)) return <p>{words.nothing}</p>;
  return (
    <div class="compared" lang={language}>
      {stretchesOf(paragraphs).map((stretch) =>
        'one' in stretch ? (
          <Words paragraph={stretch.one} words={words} />
        ) : (
          <details>
            <summary>{words.same(stretch.same.length)}</summary>
            {stretch.same.map((paragraph) => (
              <Words paragraph={paragraph} words={words} />
            ))}
          </details>
        ),
      )}
    </div>
  );
};

const Words = ({ paragraph, words }: { paragraph: Paragraph; words: ComparedWords }) => (
  <p>
    {paragraph.runs.map(({ words: run, how }) => {
      if (how === 'same') return run;
      const inside = (
        <>
          <span class="hidden">{words[how]} </span>
          {run}
          <span class="hidden"> {words.endOf}</span>
        </>
      );
      return how === 'added' ? <ins>{inside}</ins> : <del>{inside}</del>;
    })}
  </p>
);
