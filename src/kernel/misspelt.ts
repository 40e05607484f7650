/** Names of others that are near to one of ours: Ollama's folder of models, and the ports that Mesos hands out. */
const ofOthers = /^(OLLAMA_MODELS|PORTS|PORT\d)$/;
/** Short names have many neighbours that mean something else: `SMTP_URL` and `AMQP_URL` are two edits apart. */
const longestShort = 8;
const mostEdits = (name: string) => (name.length <= longestShort ? 1 : 2);

/**
 * Names in an environment that are no setting and look like one that was written wrongly, each with the one that is
 * nearest. The rest of an environment is none of our business. An empty value counts as not set.
 */
export function misspeltIn(env: Readonly<Record<string, string | undefined>>, settings: readonly string[]) {
  const known = new Set(settings.flatMap((name) => [name, `${name}_FILE`]));
  return Object.entries(env).flatMap(([name, value]) => {
    if (!value || known.has(name) || ofOthers.test(name)) return [];
    const nearest = nearestTo(name.toUpperCase(), settings);
    return nearest ? [{ name, nearest }] : [];
  });
}
function nearestTo(name: string, settings: readonly string[]) {
  const stem = name.endsWith('_FILE') ? name.slice(0, -'_FILE'.length) : undefined;
  const near = settings
    .flatMap((setting) => [
      { nearest: setting, edits: editsBetween(name, setting), most: mostEdits(setting) },
      ...(stem
        ? [{ nearest: `${setting}_FILE`, edits: editsBetween(stem, setting), most: mostEdits(setting) }]
        : []),
    ])
    .filter(({ edits, most }) => edits <= most);
  return near.toSorted((one, other) => one.edits - other.edits)[0]?.nearest;
}

/** Letters to add, to take away, to change, or to swap with their neighbour (optimal string alignment). */
export function editsBetween(one: string, other: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let taken = 1; taken <= one.length; taken++)
    [before, row] = [row, nextRow(one.slice(0, taken), other, before, row)];
  return row[other.length] ?? 0;
}
/** Edits from these letters to the first 0, 1, 2 ... of the other name, from those of one and of two letters less. */
function nextRow(letters: string, other: string, before: readonly number[], row: readonly number[]) {
  const [last, neighbour] = [letters.at(-1), letters.at(-2)];
  const next = [letters.length];
  for (let at = 1; at <= other.length; at++) {
    const changed = (row[at - 1] ?? 0) + (last === other[at - 1] ? 0 : 1);
    const swapped =
      last === other[at - 2] && neighbour === other[at - 1] ? (before[at - 2] ?? 0) + 1 : changed;
    next[at] = Math.min((row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, changed, swapped);
  }
  return next;
}
