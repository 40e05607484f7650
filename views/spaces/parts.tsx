import type { Child } from 'hono/jsx';
import type { Visit } from '../shell/candidate.tsx';
import { Day } from '../ui/when.tsx';
import { type Words, wordsOf } from '../words/index.ts';

export type Said = { en: string; de: string };
export type Look = { at: Date; who: string | undefined; what: keyof Words['looks']['whatOpened'] };
export type Held = {
  name: string;
  what: Said;
  why: Said;
  ground: keyof Words['space']['grounds'];
  category: Said;
  sources: readonly (keyof Words['space']['sources'])[];
  items: number;
  ends: { first: Date; last: Date } | undefined;
  byLaw: boolean;
  /** Why it has no last day. */
  stays?: Said | undefined;
  correctable: boolean;
};

/** The first letter large: statements are parts of sentences. */
export const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

const day = 86_400_000;
/** Until which day something is kept, in how many days that is, and what keeps it longer. */
export const Until = (until: {
  visit: Visit;
  at: Date;
  ends: Date | undefined;
  byLaw: boolean;
  stays?: Said | undefined;
  isHeld: boolean;
}): Child => {
  const { visit, at, ends, byLaw, stays, isHeld } = until;
  const { space } = wordsOf(visit.language);
  if (isHeld) return space.heldByCase;
  if (!ends && stays) return stays[visit.language];
  if (!ends) return byLaw ? space.staysByLaw : space.notBegun;
  const left = Math.max(0, Math.ceil((ends.getTime() - at.getTime()) / day));
  return (
    <>
      <Day at={ends} zone={visit.timeZone} language={visit.language} />{' '}
      <small>
        {space.inDays(left)}
        {byLaw && `. ${space.keptByLaw}`}
      </small>
    </>
  );
};
