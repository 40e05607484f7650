import { Actions, Button } from '../ui/actions.tsx';
import { TextArea } from '../ui/field.tsx';
import { Criterion, type Doubt, Doubts, LevelScale, type LevelValue } from '../ui/level.tsx';
import { Quote } from '../ui/player.tsx';
import { When } from '../ui/when.tsx';
import { playerId } from './answer.tsx';

export type PersonsLevel = {
  by: string;
  own: boolean;
  /** As it was handed in. */
  first: LevelValue;
  value: LevelValue;
  remark: string;
  changes: readonly { from: LevelValue; to: LevelValue; reason: string; at: Date }[];
};
export type Proposed = {
  value: LevelValue;
  runs: readonly LevelValue[];
  doubts: readonly Doubt[];
  quotes: readonly { text: string; at?: number | undefined }[];
};
export type RatedCriterion = {
  id: string;
  name: string;
  weight: number;
  levels: readonly string[];
  people: readonly PersonsLevel[];
  ai?: Proposed | undefined;
  change: {
    seen: number;
    value?: LevelValue | undefined;
    reason: string;
    problems: Readonly<Record<string, string>>;
  };
};
type RatedProps = { criterion: RatedCriterion; zone: string; changeTo: string; answered: boolean };
/** One criterion: everybody's level, the AI's beside them, and the way to change the own one. */
export const Rated = ({ criterion, zone, changeTo, answered }: RatedProps) => {
  const { people, ai } = criterion;
  const levels = [
    ...people.map(({ by, own, value, changes }) => ({
      ...{ by: own ? 'You' : by, value },
      runs: changes[0] && `at first ${sign(changes[0].from)}`,
    })),
    ...(ai ? [{ by: 'AI', value: ai.value, ai: true, runs: runsOf(ai) }] : []),
  ];
  return (
    <Criterion name={criterion.name} weight={criterion.weight} levels={levels}>
      {ai && <Proposal ai={ai} />}
      {people.map((person) => (
        <Said person={person} zone={zone} />
      ))}
      {answered && <Change criterion={criterion} changeTo={changeTo} />}
    </Criterion>
  );
};
const levelWords = (value: LevelValue) => (value === null ? 'not enough evidence' : `level ${value}`);
const sign = (value: LevelValue) => value ?? '–';
const runsOf = ({ runs }: Proposed) => `runs ${runs.map(sign).join(', ')}`;

const Proposal = ({ ai }: { ai: Proposed }) => (
  <>
    <Doubts doubts={ai.doubts} />
    {ai.quotes.map(({ text, at }) => (
      <Quote text={text} at={at} player={playerId} />
    ))}
  </>
);

const Said = ({ person, zone }: { person: PersonsLevel; zone: string }) => {
  const who = person.own ? 'You' : person.by;
  return (
    <>
      {person.remark && (
        <p>
          {who}: {person.remark}
        </p>
      )}
      {person.changes.map(({ from, to, reason, at }) => (
        <p>
          {who} changed {levelWords(from)} to {levelWords(to)}: {reason}{' '}
          <small class="quiet">
            <When at={at} zone={zone} />
          </small>
        </p>
      ))}
    </>
  );
};

const Change = ({ criterion, changeTo }: { criterion: RatedCriterion; changeTo: string }) => {
  const { id, change, levels, name } = criterion;
  return (
    <details open={Object.keys(change.problems).length > 0}>
      <summary>
        Change your level<span class="hidden"> for {name}</span>
      </summary>
      <form method="post" action={`${changeTo}&criterion=${id}`}>
        <input type="hidden" name="seen" value={change.seen} />
        <LevelScale
          legend="The level you give now"
          name={`level-${id}`}
          levels={levels}
          value={change.value}
          error={change.problems.level}
        />
        <TextArea
          label="Reason"
          name="reason"
          id={`reason-${id}`}
          rows={2}
          value={change.reason}
          error={change.problems.reason}
          hint="It stands beside both levels, for everybody who reads them."
          maxlength={1000}
          required
        />
        <Actions>
          <Button>Change the level</Button>
        </Actions>
      </form>
    </details>
  );
};
