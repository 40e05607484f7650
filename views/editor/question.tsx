import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, Top } from '../ui/actions.tsx';
import { Check } from '../ui/choices.tsx';
import { Field, TextArea } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Conflict, type ConflictProps } from './conflict.tsx';
import { Criterion, type CriterionInForm, type Remarks } from './criterion.tsx';
import { type Example, Examples } from './examples.tsx';

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
  /** By place in the form: `text`, `criteria.0.name`, `criteria.0.levels.2`. */
  errors: Remarks;
  warnings: Remarks;
  criteria: readonly CriterionInForm[];
  /** The kit's. */
  language: string;
  examples: readonly Example[];
  /** What the form was filled with; it comes back with the form. */
  mark: string;
  saved?: boolean | undefined;
  /** The criterion that was just removed, with all that is needed to put it back. */
  out?: { name: string; json: string } | undefined;
  /** A colleague saved this question after the form was opened: what they saved, or that they removed it. */
  conflict?: Pick<ConflictProps, 'theirs' | 'savedAt'> | undefined;
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
    {page.saved && !page.out && <Notice tone="ok" role="status" title="Saved." />}
    {page.conflict && (
      <Conflict {...page.conflict} {...{ action, zone: desk.timeZone, language: page.language }} />
    )}
    <form method="post" action={action}>
      <input type="hidden" name="mark" value={page.mark} />
      {/* Enter presses the first button of a form: it must be the one that saves. */}
      <button type="submit" class="hidden" name="do" value="save" tabindex={-1}>
        Save question
      </button>
      {page.out && <Removed out={page.out} />}
      <div class="beside">
        <Asked {...page} />
        <HowAnswered {...page} />
      </div>
      <section aria-labelledby="rubric">
        <h2 id="rubric">Rubric</h2>
        <p class="quiet">
          Describe what a person says or did, so that two reviewers who never met would pick the same level.
        </p>
        <Said errors={page.errors.criteria} />
        {criteria.map((criterion, at) => (
          <Criterion criterion={criterion} at={at} last={criteria.length - 1} {...page} />
        ))}
        <Actions>
          <Button name="do" value="add">
            Add a criterion
          </Button>
        </Actions>
        <Examples examples={page.examples} language={page.language} />
      </section>
      <Actions>
        <Button look="main" name="do" value="save">
          Save question
        </Button>
      </Actions>
    </form>
  </Staff>
);

const Removed = ({ out }: { out: NonNullable<Props['out']> }) => (
  <Notice tone="ok" role="status" title={`The criterion ${out.name ? `“${out.name}” ` : ''}is removed.`}>
    <input type="hidden" name="out" value={out.json} />
    <Actions>
      <Button name="do" value="restore" anyway>
        Put it back
      </Button>
    </Actions>
  </Notice>
);

type SaidProps = { errors?: Remarks[string] | undefined; warnings?: Remarks[string] | undefined };
/** Remarks that belong to no single control. */
const Said = ({ errors = [], warnings = [] }: SaidProps) => (
  <>
    {errors.map((text) => (
      <p class="error">{text}</p>
    ))}
    {warnings.map((text) => (
      <p class="warning">{text}</p>
    ))}
  </>
);

type Part = Pick<Props, 'given' | 'errors' | 'warnings'>;
const Asked = ({ given, errors, warnings }: Part) => (
  <fieldset>
    <legend>What is asked</legend>
    <TextArea
      label="Question"
      name="text"
      rows={3}
      value={given.text}
      error={errors.text}
      warnings={warnings.text}
      hint="One thing to tell, in words a candidate would use."
    />
    <TextArea label="Hint for the candidate" name="hint" rows={2} value={given.hint} error={errors.hint} />
  </fieldset>
);

const ways = [
  { value: 'video', label: 'Video' },
  { value: 'audio', label: 'Audio' },
  { value: 'typed', label: 'Typing' },
];
const HowAnswered = ({ given, errors, warnings }: Part) => (
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
    <Said errors={errors.kinds} warnings={warnings.kinds} />
    <Field
      label="Seconds to think"
      name="thinkSeconds"
      inputmode="numeric"
      value={given.thinkSeconds}
      error={errors.thinkSeconds}
    />
    <Field
      label="Longest answer, in seconds"
      name="answerSeconds"
      inputmode="numeric"
      value={given.answerSeconds}
      error={errors.answerSeconds}
    />
    <Field label="Retakes" name="retakes" inputmode="numeric" value={given.retakes} error={errors.retakes} />
  </fieldset>
);
