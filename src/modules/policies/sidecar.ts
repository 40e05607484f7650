import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { places } from '#kernel/places.ts';

/** The policy that comes with the product, with {placeholders}: something good to begin with. */
export async function samplePolicy() {
  const [textEn, textDe] = await Promise.all(
    ['en', 'de'].map((language) => readFile(join(places.samples, `policy-${language}.md`), 'utf8')),
  );
  return { textEn: textEn ?? '', textDe: textDe ?? '' };
}
