import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, LinkButton, Top } from '../ui/actions.tsx';
import { Choices } from '../ui/choices.tsx';
import { Facts } from '../ui/facts.tsx';
import { Field, TextArea } from '../ui/field.tsx';
import { Empty, Notice, Problems } from '../ui/notice.tsx';
import { Decided, type Letter, type LetterState, type Made, type Outcome, outcomes, Past } from './made.tsx';

type Link = { href: string; label: string };
export type DecisionProps = {
  desk: Desk;
  trail: readonly Link[];
  links: readonly Link[];
  action: string;
  /** Where the reader can rate, if they may. */
  review: string | undefined;
  name: string;
  /** Who has handed in a scorecard. */
  raters: readonly string[];
  /** The reader is one of them. */
  hasRated: boolean;
  /** The model has not read all the answers yet, and the candidate allows it to. */
  awaitsModel: boolean;
  /** All decisions, the newest last. */
  made: readonly Made[];
  seen: number;
  given: { outcome?: Outcome | undefined; reason?: string | undefined };
  problems: Readonly<Record<string, string>>;
  /** The second step: read the letter, then decide. */
  letter: Letter | undefined;
  /** There is no mail server: whoever decides sends the letter. */
  byHand: boolean;
  language: string;
  /** What the house adds below the letter: its last line is the link, without its address. */
  added: { lang: string; lines: readonly string[] };
  letterHref: string | undefined;
  letterState: LetterState | undefined;
  done: boolean;
};

/** A person decides: outcome and reason first, then the letter that says it. */
export const DecisionPage = (props: DecisionProps) => {
  const { desk, trail, name, links, raters, made, letter, problems } = props;
  const title = `Decision about ${name}`;
  const listed = Object.entries(problems).map(([field, text]) => ({ field, text }));
  return (
    <Staff desk={desk} title={title} current="reviews" path={trail}>
      <Top title={title} below={raters.length ? `Rated by ${listOf(raters)}` : 'Rated by nobody yet'}>
        {links.map(({ href, label }) => (
          <LinkButton href={href}>{label}</LinkButton>
        ))}
      </Top>
      {props.done && <Decided {...props} />}
      <Problems title="Nothing was decided" problems={listed} />
      {letter ? <Writing {...props} letter={letter} /> : <Choosing {...props} />}
      {made.length > 0 && <Past {...props} />}
    </Staff>
  );
};
const listOf = (names: readonly string[]) => new Intl.ListFormat('en').format(names);

const Choosing = (props: DecisionProps) => {
  const { raters, made, review, given, problems } = props;
  if (!raters.length)
    return (
      <Empty
        title="Nobody has rated this interview yet."
        text="People decide here: at least one person hands in a scorecard first."
      >
        {review && <LinkButton href={review}>Rate the answers</LinkButton>}
      </Empty>
    );
  if (!made.length) return <Choice {...props} />;
  return (
    <details open={Boolean(given.outcome || given.reason || Object.keys(problems).length)}>
      <summary>Decide anew</summary>
      <Choice {...props} />
    </details>
  );
};

const Choice = ({
  action,
  seen,
  given,
  problems,
  hasRated,
  awaitsModel,
  review,
  language,
}: DecisionProps) => (
  <form method="post" action={action}>
    {!hasRated && (
      <Notice title="You have not rated this interview yourself.">
        <p>
          What others and the AI say opens after your own scorecard. You can decide without it.{' '}
          {review && <a href={review}>Rate the answers</a>}
        </p>
      </Notice>
    )}
    {awaitsModel && (
      <Notice tone="wait" title="What the model proposes is not here yet.">
        It comes by itself. Decide now, and the candidate reads that it was decided without it.
      </Notice>
    )}
    <input type="hidden" name="seen" value={seen} />
    <Choices
      legend="How does it go on?"
      name="outcome"
      two
      value={given.outcome}
      error={problems.outcome}
      choices={[
        { value: 'going-on', label: outcomes['going-on'] },
        { value: 'not-going-on', label: outcomes['not-going-on'] },
      ]}
    />
    <TextArea
      label="Reason"
      name="reason"
      rows={4}
      value={given.reason}
      error={problems.reason}
      hint={`From the answers and the criteria. It stands in the letter, which is in ${language}, and stays in the record.`}
      maxlength={2000}
    />
    <Actions>
      <Button look="main" name="do" value="letter">
        Write the letter
      </Button>
      <span class="quiet">Nothing is decided before you have read the letter.</span>
    </Actions>
  </form>
);

const Writing = ({
  action,
  seen,
  given,
  problems,
  letter,
  byHand,
  language,
  added,
}: DecisionProps & { letter: Letter }) => (
  <form method="post" action={action}>
    <h2>The letter</h2>
    <Facts
      facts={[
        ['Outcome', given.outcome && outcomes[given.outcome]],
        ['Reason', given.reason],
      ]}
    />
    <input type="hidden" name="seen" value={seen} />
    <input type="hidden" name="outcome" value={given.outcome} />
    <input type="hidden" name="reason" value={given.reason} />
    <Field label="Subject" name="subject" value={letter.subject} error={problems.subject} maxlength={200} />
    <TextArea
      label="Letter"
      name="text"
      rows={18}
      value={letter.text}
      error={problems.text}
      hint={`In ${language}. Change what does not fit; an empty line begins a new paragraph.`}
      maxlength={10000}
    />
    <Added {...added} />
    <Actions>
      <Button look="main" name="do" value="decide">
        {byHand ? 'Decide' : 'Decide, and send the letter'}
      </Button>
      <Button name="do" value="again" anyway>
        Change outcome or reason
      </Button>
      {byHand && <span class="quiet">No mail server is connected: you send the letter yourself.</span>}
    </Actions>
  </form>
);

const Added = ({ lang, lines }: DecisionProps['added']) => (
  <section aria-labelledby="added">
    <h3 id="added">Added at its end</h3>
    <blockquote lang={lang}>
      {lines.map((line) => (
        <p>{line}</p>
      ))}
    </blockquote>
    <p class="quiet">
      The last line is their private link. Once somebody has contested the result, the sentence about
      contesting is left out.
    </p>
  </section>
);
