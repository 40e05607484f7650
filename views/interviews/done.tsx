import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, Button, LinkButton } from '../ui/actions.tsx';
import { Check } from '../ui/choices.tsx';
import { Table } from '../ui/table.tsx';
import { Day } from '../ui/when.tsx';
import { type Given, type Kept, type Words, wordsOf } from '../words/index.ts';
import { FeedbackForm, FeedbackThanks } from './feedback.tsx';

export type DoneProps = {
  visit: Visit;
  name: string;
  /** The person who decides. */
  contact: string;
  ai: boolean;
  given: Given;
  /** The day each thing goes (epoch ms), or null where none was made. */
  erased: readonly { what: Kept; at: number | null; byLaw?: boolean | undefined }[];
  /** Where the written-down words can be read, of whoever spoke. */
  read?: string | undefined;
  /** Letters about other positions: what was chosen, undefined before; and the hash of the words asked with. */
  openings: { chosen: boolean | undefined; shown: string };
  feedback: 'open' | 'given';
};

/** Thank you; what happens next; when each thing is erased. */
export const DonePage = (page: DoneProps) => {
  const { visit } = page;
  const words = wordsOf(visit.language);
  const { done } = words;
  return (
    <Candidate visit={visit} title={done.title}>
      <h1>{done.thanks(page.name)}</h1>
      <p class="lead">{done.lead}</p>
      <Next {...page} words={words} />
      {page.read && (
        <Actions>
          <LinkButton href={page.read}>{done.readWords}</LinkButton>
        </Actions>
      )}
      <Erased {...page} words={words} />
      <Openings {...page} words={words} />
      <section aria-labelledby="feedback">
        <h2 id="feedback">{words.feedback.title}</h2>
        {page.feedback === 'open' ? <FeedbackForm words={words} /> : <FeedbackThanks words={words} />}
      </section>
    </Candidate>
  );
};

type PartProps = DoneProps & { words: Words };

const Next = ({ words, contact, ai, given }: PartProps) => {
  const [read, score, decide] = words.done.next(contact, given);
  return (
    <section aria-labelledby="next">
      <h2 id="next">{words.done.nextTitle}</h2>
      <ol>
        {read && <li>{read}</li>}
        <li>
          {score} {ai && words.done.nextWithAi}
        </li>
        <li>{decide}</li>
      </ol>
    </section>
  );
};

/** Asked neutrally: nothing is ticked, and either answer is kept. */
const Openings = ({ words: { consents }, openings, visit }: PartProps) => {
  const { ask, purposes, ifWithdrawn } = consents;
  if (openings.chosen !== undefined)
    return (
      <section aria-labelledby="openings-title">
        <h2 id="openings-title">{ask.title}</h2>
        <p>
          {openings.chosen ? ask.given : ask.refused} <a href="/space/consents">{ask.change}</a>
        </p>
      </section>
    );
  const { allows, ends } = purposes.openings(visit.organisation);
  return (
    <section aria-labelledby="openings-title">
      <form method="post" action="/interview/openings">
        <h2 id="openings-title">{ask.title}</h2>
        <p>
          {allows} {ask.text}
        </p>
        <Check name="openings" label={ask.yes} text={`${ifWithdrawn} ${ends}`} />
        <input type="hidden" name="shown" value={openings.shown} />
        <Actions>
          <Button>{ask.keep}</Button>
        </Actions>
      </form>
    </section>
  );
};

const Erased = ({ words, erased, visit }: PartProps) => {
  const { done } = words;
  return (
    <section aria-labelledby="erased">
      <h2 id="erased">{done.erasedTitle}</h2>
      <Table
        caption={done.erasedCaption}
        columns={[done.columns.what, done.columns.until]}
        rows={erased.map(({ what, at, byLaw }) => [
          done.kept[what],
          at === null ? (
            done.nothingHeld
          ) : (
            <>
              <Day at={at} zone={visit.timeZone} language={visit.language} />
              {byLaw && <small>{done.byLaw}</small>}
            </>
          ),
        ])}
      />
    </section>
  );
};
