import { Privacy, type PrivacyFrame } from '../shell/privacy.tsx';
import { keptFor } from '../ui/kept-for.ts';
import { Table } from '../ui/table.tsx';
import { wordsOf } from '../words/index.ts';
import { type HeldKind, Why } from './held.tsx';

type Props = PrivacyFrame & { held: readonly HeldKind[] };

/** How long each kind is kept, as it is set today. */
export const RetentionPage = ({ held, ...frame }: Props) => {
  const { language } = frame.visit;
  const { policy } = wordsOf(language);
  return (
    <Privacy
      {...frame}
      title={policy.retentionTitle}
      below={policy.retentionLead}
      current="/privacy/retention"
    >
      <RetentionTable held={held} language={language} />
      <h2>{policy.howItEnds}</h2>
      <p>{policy.endsHow}</p>
      <p>{policy.holds}</p>
    </Privacy>
  );
};

type TableProps = { held: readonly HeldKind[]; language: 'en' | 'de' };
const RetentionTable = ({ held, language }: TableProps) => {
  const { policy } = wordsOf(language);
  return (
    <Table
      caption={policy.retentionCaption}
      columns={[policy.kind, policy.held.what, policy.kept, policy.keptWhy]}
      rows={held.map((kind) => [
        kind.title[language],
        kind.holdings.length ? <What kind={kind} language={language} /> : policy.nothingHeld,
        keptFor(kind.rule, language),
        <Why kind={kind} language={language} />,
      ])}
    />
  );
};

const What = ({ kind, language }: { kind: HeldKind; language: 'en' | 'de' }) => (
  <ul>
    {kind.holdings.map(({ what }) => (
      <li>{what[language]}</li>
    ))}
  </ul>
);
