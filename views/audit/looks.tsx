import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Empty } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';
import { type Words, wordsOf } from '../words/index.ts';

type Look = { at: Date; who: string; what: keyof Words['looks']['whatOpened'] };
type Props = { visit: Visit; looks: readonly Look[] };

/** Who opened what of mine, and when. */
export const LooksPage = ({ visit, looks }: Props) => {
  const { looks: words } = wordsOf(visit.language);
  const { when, who, what } = words.columns;
  return (
    <Candidate visit={visit} title={words.title} width="wide" current="/interview/looks">
      <h1>{words.title}</h1>
      {looks.length === 0 ? (
        <Empty title={words.emptyTitle} text={words.emptyText} />
      ) : (
        <Table
          caption={words.caption(looks.length)}
          columns={[when, who, what]}
          rows={looks.map((look) => [
            <When at={look.at} zone={visit.timeZone} language={visit.language} />,
            look.who,
            words.whatOpened[look.what],
          ])}
        />
      )}
    </Candidate>
  );
};
