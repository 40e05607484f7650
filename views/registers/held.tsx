import { Facts } from '../ui/facts.tsx';
import { type KeptRule, keptFor } from '../ui/kept-for.ts';
import { Table } from '../ui/table.tsx';
import { type Language, type Words, wordsOf } from '../words/index.ts';

type Said = Readonly<Record<Language, string>>;
type Held = {
  name: string;
  what: Said;
  why: Said;
  ground: keyof Words['policy']['grounds'];
  onErase: keyof Words['policy']['ends'];
  portable: boolean;
  withheld: readonly Said[];
  mentions: readonly Said[];
};
export type HeldKind = {
  name: string;
  title: Said;
  rule: KeptRule;
  source: Said;
  byLaw: boolean;
  /** The public reason of an admin for another period. */
  reason: string | null;
  holdings: readonly Held[];
};

/** The source of a period, and what the house says where it chose another one. */
export const Why = ({ kind, language }: { kind: HeldKind; language: Language }) => {
  const { policy } = wordsOf(language);
  return (
    <>
      {kind.source[language]}
      {kind.byLaw && <small> {policy.byLaw}</small>}
      {kind.reason && (
        <>
          <br />
          <strong>{policy.ownReason(kind.reason)}</strong>
        </>
      )}
    </>
  );
};

type Props = { held: readonly HeldKind[]; language: Language };
/** What is kept, kind by kind and table by table. */
export const HeldData = ({ held, language }: Props) => {
  const { policy } = wordsOf(language);
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{policy.heldTitle}</h2>
      <p>{policy.heldLead}</p>
      {held.map((kind) => (
        <Kind kind={kind} language={language} />
      ))}
    </section>
  );
};

const Kind = ({ kind, language }: { kind: HeldKind; language: Language }) => {
  const { policy } = wordsOf(language);
  const { title, holdings, name } = kind;
  return (
    <section aria-labelledby={`kind-${name}`}>
      <h3 id={`kind-${name}`}>{title[language]}</h3>
      <Facts
        facts={[
          [policy.kept, keptFor(kind.rule, language)],
          [policy.keptWhy, <Why kind={kind} language={language} />],
        ]}
      />
      {holdings.length === 0 ? (
        <p>{policy.nothingHeld}</p>
      ) : (
        <Tables holdings={holdings} caption={title[language]} language={language} />
      )}
    </section>
  );
};

type TablesProps = { holdings: readonly Held[]; caption: string; language: Language };
const Tables = ({ holdings, caption, language }: TablesProps) => {
  const { policy } = wordsOf(language);
  const { what, why, ground, onErase, portable } = policy.held;
  const withheld = holdings.flatMap((one) => [
    ...one.withheld.map((reason) => policy.withheld(reason[language])),
    ...one.mentions.map((reason) => policy.mentions(reason[language])),
  ]);
  return (
    <>
      <Table
        caption={<span class="hidden">{caption}</span>}
        columns={[what, why, ground, onErase, portable]}
        rows={holdings.map((one) => [
          <>
            {one.what[language]} <small>{one.name}</small>
          </>,
          one.why[language],
          policy.grounds[one.ground],
          policy.ends[one.onErase],
          one.portable ? policy.portableYes : policy.portableNo,
        ])}
      />
      {withheld.length > 0 && (
        <details>
          <summary>{policy.withheldTitle}</summary>
          <ul>
            {[...new Set(withheld)].map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};
