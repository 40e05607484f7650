import type { Id } from '#kernel/ids.ts';
import { findTraits, type Language } from '#traits';

export type { Language } from '#traits';
export type AnswerKind = 'video' | 'audio' | 'typed';
export type Levels = readonly [string, string, string, string, string];
/** One thing a reviewer looks for in an answer: five described levels, 1 first, and how much it counts (1-5). */
export interface Criterion {
  id: Id<'criterion'>;
  name: string;
  weight: number;
  levels: Levels;
}
/** One question of a kit: how it may be answered, how long, and what is looked for. */
export interface Question {
  id: Id<'question'>;
  text: string;
  /** A line of help for the candidate, or empty. */
  hint: string;
  kinds: AnswerKind[];
  thinkSeconds: number;
  answerSeconds: number;
  retakes: number;
  criteria: Criterion[];
}

/** Something to settle, said with the next step. `refuse`: it cannot be published like this. */
export interface Finding {
  refuse: boolean;
  /** Which field: the question's text or another part of it, a criterion's name, or one of its levels (1-5). */
  at: { part?: 'kinds' | 'criteria'; criterionId?: Id<'criterion'>; level?: number };
  text: string;
  /** Words that could stand there instead, in the kit's language. */
  instead?: string;
}
type Found = Omit<Finding, 'at'>;

/** Reads a question and its rubric as a strict colleague would. Pure: same words, same findings. */
export function lint(question: Question, language: Language): Finding[] {
  return [
    ...lintQuestion(question.text, language).map((found) => ({ ...found, at: {} })),
    ...(question.kinds.includes('typed') ? [] : [noTyping]),
    ...(question.criteria.length ? [] : [noCriteria]),
    ...question.criteria.flatMap((criterion) => lintCriterion(criterion, language)),
    ...sameNames(question.criteria),
  ];
}
const noTyping: Finding = {
  refuse: false,
  at: { part: 'kinds' },
  text: 'Nobody can answer this without being recorded, so a person who does not want that cannot take this interview at all. Allow typing too, unless the voice itself is the work.',
};
const noCriteria: Finding = {
  refuse: true,
  at: { part: 'criteria' },
  text: 'Nothing says what a good answer is. Add at least one criterion with five described levels.',
};

function lintQuestion(text: string, language: Language): Found[] {
  if (!text.trim())
    return [{ refuse: true, text: 'The question is empty. Write what the candidate is asked.' }];
  return [...traits(text, language), ...doubles(text)];
}

const traits = (text: string, language: Language): Found[] =>
  findTraits(text, language).map(({ word, sure, advice, instead }) => ({
    refuse: sure,
    text: sure
      ? `“${word}” is a hidden trait, not something a person did: ${advice}. Ask what the person did instead, such as “${instead}”.`
      : `“${word}” may be about the person and not about the work: ${advice}. If it is, write instead something like “${instead}”.`,
    instead,
  }));

const ask =
  'what|how|why|when|where|who|which|do you|did you|was|wie|warum|weshalb|wann|wo|wer|welche[rsn]?|haben sie|sind sie';
const tell =
  'tell us|describe|explain|name|talk about|think of|erzählen sie|beschreiben sie|erklären sie|nennen sie|schildern sie|denken sie an';
const asksTwice = new RegExp(`\\b(?:${ask})\\b[^.?!]*[,\\s](?:and|or|und|oder)\\s+(?:${ask})\\b`, 'iu');
const twoThings = [
  new RegExp(
    `\\b(?:${tell})\\b[^.?!]*\\b(?:and|or|und|oder)(?: also| auch| then| dann)?\\s+(?:${tell})\\b`,
    'iu',
  ),
  /\babout\b[^.?!,]*\band (?:also )?about\b/iu,
  /\bvon\b[^.?!,]*\bund (?:auch )?von\b/iu,
  /\bstrengths?\b[^.?!]*\b(?:and|or)\b[^.?!]*\bweakness/iu,
  /stärken?[^.?!]*\b(?:und|oder)\b[^.?!]*schwächen?/iu,
  /\bsuccess[^.?!]*\band\b[^.?!]*\bfailures?\b/iu,
  /erfolge?\b[^.?!]*\bund\b[^.?!]*misserfolge?/iu,
];
/** A scene first ("Tell us about an incident.") makes what follows parts of one story. */
const scene = new RegExp(`^(?:please |bitte )?(?:${tell})(?![\\p{L}])[^.?!]*[.:]`, 'iu');

/** Two questions in one: the answer to one of them gets lost, and no level says which was scored. */
function doubles(text: string): Found[] {
  const marks = text.match(/\?/g)?.length ?? 0;
  const oneStory = scene.test(text.trim());
  const two = (!oneStory && asksTwice.test(text)) || twoThings.some((pattern) => pattern.test(text));
  if (marks < 2 && !two) return [];
  const said = marks > 1 ? `This asks ${marks} questions at once` : 'This asks two things at once';
  return [{ refuse: true, text: `${said}. Keep one, and make the other a question of its own.` }];
}

function lintCriterion(criterion: Criterion, language: Language): Finding[] {
  const at = { criterionId: criterion.id };
  const onName = lintName(criterion, language).map((found) => ({ ...found, at }));
  const onLevels = criterion.levels.flatMap((text, index) =>
    lintLevel(text, criterion.levels.slice(0, index), language).map((found) => ({
      ...found,
      at: { ...at, level: index + 1 },
    })),
  );
  return [...onName, ...onLevels];
}

function lintName({ name }: Criterion, language: Language): Found[] {
  if (!name.trim())
    return [{ refuse: true, text: 'This criterion has no name. Say in a few words what is looked for.' }];
  const two = /\s(?:and|und|&|or|oder)\s|\//iu.test(name);
  const hint = `“${name}” may hold two things. If an answer can be good at one and weak at the other, make two criteria of it.`;
  return [...traits(name, language), ...(two ? [{ refuse: false, text: hint }] : [])];
}

function lintLevel(text: string, lower: readonly string[], language: Language): Found[] {
  const level = lower.length + 1;
  if (!text.trim()) {
    return [
      { refuse: true, text: `Level ${level} is not described. Write what an answer at this level says.` },
    ];
  }
  const content = contentOf(text);
  const verdict = traits(text, language);
  if (!content.length) {
    return [
      ...verdict,
      {
        refuse: true,
        text: `Level ${level} says how good it is, not what the person said or did. Describe it.`,
      },
    ];
  }
  const twin = lower.findIndex((other) => likeness(content, contentOf(other)) === 1);
  if (twin >= 0) return [...verdict, { refuse: true, text: sameAs(level, twin + 1, 'the same as') }];
  const near = lower.findIndex((other) => likeness(content, contentOf(other)) >= 0.86);
  return near < 0
    ? verdict
    : [...verdict, { refuse: false, text: sameAs(level, near + 1, 'nearly the same as') }];
}
const sameAs = (level: number, other: number, how: string) =>
  `Levels ${other} and ${level} differ too little: level ${level} says ${how} level ${other}. What does a ${level} do that a ${other} does not?`;

function sameNames(criteria: readonly Criterion[]): Finding[] {
  const named = (name: string) => name.trim().toLowerCase();
  return criteria
    .filter(
      ({ name }, index) =>
        name.trim() && criteria.findIndex((other) => named(other.name) === named(name)) < index,
    )
    .map(({ id, name }) => ({
      refuse: true,
      at: { criterionId: id },
      text: `Two criteria are called “${name}”. Give one of them another name, or remove it.`,
    }));
}

const praise =
  'very|quite|really|rather|good|well|great|excellent|outstanding|poor|poorly|bad|badly|better|best|sehr|gut|gute[rsnm]?|ausgezeichnet\\p{L}*|hervorragend\\p{L}*|schlecht\\p{L}*|ziemlich|besser\\p{L}*';
const filler =
  'the|a|an|of|to|it|is|are|was|were|be|in|on|at|for|with|by|that|this|those|these|who|which|their|them|they|people|persons?|everyone|somebody|someone|der|die|das|des|dem|den|ein|eine[srnm]?|zu|im|am|mit|für|von|vom|und|and|or|oder|sich|ist|sind|wird|werden|es|sie|ihre?[srnm]?|personen|leuten?|jemand\\p{L}*';
const meaningless = new RegExp(`^(?:${praise}|${filler})$`, 'iu');
const stemOf = (word: string) => word.replace(/(?<=\p{L}{3})(?:ing|ed|es|en|er|s|e|t|n)$/u, '');

/** The words that carry meaning: no praise, no filler, no endings. */
const contentOf = (text: string) =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !meaningless.test(word)).map(stemOf);

/** 1: the same words in the same order; 0: nothing in common. Twice the longest common run of words, over all words. */
function likeness(one: readonly string[], other: readonly string[]) {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const word of one) row = nextRow(row, word, other);
  return (2 * (row.at(-1) ?? 0)) / (one.length + other.length || 1);
}
function nextRow(row: readonly number[], word: string, other: readonly string[]) {
  const next = [0];
  for (const [at, against] of other.entries())
    next.push(word === against ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
  return next;
}
