import { Facts } from '../ui/facts.tsx';
import { Table } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';
import { outcomeWords, type QuestionShown, type RecordShown, type ReportShown } from './shown.ts';

type Props = { report: ReportShown; zone: string };

/** Who decided what and why, and how each proposal came about. */
export const Records = ({ report, zone }: Props) => (
  <section aria-labelledby="record">
    <h2 id="record">Decision record</h2>
    <Facts facts={[...decided({ report, zone }), ...order({ report, zone }), used(report)]} />
    {report.questions.map((question) =>
      question.record ? <Record question={question} record={question.record} zone={zone} /> : null,
    )}
  </section>
);

const decided = ({ report: { decision, earlier }, zone }: Props) =>
  decision
    ? [...earlier, decision].map(
        (one) =>
          [
            one === decision ? 'Decision' : 'Decided before',
            <>
              {outcomeWords[one.outcome]}, by {one.by}, <When at={one.decidedAt} zone={zone} />: "{one.reason}
              "
            </>,
          ] as const,
      )
    : ([['Decision', 'None yet']] as const);
const order = ({ report: { scorecards }, zone }: Props) =>
  scorecards.map(
    ({ by, handedInAt, summary }) =>
      [
        `Scorecard of ${by}`,
        <>
          Handed in <When at={handedInAt} zone={zone} />
          {summary && <>: "{summary}"</>}
        </>,
      ] as const,
  );
const used = ({ ai, questions }: ReportShown) => {
  const rated = questions.filter(({ record }) => record).length;
  return [
    'AI used',
    ai ? `Agreed to by the candidate. Words only, ${rated} of ${questions.length} answers` : 'No',
  ] as const;
};

type RecordProps = { question: QuestionShown; record: RecordShown; zone: string };
const Record = ({ question, record, zone }: RecordProps) => {
  const { model, parameters } = record;
  const nameOf = (id: string) => question.criteria.find((criterion) => criterion.id === id)?.name ?? id;
  return (
    <details>
      <summary>How the proposal for question {question.number} came about</summary>
      <Facts
        facts={[
          ['Model', `${model.model}, ${model.quantisation}`],
          ['Digest of the model', <code>{model.digest}</code>],
          ['Engine', `${model.engine} ${model.engineVersion}`],
          [
            'Parameters',
            `Temperature ${parameters.temperature}, ${parameters.runs.length} runs, seeds ${parameters.seeds.join(', ')}`,
          ],
          ['Rubric version', <code>{record.kitVersionId}</code>],
          ['Rubric, SHA-256', <code>{record.rubricHash}</code>],
          ['Words judged, SHA-256', <code>{record.transcriptHash}</code>],
          [
            'Made',
            <>
              <When at={record.startedAt} zone={zone} />, in{' '}
              {((record.endedAt - record.startedAt) / 1000).toFixed(1)} seconds
            </>,
          ],
        ]}
      />
      <Table
        caption="What the model answered, as it came"
        columns={['Asked for', 'Run', 'Answer', 'Prompt, SHA-256']}
        rows={record.outputs.map((output) => [
          <>
            {nameOf(output.criterionId)}
            <small>{asked[output.asked] ?? output.asked}</small>
          </>,
          output.run,
          <code>{rawWords(output.raw)}</code>,
          <code>{output.promptHash.slice(0, 16)}</code>,
        ])}
      />
    </details>
  );
};
const asked: Readonly<Record<string, string>> = {
  level: 'chances of the levels 1 to 5',
  'level-strict': 'the same without the sentences that must not help',
  'anchor-low': 'the same for "I do not know", as a yardstick for level 1',
  'anchor-high': 'the same for the description of level 5, as its yardstick',
  quotes: 'quotes',
};
const rawWords = (raw: RecordShown['outputs'][number]['raw']) => {
  if (raw === null) return 'nothing usable';
  return typeof raw === 'string' ? raw : raw.map((chance) => chance.toFixed(3)).join(' ');
};
