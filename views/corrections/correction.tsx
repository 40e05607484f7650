import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, PostButton, Top } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Day } from '../ui/when.tsx';
import { wordsOf } from '../words/index.ts';

type Props = {
  desk: Desk;
  request: {
    id: string;
    state: 'open' | 'extended' | 'done' | 'refused' | 'taken-back';
    words: string | null;
    outcome: string | null;
    receivedAt: Date;
    dueAt: Date;
  };
  about: { field: string; was: string; words: string };
  /** Putting it right changes the field; otherwise the statement is kept beside it. */
  changes: boolean;
  /** It is what a machine heard: that stays, and what is right counts instead. */
  heard: boolean;
  what: string;
  name: string;
  problem?: string | undefined;
};

/** What somebody wants to have put right, for the officer who answers. */
export const CorrectionPage = ({ desk, request, about, what, name, ...answer }: Props) => (
  <Staff
    desk={desk}
    title={`Correction, ${name}`}
    current="requests"
    path={[
      { href: '/requests', label: 'Requests' },
      { href: `/requests/${request.id}`, label: 'This request' },
    ]}
  >
    <Top
      title={`${name} asks for a correction`}
      below={
        <>
          Received <Day at={request.receivedAt} zone={desk.timeZone} />, answer by{' '}
          <Day at={request.dueAt} zone={desk.timeZone} /> (GDPR article 16)
        </>
      }
    />
    <Facts
      facts={[
        ['In', what],
        ['Field', wordsOf('en').space.fields[about.field] ?? about.field],
        ['It says', <blockquote>{about.was || '(nothing)'}</blockquote>],
        ['Right is', <blockquote>{about.words}</blockquote>],
        request.words !== null && ['They add', <blockquote>{request.words}</blockquote>],
      ]}
    />
    {request.state === 'open' || request.state === 'extended' ? (
      <Answer request={request} {...answer} />
    ) : (
      <Notice title={request.state === 'done' ? 'Accepted' : 'Not changed'}>{request.outcome ?? ''}</Notice>
    )}
  </Staff>
);

const accepting = ({ changes, heard }: Pick<Props, 'changes' | 'heard'>) => {
  if (heard)
    return 'These words count from now on. What the machine heard stays beside them, and both are on the report. What the language model derived from it is marked as out of date.';
  return changes
    ? 'The field is changed at once. What the language model derived from it is marked as out of date on the report.'
    : 'This field shows what happened and is not changed. The statement is kept beside it, for everybody who opens the report.';
};

type AnswerProps = Pick<Props, 'request' | 'changes' | 'heard' | 'problem'>;
const Answer = ({ request, changes, heard, problem }: AnswerProps) => (
  <div class="halves">
    <section aria-labelledby="accept">
      <h2 id="accept">Accept</h2>
      <p>{accepting({ changes, heard })}</p>
      <PostButton to={`/requests/${request.id}/correction`} look="main">
        {changes ? 'Put it right' : 'Keep the statement beside it'}
      </PostButton>
    </section>
    <section aria-labelledby="refuse">
      <h2 id="refuse">Refuse</h2>
      <form method="post" action={`/requests/${request.id}/correction/refusal`} novalidate>
        <TextArea
          label="Why it stays as it is"
          name="reason"
          hint="The person reads it, with how to complain. Their statement is kept beside the field all the same."
          rows={4}
          maxlength={2000}
          required
          error={problem}
        />
        <Actions>
          <Button>Refuse, with this reason</Button>
        </Actions>
      </form>
    </section>
  </div>
);
