import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { places } from '#kernel/places.ts';
import { type Kit, kitFrom } from '#kitfiles';
import type { Criterion, Language } from '#rubrics';

const files: Record<Language, string> = { en: 'site-reliability-engineer', de: 'kundenberatung' };

/** The sample kit of a language, from the folder that comes with the product. */
export async function sampleKit(language: Language): Promise<Kit> {
  const path = join(places.samples, `${files[language]}.json`);
  const read = kitFrom(await readFile(path, 'utf8'));
  if (!read.ok) throw new Error(`the sample kit is broken: ${read.problems.join(' ')}`);
  return read.kit;
}

export interface Example {
  readonly key: string;
  /** The kind of work it comes from, in the language of the kit. */
  readonly role: string;
  readonly criterion: Omit<Criterion, 'id'>;
}
type Role = { role: string; criteria: Example['criterion'][] };
const ofTheSample: Record<Language, string> = { en: 'Operations', de: 'Kundenberatung' };

/** Well-described criteria to begin with, by a key of their own: those of the sample kit, then many kinds of work. */
export async function examplesIn(language: Language): Promise<Example[]> {
  const { questions } = await sampleKit(language);
  const path = join(places.samples, `examples-${language}.json`);
  const roles = JSON.parse(await readFile(path, 'utf8')) as Role[];
  const sample = { role: ofTheSample[language], criteria: questions.flatMap(({ criteria }) => criteria) };
  return [sample, ...roles]
    .flatMap(({ role, criteria }) => criteria.map((criterion) => ({ role, criterion })))
    .map((example, at) => ({ key: String(at), ...example }));
}
