import { Actions, Button } from '../ui/actions.tsx';
import { TextArea } from '../ui/field.tsx';
import { Icon } from '../ui/icons.tsx';
import { LevelScale, type LevelValue } from '../ui/level.tsx';
import { Notice, State } from '../ui/notice.tsx';
import { Answer, type AnswerShown } from './answer.tsx';
import { type FrameProps, ReviewFrame } from './frame.tsx';

export type ToRate = {
  id: string;
  name: string;
  weight: number;
  /** Level 1 first. */
  levels: readonly string[];
  /** Left out: not rated yet. */
  value?: LevelValue | undefined;
  remark: string;
  error?: string | undefined;
  remarkError?: string | undefined;
};
type Missing = { href: string; text: string };
export type ReviewProps = FrameProps & {
  question: { id: string; number: number; text: string };
  answer: AnswerShown | undefined;
  action: string;
  /** Tells what was saved when this page was drawn. */
  seen: string;
  criteria: readonly ToRate[];
  /** On the last page: what is said of the whole interview. */
  summary?: { value: string; error?: string | undefined } | undefined;
  isLast: boolean;
  mayHandIn: boolean;
  /** What still lacks a level, in words, or nothing. */
  left: string;
  /** After handing in was tried. */
  missing: readonly Missing[];
  /** The same question was saved in another window meanwhile. */
  stale: boolean;
};

/** One's own scorecard, a question at a time. It knows nothing of what others or the AI say. */
export const ReviewPage = ({ question, answer, ...props }: ReviewProps) => (
  <ReviewFrame {...props}>
    <div class="halves">
      <Answer number={question.number} text={question.text} answer={answer} zone={props.desk.timeZone} />
      <form method="post" action={props.action}>
        <h2>Your levels</h2>
        {props.missing.length > 0 && <NotYet missing={props.missing} />}
        {props.stale && (
          <Notice tone="stop" role="alert" title="You saved this question in another window meanwhile.">
            Nothing was overwritten. What you have here is still below: saving once more keeps it.
          </Notice>
        )}
        <input type="hidden" name="seen" value={props.seen} />
        {answer ? props.criteria.map((criterion) => <Rating criterion={criterion} />) : <NothingToRate />}
        {props.summary && (
          <TextArea
            label="What you think of the whole interview"
            name="summary"
            rows={4}
            value={props.summary.value}
            error={props.summary.error}
            hint="May stay empty. Others read it after they have handed in their own."
            maxlength={4000}
          />
        )}
        <Steps {...props} />
        <Closed />
      </form>
    </div>
  </ReviewFrame>
);

const NothingToRate = () => (
  <p class="quiet">There is nothing to rate: this question counts as not enough evidence for everybody.</p>
);

const Rating = ({ criterion }: { criterion: ToRate }) => (
  <LevelScale
    legend={
      <>
        {criterion.name} <span class="quiet">weight {criterion.weight}</span>
      </>
    }
    name={`level-${criterion.id}`}
    levels={criterion.levels}
    value={criterion.value}
    error={criterion.error}
  >
    <TextArea
      label="Remark"
      name={`remark-${criterion.id}`}
      rows={2}
      value={criterion.remark}
      error={criterion.remarkError}
      hint="May stay empty. Which words do you base it on?"
      maxlength={2000}
    />
  </LevelScale>
);

const NotYet = ({ missing }: { missing: readonly Missing[] }) => (
  <div class="notice stop" role="alert" tabindex={-1} data-focus>
    <Icon name="warning" />
    <div>
      <p>
        <strong>Saved, but not handed in: something still lacks a level.</strong>
      </p>
      <ul>
        {missing.map(({ href, text }) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  </div>
);

const Steps = ({ isLast, mayHandIn, left }: Pick<ReviewProps, 'isLast' | 'mayHandIn' | 'left'>) => (
  <Actions>
    {mayHandIn && (
      <Button look="main" name="do" value="hand-in">
        Hand in
      </Button>
    )}
    {!isLast && (
      <Button look={mayHandIn ? undefined : 'main'} name="do" value="next">
        Save, next question
      </Button>
    )}
    <Button name="do" value="later">
      Save and go on later
    </Button>
    {left && <span class="quiet">{left}</span>}
  </Actions>
);

/** The same for everybody, whether there will be a proposal or not. */
const Closed = () => (
  <div class="proposal">
    <State block>Closed until you hand in</State>
    <h3>What others think, and what the AI proposes</h3>
    <p class="quiet">
      It opens after your own scorecard, so that your judgement is your own. You may then change a level, with
      a reason; both stay in the record.
    </p>
  </div>
);
