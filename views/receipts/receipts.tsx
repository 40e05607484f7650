import { Candidate, type Visit } from '../shell/candidate.tsx';
import { LinkButton } from '../ui/actions.tsx';
import { Empty } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';
import { Path } from '../ui/where.tsx';
import { type Words, wordsOf } from '../words/index.ts';

type Receipt = { number: number; at: Date; kind: keyof Words['receipts']['kinds'] };
type Props = { visit: Visit; space: string; base: string; receipts: readonly Receipt[] };

/** What of mine stands in the log, each to take along. */
export const ReceiptsPage = ({ visit, space, base, receipts }: Props) => {
  const { receipts: words, shell, space: own } = wordsOf(visit.language);
  const { what, when, entry, file } = words.columns;
  return (
    <Candidate visit={visit} title={words.title} width="wide" current={base}>
      <Path links={[{ href: space, label: shell.held }]} label={own.path} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {receipts.length === 0 ? (
        <Empty title={words.emptyTitle} text={words.emptyText}>
          <LinkButton href={base}>{words.again}</LinkButton>
        </Empty>
      ) : (
        <Table
          caption={words.caption}
          columns={[what, when, { label: entry, num: true }, file]}
          rows={receipts.map(({ number, at, kind }) => [
            words.kinds[kind],
            <When at={at} zone={visit.timeZone} language={visit.language} />,
            number,
            <a href={`${base}/${number}`} download>
              {words.download(number)}
            </a>,
          ])}
        />
      )}
      <section aria-labelledby="check">
        <h2 id="check">{words.checkTitle}</h2>
        <p>{words.check}</p>
        <div class="actions">
          <LinkButton href="/privacy/verify.html">{words.checkHere}</LinkButton>
          <a href="/privacy/verify.html?download" download>
            {words.checkFile}
          </a>
        </div>
      </section>
    </Candidate>
  );
};
