import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, Button, LinkButton } from '../ui/actions.tsx';
import { Check } from '../ui/choices.tsx';
import { Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Day } from '../ui/when.tsx';
import { Path } from '../ui/where.tsx';
import { type Words, wordsOf } from '../words/index.ts';
import { type Said, sentence } from './parts.tsx';

type Line = {
  what: Said;
  items: number;
  do: 'remove' | 'blank' | 'keep';
  because: Said | null;
  until: Date | null;
};
type Props = {
  /** A letter will bring the certificate. */
  byLetter: boolean;
  visit: Visit;
  base: string;
  plan: readonly Line[];
  isHeld: boolean;
  /** The tick was forgotten. */
  unsure?: boolean | undefined;
};

/** What would become of each thing, before anything happens. */
export const ErasePage = ({ visit, base, plan, isHeld, unsure, byLetter }: Props) => {
  const { erase, shell, space } = wordsOf(visit.language);
  const [goes, stays] = [
    plan.filter((line) => line.do !== 'keep'),
    plan.filter((line) => line.do === 'keep'),
  ];
  return (
    <Candidate visit={visit} title={erase.title} width="wide">
      <Path links={[{ href: base, label: shell.held }]} label={space.path} />
      <h1>{erase.title}</h1>
      <p class="lead">{erase.lead}</p>
      <section aria-labelledby="goes">
        <h2 id="goes">{erase.goes}</h2>
        <Lines {...{ visit, erase }} lines={goes} none={erase.nothingGoes} caption={erase.goesCaption} />
      </section>
      <section aria-labelledby="stays">
        <h2 id="stays">{erase.stays}</h2>
        <Lines {...{ visit, erase }} lines={stays} none={erase.nothingStays} caption={erase.staysCaption} />
      </section>
      {isHeld ? (
        <Notice tone="wait" title={space.heldByCase}>
          {erase.held}
        </Notice>
      ) : (
        <form method="post" action={`${base}/erasure`} novalidate>
          <Check
            name="sure"
            label={erase.sure}
            text={erase.sureText(byLetter)}
            error={unsure ? erase.tick : undefined}
            required
          />
          <Actions>
            <Button look="stop">{erase.erase}</Button>
            <LinkButton href={base}>{erase.back}</LinkButton>
          </Actions>
        </form>
      )}
    </Candidate>
  );
};

type LinesProps = {
  visit: Visit;
  erase: Words['erase'];
  lines: readonly Line[];
  none: string;
  caption: string;
};
const Lines = ({ visit, erase, lines, none, caption }: LinesProps) => {
  if (lines.length === 0) return <p>{none}</p>;
  const { language, timeZone: zone } = visit;
  const { what, items, becomes } = erase.columns;
  return (
    <Table
      caption={caption}
      columns={[what, { label: items, num: true }, becomes]}
      rows={lines.map((line) => [
        sentence(line.what[language]),
        line.items,
        <>
          {line.because ? sentence(line.because[language]) : erase.does[line.do]}
          {line.until && (
            <small>
              {erase.until} <Day at={line.until} {...{ zone, language }} />
            </small>
          )}
        </>,
      ])}
    />
  );
};
