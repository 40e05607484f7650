import type { Block } from '#papers';
import {
  levelWords,
  meanWords,
  outcomeWords,
  type Report,
  type ReportCriterion,
  type ReportQuestion,
  runsWords,
} from '#reports';
import { clockWords, whenWords } from '#views/ui/when.tsx';

/**
 * A report for other programs. `version` grows when something is renamed, removed or means something else; more fields
 * may come without that. Moments are ISO 8601 in UTC, `at` and `until` seconds in the recording, `from` and `to`
 * characters in `words`. A level is 1 to 5, or null: not enough evidence, never 0. `between` is where the mean would
 * be, had every criterion without a level been a 1 or a 5. `open` false: whoever asked has not handed in a scorecard,
 * so everything that others or the AI say is left out.
 */
export interface ReportFile {
  readonly format: 'ai-interview-space/report';
  readonly version: 1;
  readonly madeAt: Date;
  readonly open: boolean;
  readonly candidate: { readonly name: string };
  readonly position: Report['position'];
  readonly kit: { readonly title: string; readonly version: number; readonly language: string };
  readonly interview: {
    readonly id: Report['sittingId'];
    readonly state: Report['state'];
    readonly begunAt: Date;
    readonly finishedAt: Date | null;
    /** The candidate lets the AI propose levels. Null while the report is closed: it would be weighed against them. */
    readonly ai: boolean | null;
  };
  readonly decision: Report['decision'] | null;
  /** What was decided before, the oldest first. */
  readonly earlierDecisions: Report['earlier'];
  readonly people: Report['people'];
  readonly proposed: Report['proposed'];
  readonly scorecards: Report['scorecards'];
  readonly questions: readonly {
    readonly id: ReportQuestion['id'];
    readonly number: number;
    readonly text: string;
    readonly answer: {
      readonly kind: 'video' | 'audio' | 'typed' | null;
      readonly state: string;
      /** As they count: corrections taken over. */
      readonly words: string;
      readonly corrected: boolean;
      readonly seconds: number | null;
    } | null;
    readonly rating: string | null;
    readonly notShownToTheModel: ReportQuestion['unrated'];
    readonly criteria: readonly (Omit<ReportCriterion, 'ai'> & {
      readonly ai: ReportCriterion['ai'] | null;
    })[];
    readonly record: ReportQuestion['record'] | null;
  }[];
}
/** The report to read and to print. */
export function blocksOf(report: Report, zone: string): Block[] {
  return [
    { kind: 'title', text: report.name },
    { kind: 'facts', facts: [...factsOf(report, zone)] },
    ...(report.open ? tableOf(report) : [closedNote]),
    ...report.questions.flatMap((question) => questionBlocks(question, zone)),
    ...report.questions.flatMap((question) => recordBlocks(question, zone)),
  ];
}
const closedNote: Block = {
  kind: 'text',
  text: "Your scorecard comes first: levels of others, the AI's proposal and the decision are left out until you have handed in your own.",
};
function* factsOf(report: Report, zone: string): Generator<readonly [string, string]> {
  const { decision, people, proposed } = report;
  const when = (at: Date) => whenWords(at, { zone });
  yield ['Position', report.position.title];
  yield ['Interview kit', `${report.kit.title}, version ${report.kit.number}`];
  yield report.finishedAt ? ['Answered', when(report.finishedAt)] : ['Begun', when(report.begunAt)];
  if (!report.open) return;
  yield ['Decision', decision ? outcomeWords[decision.outcome] : 'None yet'];
  if (decision) yield ['Decided', `by ${decision.by}, ${when(decision.decidedAt)}: ${decision.reason}`];
  yield ['People', report.scorecards.length ? meanLine(people) : 'nobody has handed in a scorecard yet'];
  yield ['AI', report.ai ? meanLine(proposed) : 'not used: this person chose to be assessed by people alone'];
  for (const { by, handedInAt, summary } of report.scorecards)
    yield [`Scorecard of ${by}`, `handed in ${when(handedInAt)}${summary ? `: ${summary}` : ''}`];
}
const meanLine = ({ average, judged, criteria, covered, of, between }: Report['people']) => {
  if (average === null) return 'no level yet';
  const rest = between && judged < criteria ? `, between ${between.map(meanWords).join(' and ')}` : '';
  return `${meanWords(average)} of 5, from ${judged} of ${criteria} criteria (${covered} of ${of} of the weight)${rest}`;
};

function tableOf(report: Report): Block[] {
  const cards = report.scorecards;
  const machine = report.ai ? ['AI', 'Three runs'] : [];
  const rows = report.questions.flatMap(({ number, criteria }) =>
    criteria.map((criterion) => {
      const { people, ai } = criterion;
      const given = cards.map((card) => people.find((one) => one.reviewerId === card.reviewerId));
      const proposal = ai ? [levelWords(ai.level), runsWords(ai.levels)] : ['–', '–'];
      return [
        `${criterion.name} (question ${number}, weight ${criterion.weight})`,
        ...given.map((one) => (one ? levelWords(one.level) : '–')),
        ...(report.ai ? proposal : []),
      ];
    }),
  );
  const head = ['Criterion', ...cards.map(({ by }) => by), ...machine];
  const caption =
    'Levels 1 to 5 by people and by the AI. Not enough evidence is a level of its own, never 0.';
  return [
    { kind: 'section', text: 'Criterion by criterion' },
    { kind: 'table', caption, head, widths: head.map((_, at) => (at === 0 ? 3 : 1)), rows },
  ];
}

function questionBlocks({ number, text, answer, criteria, unrated }: ReportQuestion, zone: string): Block[] {
  return [
    { kind: 'section', text: `Question ${number}` },
    { kind: 'text', text },
    answer?.words
      ? { kind: 'quote', text: answer.words, from: answer.kind === 'typed' ? 'typed' : 'spoken' }
      : { kind: 'quiet', text: answer ? 'There are no words of this answer.' : 'Not answered.' },
    ...unrated.flatMap((one): Block[] => [
      { kind: 'quote', text: one.text, from: `Not shown to the model: ${dropped[one.reason]}` },
    ]),
    ...criteria.filter(({ people, ai }) => people.length || ai).flatMap((one) => criterionBlocks(one, zone)),
  ];
}
const dropped = {
  order: 'speaks to the rater instead of answering',
  praise: 'praises without a fact',
  recital: 'repeats the rubric',
} as const;
function criterionBlocks({ name, weight, people, ai }: ReportCriterion, zone: string): Block[] {
  const doubt = ai?.doubts.length ? ', needs a person' : '';
  const facts = people.flatMap(({ by, level, remark, first, overrides }) => [
    [by, `${levelWords(level)}${remark ? `. ${remark}` : ''}`] as const,
    ...overrides.map(
      (one, at) =>
        [
          `${by} changed it`,
          `from ${levelWords(at ? (overrides[at - 1]?.level ?? null) : first)} to ${levelWords(one.level)}, ${whenWords(one.at, { zone })}: ${one.reason}`,
        ] as const,
    ),
  ]);
  const proposed = ai
    ? [['AI proposed', `${levelWords(ai.level)} (runs ${runsWords(ai.levels)}${doubt})`] as const]
    : [];
  return [
    { kind: 'part', text: `${name}, weight ${weight}` },
    { kind: 'facts', facts: [...facts, ...proposed] },
    ...(ai?.quotes ?? []).map(
      ({ text, at }): Block => ({
        kind: 'quote',
        text,
        from: at === null ? undefined : `at ${clockWords(at)}`,
      }),
    ),
  ];
}

function recordBlocks({ number, record }: ReportQuestion, zone: string): Block[] {
  if (!record) return [];
  const { model, parameters } = record;
  const seconds = ((record.endedAt - record.startedAt) / 1000).toFixed(1);
  return [
    { kind: 'section', text: `How the proposal for question ${number} came about` },
    {
      kind: 'facts',
      facts: [
        ['Model', `${model.model}, ${model.quantisation}, digest ${model.digest}`],
        ['Engine', `${model.engine} ${model.engineVersion}`],
        ['Parameters', `temperature ${parameters.temperature}, seeds ${parameters.seeds.join(', ')}`],
        ['Rubric', `version ${record.kitVersionId}, SHA-256 ${record.rubricHash}`],
        ['Words, SHA-256', record.transcriptHash],
        ['Made', `${whenWords(record.startedAt, { zone })}, in ${seconds} seconds`],
        ['Answers of the model', `${record.outputs.length}; as they came in the JSON file`],
      ],
    },
  ];
}
