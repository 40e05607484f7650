import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, LinkButton, PostButton, Top } from '../ui/actions.tsx';
import { Choices } from '../ui/choices.tsx';
import { Facts } from '../ui/facts.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice, Problems } from '../ui/notice.tsx';
import { Day } from '../ui/when.tsx';

type Props = {
  desk: Desk;
  id: string;
  position: string;
  filedAt: Date;
  dueAt: Date;
  state: 'open' | 'reading' | 'decided';
  officer: boolean;
  /** The reader of this page is the second person. */
  mine: boolean;
  readers: readonly { subjectId: string; name: string }[];
  /** Who reads a second time, once chosen. */
  reader: string | undefined;
  /** The second person has handed in their levels. */
  rated: boolean;
  review: string;
  request: string;
  given: Readonly<Record<string, string>>;
  problems: Readonly<Record<string, string>>;
};

/** One contested result: the officer chooses who reads, that person decides. Nothing of the first result is on it. */
export const ContestPage = (page: Props) => {
  const { desk, position, officer, mine, state, problems } = page;
  return (
    <Staff
      desk={desk}
      title="Second reading"
      current="reviews"
      path={[{ href: '/contests', label: 'Second readings' }]}
    >
      <Top title={`Second reading: ${position}`}>
        {officer && <LinkButton href={page.request}>The request</LinkButton>}
      </Top>
      <Problems
        title="Something is missing."
        problems={Object.entries(problems).map(([field, text]) => ({ field, text }))}
      />
      <Facts
        facts={[
          ['Asked for', <Day at={page.filedAt} zone={desk.timeZone} />],
          ['Due', <Day at={page.dueAt} zone={desk.timeZone} />],
          ['Second person', page.reader ?? 'nobody yet'],
          state === 'decided' && ['How it stands', 'Decided'],
        ]}
      />
      {officer && state === 'open' && <Choose {...page} />}
      {mine && state === 'reading' && <Decide {...page} />}
      {!mine && state === 'reading' && (
        <Notice title="It is being read.">
          The second person rates the answers and then decides. Neither the first result nor the AI's proposal
          is sent to their browser before.
        </Notice>
      )}
    </Staff>
  );
};

const Choose = ({ id, readers, problems }: Props) => {
  if (!readers.length)
    return (
      <Notice tone="stop" title="Nobody here is free of the first result.">
        <p>
          Everybody who may rate has rated, decided or seen it. <a href="/team/new">Invite a colleague</a> as
          a reviewer; the request waits here until then.
        </p>
      </Notice>
    );
  return (
    <form method="post" action={`/contests/${id}/reader`}>
      <Choices
        legend="Who reads it a second time?"
        name="reader"
        hint="Only those who neither rated nor decided nor saw the result."
        choices={readers.map(({ subjectId, name }) => ({ value: subjectId, label: name }))}
        error={problems.reader}
        required
      />
      <Actions>
        <Button look="main">Give it to this person</Button>
      </Actions>
    </form>
  );
};

const Decide = ({ id, rated, review, given, problems }: Props) => (
  <>
    {rated ? (
      <form method="post" action={`/contests/${id}/result`}>
        <h2>What you come to</h2>
        <Notice title="Nothing of the first result was sent to you.">
          Decide by what you read. Then both results are open to you and to the person, side by side.
        </Notice>
        <Choices
          legend="How does it go on?"
          name="outcome"
          two
          choices={[
            { value: 'going-on', label: 'Goes on' },
            { value: 'not-going-on', label: 'Does not go on' },
          ]}
          value={given.outcome}
          error={problems.outcome}
          required
        />
        <TextArea
          label="Reason"
          name="reason"
          rows={5}
          value={given.reason ?? ''}
          error={problems.reason}
          hint="The person reads it in the letter."
          maxlength={2000}
          required
        />
        <Actions>
          <Button look="main">Decide</Button>
        </Actions>
      </form>
    ) : (
      <Notice tone="wait" title="Rate the answers first.">
        <p>
          <a href={review}>Open your scorecard</a>. When you have handed in, you decide here.
        </p>
      </Notice>
    )}
    <h2>You cannot do it?</h2>
    <p>Give it back if you know the person or the result, or have no time before it is due.</p>
    <PostButton to={`/contests/${id}/return`}>Give it back</PostButton>
  </>
);
