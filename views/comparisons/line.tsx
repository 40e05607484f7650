import { type CriterionShown, type Mean, meanWords, outcomeWords, runsWords } from '../reports/shown.ts';
import { Coverage, LevelPlot } from '../ui/chart.tsx';
import { State } from '../ui/notice.tsx';
import { Day } from '../ui/when.tsx';

export type LineShown = {
  sittingId: string;
  name: string;
  finishedAt: Date | null;
  /** False: the reader's own scorecard comes first. */
  open: boolean;
  decision: 'going-on' | 'not-going-on' | undefined;
  scorecards: number;
  people: Mean;
  proposed: Mean;
  criteria: ReadonlyMap<string, CriterionShown | undefined>;
};
export type Asked = { id: string; name: string; weight: number; question: number };
/** A person in the first table: where they stand, and what people and the AI came to. */
export const shortOf = (one: LineShown, zone: string, rates: boolean) => [
  <>
    <a href={`/sittings/${one.sittingId}/report`}>{one.name}</a>
    {one.finishedAt && (
      <small>
        Answered <Day at={one.finishedAt} zone={zone} />
      </small>
    )}
  </>,
  <Standing one={one} rates={rates} />,
  ...(one.open
    ? [
        <MeanCell who={`People, ${one.name}`} mean={one.people} without="No scorecard yet" />,
        <MeanCell who={`AI, ${one.name}`} mean={one.proposed} without="No proposal" ai />,
      ]
    : ['Closed', 'Closed']),
];
const Standing = ({ one, rates }: { one: LineShown; rates: boolean }) => {
  if (!one.open && !rates) return <State tone="wait">Closed until decided</State>;
  if (!one.open)
    return (
      <>
        <State tone="wait">Your scorecard comes first</State>
        <small>
          <a href={`/sittings/${one.sittingId}/review`}>Review the answers</a>
        </small>
      </>
    );
  if (one.decision)
    return <State tone={one.decision === 'going-on' ? 'ok' : undefined}>{outcomeWords[one.decision]}</State>;
  return <State>Not decided</State>;
};
type MeanProps = { who: string; mean: Mean; without: string; ai?: boolean };
const MeanCell = ({ who, mean, without, ai }: MeanProps) => {
  if (mean.average === null) return <span class="quiet">{without}</span>;
  return (
    <>
      {meanWords(mean.average)} of 5
      <small>
        {mean.judged} of {mean.criteria} criteria
      </small>
      <Coverage who={who} covered={mean.covered} of={mean.of} ai={ai} />
    </>
  );
};

const short = (level: number | null) => level ?? 'not enough';
/** A person in the table of one criterion. */
export const levelsOf = (one: LineShown, { id }: Asked) => {
  const found = one.criteria.get(id);
  const { people = [], ai } = found ?? {};
  const given = people.map(({ level }) => short(level)).join(', ');
  return [
    one.name,
    <LevelPlot people={people.map(({ level }) => level)} ai={ai?.level} runs={ai?.levels} />,
    one.open ? given || (found ? '–' : 'Not asked') : 'Closed',
    one.open ? (ai ? short(ai.level) : '–') : 'Closed',
    ai ? runsWords(ai.levels) : '–',
  ];
};
