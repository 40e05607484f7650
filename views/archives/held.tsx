import { Day } from '../ui/when.tsx';
import { type Language, wordsOf } from '../words/index.ts';
import { Fields, type Value } from './value.tsx';

/** `ends` is null while its time has not begun to run. */
type Item = { fields: readonly (readonly [string, Value])[]; ends: Date | null | undefined };
type Media = { name: string; path: string; playable: boolean; ends: Date | null };
type Reason = { name: string; why: string };
export type Held = {
  what: string;
  why: string;
  ground: string;
  items: readonly Item[];
  media: readonly Media[];
  withheld: readonly Reason[];
  mentions: readonly Reason[];
  /** What is said instead of the entries, where they are only counted. */
  only: string | null;
};
type Place = { zone: string; language: Language };

const Reasons = ({ title, reasons }: { title: string; reasons: readonly Reason[] }) =>
  reasons.length > 0 && (
    <>
      <h4>{title}</h4>
      <ul class="reasons">
        {reasons.map(({ name, why }) => (
          <li>
            <b>{name}</b>: {why}
          </li>
        ))}
      </ul>
    </>
  );
const Ends = ({ ends, ...place }: Place & { ends: Date | null }) => (
  <p class="quiet">
    {ends ? (
      <>
        {wordsOf(place.language).archive.lastDay} <Day at={ends} {...place} />
      </>
    ) : (
      wordsOf(place.language).archive.noLastDay
    )}
  </p>
);

const Recording = ({ media, ...place }: Place & { media: Media }) => (
  <li>
    {media.playable && (
      <video controls preload="none" src={media.path} aria-label={media.name}>
        <track kind="captions" />
      </video>
    )}
    <a href={media.path}>{media.name}</a>
    <Ends ends={media.ends} {...place} />
  </li>
);
const Items = ({ items, ...place }: Place & { items: readonly Item[] }) => (
  <ol class="items">
    {items.map(({ fields, ends }) => (
      <li>
        <Fields fields={fields} {...place} />
        {ends !== undefined && <Ends ends={ends} {...place} />}
      </li>
    ))}
  </ol>
);

const Contents = ({ held: { items, only }, ...place }: Place & { held: Held }) => {
  const words = wordsOf(place.language).archive;
  if (only !== null) return <p>{only}</p>;
  if (items.length <= 8) return <Items items={items} {...place} />;
  return (
    <details>
      <summary>{words.entries(items.length)}</summary>
      <Items items={items} {...place} />
    </details>
  );
};
/** One kind of what is held: why, on which ground, each item with its last day, and what is left out. */
export const Holding = ({ held, ...place }: Place & { held: Held }) => {
  const words = wordsOf(place.language).archive;
  return (
    <article>
      <h3>{held.what}</h3>
      <p>
        {words.why}: {held.why}. {words.ground}: {held.ground}.
      </p>
      <Contents held={held} {...place} />
      {held.media.length > 0 && (
        <ul class="media">
          {held.media.map((media) => (
            <Recording media={media} {...place} />
          ))}
        </ul>
      )}
      <Reasons title={words.mentionsTitle} reasons={held.mentions} />
      <Reasons title={words.withheldTitle} reasons={held.withheld} />
    </article>
  );
};
