import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Id, newId } from '#kernel/ids.ts';
import { type Finding, type Language, lint, type Question } from '#rubrics';

/** An interview kit: what is asked, how it may be answered, and what a good answer is. */
export interface Kit {
  title: string;
  language: Language;
  /** What candidates read before the first question, or empty. */
  introduction: string;
  questions: readonly Question[];
}

/** One form of the same words: browsers send CRLF, files LF; what no database or page can hold is left out. */
const clean = (text: string) =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
const words = (most: number, empty?: string) => {
  const text = z
    .string({ error: 'This is missing.' })
    .overwrite(clean)
    .max(most, { error: `Use at most ${most} characters.` });
  return empty ? text.min(1, { error: empty }) : text;
};
const whole = (least: number, most: number) => {
  const error = `Use a whole number from ${least} to ${most}.`;
  const number = z.number({ error }).int({ error }).min(least, { error }).max(most, { error });
  return typedIn(number, error);
};
/** Forms send digits; an empty field is no nought. */
const typedIn = (number: z.ZodNumber, error: string) =>
  z.union(
    [
      number,
      z
        .string()
        .trim()
        .regex(/^\d{1,6}$/)
        .transform(Number)
        .pipe(number),
    ],
    { error },
  );
const level = words(500);
export const criterionFields = z.object({
  name: words(120),
  weight: whole(1, 5),
  levels: z.tuple([level, level, level, level, level], { error: 'A criterion has five described levels.' }),
});
export const questionFields = z.object({
  text: words(1000),
  hint: words(500).default(''),
  kinds: z
    .array(z.enum(['video', 'audio', 'typed']), { error: 'Choose how it may be answered.' })
    .min(1, { error: 'Choose at least one way to answer.' })
    .transform((kinds) => [...new Set(kinds)]),
  thinkSeconds: whole(0, 600),
  answerSeconds: whole(15, 1800),
  retakes: whole(0, 5),
  criteria: z.array(criterionFields).max(12, { error: 'A question has at most 12 criteria.' }),
});
export const kitFields = z.object({
  title: words(120, 'Give the kit a title.'),
  language: z.enum(['en', 'de'], { error: 'Choose English or German.' }),
  introduction: words(2000).default(''),
});
const kitFile = z.object({
  format: z.literal('ai-interview-space-kit', { error: 'This is not an interview kit of ours.' }),
  version: z.literal(1, {
    error: 'This kit was written by a newer version. Update the product, then import it.',
  }),
  kit: kitFields.extend({
    questions: z.array(questionFields).max(30, { error: 'A kit has at most 30 questions.' }),
  }),
});
export type KitFile = z.output<typeof kitFile>;
type Unnamed = KitFile['kit'];

/** A kit as one JSON file. Ids stay here: they mean nothing in another house. */
export function fileOf({ title, language, introduction, questions }: Kit): KitFile {
  const plain = questions.map(({ id: _, criteria, kinds, ...question }) => ({
    ...question,
    kinds: [...kinds],
    criteria: criteria.map(({ id: __, levels, ...criterion }) => ({ ...criterion, levels: copied(levels) })),
  }));
  return {
    format: 'ai-interview-space-kit',
    version: 1,
    kit: { title, language, introduction, questions: plain },
  };
}
const copied = ([a, b, c, d, e]: Question['criteria'][number]['levels']): [
  string,
  string,
  string,
  string,
  string,
] => [a, b, c, d, e];

/** The kit of a file with ids of this house, or one sentence per place that is wrong. */
export function kitFrom(text: string): { ok: true; kit: Kit } | { ok: false; problems: readonly string[] } {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { ok: false, problems: ['This is not a JSON file. Export a kit to see how one looks.'] };
  }
  const parsed = kitFile.safeParse(given);
  if (parsed.success) return { ok: true, kit: named(parsed.data.kit) };
  return {
    ok: false,
    problems: parsed.error.issues
      .slice(0, 20)
      .map(({ path, message }) => [placeOf(path), message].filter(Boolean).join(': ')),
  };
}
/** `kit.questions.2.text` as people count: "question 3, text". */
const placeOf = (path: readonly PropertyKey[]) =>
  path
    .filter((step) => step !== 'kit' && step !== 'questions' && step !== 'criteria')
    .map((step, at, all) => (typeof step === 'number' ? `${kindAt(all, at)} ${step + 1}` : String(step)))
    .join(', ');
const kindAt = (steps: readonly PropertyKey[], at: number) => {
  if (steps[at - 1] === 'levels') return 'level';
  return at === 0 ? 'question' : 'criterion';
};

export const named = (kit: Unnamed): Kit => ({
  ...kit,
  questions: kit.questions.map((question) => ({
    ...question,
    id: newId<'question'>(),
    criteria: question.criteria.map((criterion) => ({ ...criterion, id: newId<'criterion'>() })),
  })),
});

/** The same content has the same digest; what a version is known by in decision records. */
export const digestOf = (kit: Kit) => createHash('sha256').update(JSON.stringify(kit)).digest('hex');
/** A short mark of what a form was filled with: when it differs at saving time, somebody else saved in between. */
export const markOf = (content: unknown) =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
/** The kit's own fields, as its form holds them. */
export const fieldsOf = ({ title, language, introduction }: Kit) => ({ title, language, introduction });

export type Placed = Finding & { questionId: Id<'question'>; number: number };
/** What the linter says of the whole kit. */
export const findingsOf = (kit: Kit): Placed[] =>
  kit.questions.flatMap((question, at) =>
    lint(question, kit.language).map((finding) => ({ ...finding, questionId: question.id, number: at + 1 })),
  );
/** Why this kit cannot be used yet, or undefined. */
export function refusalOf(kit: Kit): string | undefined {
  if (kit.questions.length === 0) return 'The kit has no question yet. Add at least one.';
  const first = findingsOf(kit).find(({ refuse }) => refuse);
  return first && `Question ${first.number}: ${first.text}`;
}

export const emptyQuestion = (): Question => ({
  id: newId<'question'>(),
  text: '',
  hint: '',
  kinds: ['video', 'audio', 'typed'],
  thinkSeconds: 60,
  answerSeconds: 180,
  retakes: 1,
  criteria: [],
});
