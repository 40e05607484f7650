import type { Words } from '../words/index.ts';

type Group = keyof Words['script'];

/** The sentences a script may show, in the page's language: scripts hold none themselves. */
export const ScriptWords = ({ words, groups }: { words: Words; groups: readonly Group[] }) => (
  <template data-words>
    {groups.flatMap((group) =>
      Object.entries(words.script[group]).map(([key, text]) => <span data-word={key}>{text}</span>),
    )}
  </template>
);
