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

/** Well-described criteria to begin with, by a key of their own. */
export async function examplesIn(language: Language): Promise<{ key: string; criterion: Criterion }[]> {
  const { questions } = await sampleKit(language);
  return questions
    .flatMap(({ criteria }) => criteria)
    .map((criterion, at) => ({ key: String(at), criterion }));
}
