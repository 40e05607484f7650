import { z } from 'zod';
import { type Id, idOf, newId } from '#kernel/ids.ts';
import { findBreak } from '#kernel/json.ts';
import { legible } from '#kernel/words.ts';
import type { Language, Question } from '#rubrics';

/** An interview kit: what is asked, how it may be answered, and what a good answer is. */
export interface Kit {
  title: string;
  language: Language;
  /** What candidates read before the first question, or empty. */
  introduction: string;
  questions: readonly Question[];
}

const shapes: Record<string, string> = {
  string: 'This must be text, in quotation marks.',
  array: 'This must be a list, in square brackets.',
  tuple: 'This must be a list, in square brackets.',
  object: 'This must hold named fields, in braces.',
};
/** What is wrong with a value, where the schema does not say it better. */
const error: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'unrecognized_keys') return unknownName;
  if (issue.code !== 'invalid_type') return 'This cannot be read.';
  return issue.input === undefined ? 'This is missing.' : (shapes[issue.expected] ?? 'This cannot be read.');
};
const unknownName = 'No kit has a field of this name. Correct its name or take it out.';

const words = (most: number, empty?: string) => {
  const text = z
    .string({ error })
    .overwrite(legible)
    .max(most, { error: `Use at most ${most} characters.` });
  return empty ? text.min(1, { error: empty }) : text;
};
const oneOf = <const T extends string>(...values: readonly [T, ...T[]]) =>
  z.enum(values, { error: `Use one of: ${values.join(', ')}.` });

/** A file says numbers as numbers. */
const number = (least: number, most: number) => {
  const range = `Use a whole number from ${least} to ${most}`;
  const wrong = ({ input }: { input?: unknown }) =>
    typeof input === 'string' ? `${range}, without quotation marks.` : `${range}.`;
  return z
    .number({ error: wrong })
    .int({ error: wrong })
    .min(least, { error: wrong })
    .max(most, { error: wrong });
};
/** A form says them as digits; an empty field is no nought. */
const digits = (least: number, most: number) => {
  const wrong = `Use a whole number from ${least} to ${most}.`;
  const inRange = z.number().min(least, { error: wrong }).max(most, { error: wrong });
  const typed = z
    .string({ error: wrong })
    .trim()
    .regex(/^\d{1,6}$/, { error: wrong });
  return typed.transform(Number).pipe(inRange);
};

const level = words(500);
const levels = z.tuple([level, level, level, level, level], {
  error: (issue) => (Array.isArray(issue.input) ? 'A criterion has five described levels.' : error(issue)),
});
const ways = z
  .array(oneOf('video', 'audio', 'typed'), { error })
  .min(1, { error: 'Choose at least one way to answer.' })
  .transform((kinds) => [...new Set(kinds)]);
const criterion = { name: words(120), levels };
const question = { text: words(1000), hint: words(500).default(''), kinds: ways };
const clocks = <T>(whole: (least: number, most: number) => T) => ({
  thinkSeconds: whole(0, 600),
  answerSeconds: whole(15, 1800),
  retakes: whole(0, 5),
});
const criteriaOf = <T extends z.ZodType>(one: T) =>
  z.array(one, { error }).max(12, { error: 'A question has at most 12 criteria.' });

/** The form of a question. */
export const questionFields = z.object({
  ...question,
  kinds: z.array(oneOf('video', 'audio', 'typed')).pipe(ways),
  ...clocks(digits),
  criteria: criteriaOf(z.object({ ...criterion, weight: digits(1, 5) })),
});
/** The form of the kit itself. */
export const kitFields = z.object({
  title: words(120, 'Give the kit a title.'),
  language: z.enum(['en', 'de'], { error: 'Choose English (en) or German (de).' }),
  introduction: words(2000).default(''),
});

const criterionInFile = z.strictObject({ ...criterion, weight: number(1, 5) }, { error });
const inFile = { ...question, ...clocks(number) };
const questionInFile = z.strictObject({ ...inFile, criteria: criteriaOf(criterionInFile) }, { error });
/** A question with the ids it had, as a page carries it while it is out of the kit. */
export const keptQuestion = z.strictObject({
  ...inFile,
  id: idOf('question'),
  criteria: criteriaOf(criterionInFile.extend({ id: idOf('criterion') })),
});
const kitFile = z.strictObject(
  {
    format: z.literal('ai-interview-space-kit', { error: 'This is not an interview kit of ours.' }),
    version: z.literal(1, {
      error: 'This kit was written by another version of the product. Bring the product up to date first.',
    }),
    kit: z.strictObject(
      {
        ...kitFields.shape,
        questions: z.array(questionInFile, { error }).max(30, { error: 'A kit has at most 30 questions.' }),
      },
      { error },
    ),
  },
  { error },
);
export type KitFile = z.output<typeof kitFile>;

/** A kit as one JSON file. Ids stay here: they mean nothing in another house. */
export function fileOf({ title, language, introduction, questions }: Kit): KitFile {
  const plain = questions.map(({ id: _, criteria, kinds, ...rest }) => ({
    ...rest,
    kinds: [...kinds],
    criteria: criteria.map(({ id: __, levels: [a, b, c, d, e], ...other }) => ({
      ...other,
      levels: [a, b, c, d, e] as [string, string, string, string, string],
    })),
  }));
  const kit = { title, language, introduction, questions: plain };
  return { format: 'ai-interview-space-kit', version: 1, kit };
}

/** The kit of a file with ids of this house, or one sentence per place that is wrong. Nothing is taken in halves. */
export function kitFrom(text: string): { ok: true; kit: Kit } | { ok: false; problems: readonly string[] } {
  const whole = text.replace(/^\uFEFF/, '');
  const broken = findBreak(whole);
  if (broken) {
    const where = `Line ${broken.line}, column ${broken.column}`;
    return { ok: false, problems: [`${where}: ${broken.expected}. The file is not whole JSON.`] };
  }
  const parsed = kitFile.safeParse(JSON.parse(whole));
  return parsed.success
    ? { ok: true, kit: named(parsed.data.kit) }
    : { ok: false, problems: sentencesOf(parsed.error) };
}
const most = 20;
function sentencesOf({ issues }: z.ZodError): string[] {
  const all = issues.flatMap(({ path, message, ...issue }) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => `${placeOf([...path, key])}: ${message}`)
      : [`${placeOf(path)}: ${message}`],
  );
  const more = all.length - most;
  return more > 0 ? [...all.slice(0, most), `And ${more} more.`] : all;
}
/** `kit.questions[2].criteria[0].levels (question 3, criterion 1)` */
function placeOf(path: readonly PropertyKey[]) {
  const code = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step).slice(0, 60)}`));
  const people = { questions: 'question', criteria: 'criterion', levels: 'level' };
  const counted = path.flatMap((step, at) => {
    const what = people[String(path[at - 1]) as keyof typeof people];
    return typeof step === 'number' && what ? [`${what} ${step + 1}`] : [];
  });
  const place = code.join('').replace(/^\./, '') || 'The file';
  return counted.length ? `${place} (${counted.join(', ')})` : place;
}

/** The same kit with ids of its own. */
export const named = (kit: KitFile['kit']): Kit => ({
  ...kit,
  questions: kit.questions.map((one) => ({
    ...one,
    id: newId<'question'>(),
    criteria: one.criteria.map((other) => ({ ...other, id: newId<'criterion'>() as Id<'criterion'> })),
  })),
});
