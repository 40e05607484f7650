import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, Top } from '../ui/actions.tsx';
import { Check } from '../ui/choices.tsx';
import { Field, Select, TextArea } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';

export type CriterionInForm = {
  id: string;
  name: string;
  weight: string;
  levels: readonly string[];
  problem?: string | undefined;
  levelProblems: readonly (string | undefined)[];
};
type Props = {
  desk: Desk;
  kitId: string;
  kitTitle: string;
  action: string;
  number: number;
  given: {
    text: string;
    hint: string;
    kinds: readonly string[];
    thinkSeconds: string;
    answerSeconds: string;
    retakes: string;
  };
  problems: Readonly<Record<string, string>>;
  criteria: readonly CriterionInForm[];
  examples: readonly { key: string; name: string }[];
  saved?: boolean | undefined;
};

export const QuestionPage = ({ desk, kitId, kitTitle, action, number, criteria, ...page }: Props) => (
  <Staff
    desk={desk}
    title={`Question ${number}`}
    current="kits"
    path={[
      { href: '/kits', label: 'Kits' },
      { href: `/kits/${kitId}`, label: kitTitle },
    ]}
  >
    <Top title={`Question ${number}`} />
    {page.saved && <Notice tone="ok" role="status" title="Saved." />}
    <form method="post" action={action}>
      {/* Enter presses the first button of a form: it must be the one that saves. */}
      <button type="submit" class="hidden" name="do" value="save" tabindex={-1}>
        Save question
      </button>
      <div class="beside">
        <Asked given={page.given} problems={page.problems} />
        <HowAnswered given={page.given} problems={page.problems} />
      </div>
      <section aria-labelledby="rubric">
        <h2 id="rubric">Rubric</h2>
        <p class="quiet">
          Describe what a person says or did, so that two reviewers who never met would pick the same level.
        </p>
        {criteria.map((criterion, at) => (
          <Criterion criterion={criterion} at={at} />
        ))}
        <Actions>
          <Button name="do" value="add">
            Add a criterion
          </Button>
        </Actions>
        <Examples examples={page.examples} />
      </section>
      <Actions>
        <Button look="main" name="do" value="save">
          Save question
        </Button>
      </Actions>
    </form>
  </Staff>
);

type Part = Pick<Props, 'given' | 'problems'>;
const Asked = ({ given, problems }: Part) => (
  <fieldset>
    <legend>What is asked</legend>
    <TextArea
      label="Question"
      name="text"
      rows={3}
      value={given.text}
      error={problems.text}
      hint="One thing to tell, in words a candidate would use."
    />
    <TextArea label="Hint for the candidate" name="hint" rows={2} value={given.hint} error={problems.hint} />
  </fieldset>
);

const ways = [
  { value: 'video', label: 'Video' },
  { value: 'audio', label: 'Audio' },
  { value: 'typed', label: 'Typing' },
];
const HowAnswered = ({ given, problems }: Part) => (
  <fieldset class="panel">
    <legend class="hidden">How it may be answered</legend>
    <p class="label">Answered by</p>
    {ways.map(({ value, label }) => (
      <Check
        name="kinds"
        id={`kinds-${value}`}
        value={value}
        label={label}
        checked={given.kinds.includes(value)}
      />
    ))}
    {problems.kinds && <p class="error">{problems.kinds}</p>}
    <Field
      label="Seconds to think"
      name="thinkSeconds"
      inputmode="numeric"
      value={given.thinkSeconds}
      error={problems.thinkSeconds}
    />
    <Field
      label="Longest answer, in seconds"
      name="answerSeconds"
      inputmode="numeric"
      value={given.answerSeconds}
      error={problems.answerSeconds}
    />
    <Field
      label="Retakes"
      name="retakes"
      inputmode="numeric"
      value={given.retakes}
      error={problems.retakes}
    />
  </fieldset>
);

const weights = [1, 2, 3, 4, 5].map((value) => ({ value: String(value), label: String(value) }));
const Criterion = ({ criterion, at }: { criterion: CriterionInForm; at: number }) => (
  <details open>
    <summary>
      {criterion.name || 'New criterion'}, weight {criterion.weight}
    </summary>
    <input type="hidden" name={`id-${at}`} value={criterion.id} />
    <div class="row">
      <div class="grow">
        <Field label="Criterion" name={`name-${at}`} value={criterion.name} error={criterion.problem} />
      </div>
      <Select label="Weight" name={`weight-${at}`} value={criterion.weight} options={weights} />
    </div>
    <div class="rubric">
      {criterion.levels.map((level, index) => (
        <TextArea
          label={`Level ${index + 1}`}
          name={`level-${at}-${index}`}
          rows={4}
          value={level}
          error={criterion.levelProblems[index]}
        />
      ))}
    </div>
    <Actions>
      <Button look="stop" name="do" value={`remove-${at}`} anyway>
        Remove criterion
      </Button>
    </Actions>
  </details>
);

const Examples = ({ examples }: { examples: Props['examples'] }) => (
  <details>
    <summary>Begin with a good example</summary>
    <p>Each has five levels that say what a person did. Change the words to fit your question.</p>
    <Actions>
      {examples.map(({ key, name }) => (
        <Button name="do" value={`example-${key}`} anyway>
          {name}
        </Button>
      ))}
    </Actions>
  </details>
);
