import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Table } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';
import { Path } from '../ui/where.tsx';
import { wordsOf } from '../words/index.ts';
import type { Look } from './parts.tsx';

type Looks = { visit: Visit; looks: readonly Look[]; all?: number };

export const LooksTable = ({ visit, looks, all = looks.length }: Looks) => {
  const { looks: words } = wordsOf(visit.language);
  const { when, who, what } = words.columns;
  if (looks.length === 0) return <p>{`${words.emptyTitle}. ${words.emptyText}`}</p>;
  return (
    <Table
      caption={words.caption(all)}
      columns={[when, who, what]}
      rows={looks.map((look) => [
        <When at={look.at} zone={visit.timeZone} language={visit.language} />,
        look.who ?? words.model(visit.organisation),
        words.whatOpened[look.what],
      ])}
    />
  );
};

/** Who opened what of mine, and when. */
export const LooksPage = ({ visit, base, looks }: Looks & { base: string }) => {
  const words = wordsOf(visit.language);
  return (
    <Candidate visit={visit} title={words.looks.title} width="wide">
      <Path links={[{ href: base, label: words.shell.held }]} label={words.space.path} />
      <h1>{words.looks.title}</h1>
      <LooksTable visit={visit} looks={looks} />
    </Candidate>
  );
};
