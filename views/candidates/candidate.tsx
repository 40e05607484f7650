import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, LinkButton, PostButton, Top } from '../ui/actions.tsx';
import { DeadlineFields, listOf } from '../ui/deadline.tsx';
import { Facts } from '../ui/facts.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice, Problems } from '../ui/notice.tsx';
import { When } from '../ui/when.tsx';
import { type Letter, Letters } from './letters.tsx';
import { InvitationState, type Standing } from './state.tsx';

export type CandidateProps = {
  desk: Desk;
  href: string;
  position: { id: string; title: string };
  trail: readonly { href: string; label: string }[];
  name: string;
  email: string;
  state: Standing;
  deadline: Date;
  timeZone: string;
  invitedBy: string;
  invitedAt: Date;
  remindedAt: Date | null;
  startedAt: Date | null;
  endedAt: Date | null;
  /** The private link, while there is one that leads somewhere. */
  link?: string | undefined;
  letters: readonly Letter[];
  /** Something was just done that a letter is written about: how often it was looked for. */
  asked?: number | undefined;
  /** Pages about the answers, where there are answers. */
  answers: readonly { href: string; label: string }[];
  /** Where whoever may do that keeps this person's data from being deleted. */
  hold?: string | undefined;
  zones: readonly string[];
  given: Readonly<Record<string, string>>;
  problems: Readonly<Record<string, string>>;
  done?: string | undefined;
};

/** One candidate: how they stand, their link and letters, and what can be done. */
export const CandidatePage = (props: CandidateProps) => {
  const { desk, href, name, position, trail, state, answers, done } = props;
  const open = state === 'invited' || state === 'started';
  return (
    <Staff desk={desk} title={name} current="positions" path={trail}>
      <Top title={name} below={position.title}>
        {answers.map(({ href, label }, at) => (
          <LinkButton href={href} look={at === 0 ? 'main' : undefined}>
            {label}
          </LinkButton>
        ))}
      </Top>
      {done && <Notice tone="ok" role="status" title={done} />}
      <Problems title="Nothing was changed" problems={listOf(props.problems)} />
      <div class="beside">
        <div>
          <Standing_ {...props} />
          <Letters href={href} letters={props.letters} zone={desk.timeZone} asked={props.asked} />
        </div>
        <div>
          {props.link && state !== 'expired' && <TheLink {...props} link={props.link} />}
          {(open || state === 'expired') && <NewDeadline {...props} />}
          {(open || state === 'expired') && <TakingBack {...props} />}
          {(state === 'declined' || state === 'cancelled' || state === 'withdrawn') && (
            <section aria-labelledby="again">
              <h2 id="again">If that changes</h2>
              <p>The same person can be invited once more, with a new link and from the beginning.</p>
              <LinkButton href={`/positions/${position.id}/invitations/new`}>Invite again</LinkButton>
            </section>
          )}
        </div>
      </div>
    </Staff>
  );
};

const Standing_ = (props: CandidateProps) => {
  const { state, email, deadline, timeZone, desk, invitedBy, invitedAt } = props;
  const at = (moment: Date | null) => moment && <When at={moment} zone={desk.timeZone} />;
  return (
    <Facts
      facts={[
        ['State', <InvitationState state={state} />],
        ['E-mail', email],
        ['Deadline', <When at={deadline} zone={timeZone} />],
        [
          'Invited',
          <>
            {at(invitedAt)} by {invitedBy}
          </>,
        ],
        props.remindedAt && ['Reminded', at(props.remindedAt)],
        props.startedAt && ['Started', at(props.startedAt)],
        props.endedAt && [endedAs[state] ?? 'Ended', at(props.endedAt)],
        props.hold !== undefined && [
          'Legal case',
          <>
            <a href={props.hold}>Hold this person's data</a>: nothing is deleted while a case is open
          </>,
        ],
      ]}
    />
  );
};
const endedAs: Partial<Record<Standing, string>> = {
  finished: 'Finished',
  declined: 'Declined',
  cancelled: 'Taken back',
  withdrawn: 'Withdrawn',
};

const TheLink = ({ href, link, state, name }: CandidateProps & { link: string }) => (
  <section aria-labelledby="link-title">
    <h2 id="link-title">The private link</h2>
    <p>It opens this interview for whoever has it. Send it to {name} and to nobody else.</p>
    <p>
      <code id="link">{link}</code>
    </p>
    <Actions>
      <button type="button" data-copy="link" data-copied="Copied" hidden>
        Copy the link
      </button>
      {state !== 'finished' && <PostButton to={`${href}/reminders`}>Send a reminder</PostButton>}
      <PostButton to={`${href}/links`}>Send a new link</PostButton>
    </Actions>
    <p class="hint">A new link makes this one dead, also in a browser where it is open now.</p>
  </section>
);

const NewDeadline = ({ href, state, given, problems, zones }: CandidateProps) => (
  <form method="post" action={`${href}/deadline`}>
    <DeadlineFields
      {...{ given, problems, zones }}
      legend={state === 'expired' ? 'Open it again' : 'Change the deadline'}
      hint="A letter tells the person."
    />
    <Actions>
      <Button>{state === 'expired' ? 'Give more time' : 'Save the deadline'}</Button>
    </Actions>
  </form>
);

const TakingBack = ({ href, given, problems }: CandidateProps) => (
  <details open={Boolean(problems.reason)}>
    <summary>Take the invitation back</summary>
    <form method="post" action={`${href}/cancellation`}>
      <TextArea
        label="Reason"
        name="reason"
        rows={3}
        value={given.reason}
        error={problems.reason}
        hint="The person reads it in the letter. What they recorded so far is not scored."
        maxlength={1000}
        required
      />
      <Actions>
        <Button look="stop">Take back</Button>
      </Actions>
    </form>
  </details>
);
