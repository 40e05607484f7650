import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, Top } from '../ui/actions.tsx';
import { DeadlineFields, listOf } from '../ui/deadline.tsx';
import { Field, TextArea } from '../ui/field.tsx';
import { Notice, Problems } from '../ui/notice.tsx';

export type InviteProps = {
  desk: Desk;
  position: { id: string; title: string };
  trail: readonly { href: string; label: string }[];
  /** The kit's language by its name: letters and pages are in it. */
  language: string;
  zones: readonly string[];
  given: Readonly<Record<string, string>>;
  problems: Readonly<Record<string, string>>;
  /** Letters are shown to be sent by hand. */
  byHand: boolean;
};

const whatHappens = (language: string, byHand: boolean) =>
  byHand
    ? `The letter and the interview are in ${language}. No mail server is connected: you get the letter to send it yourself.`
    : `The letter and the interview are in ${language}. The letter goes out at once.`;

/** Invites one person. `already` is the invitation that this person holds. */
export const InvitePage = (props: InviteProps & { already?: string | undefined }) => {
  const { desk, position, trail, given, problems, zones, already } = props;
  return (
    <Staff desk={desk} title="Invite" current="positions" path={trail}>
      <Top title="Invite a candidate" below={position.title}>
        <a href={`/positions/${position.id}/invitations/csv`}>Invite many from a list</a>
      </Top>
      {already && (
        <Notice tone="wait" title="This person holds an invitation already.">
          <p>
            <a href={already}>Open it</a>: there you can send a reminder, a new link or a new deadline.
          </p>
        </Notice>
      )}
      <form method="post" action={`/positions/${position.id}/invitations/new`}>
        <Problems title="Nobody was invited yet" problems={listOf(problems)} />
        <div class="halves">
          <div>
            <Field
              label="Name"
              name="name"
              value={given.name}
              error={problems.name}
              hint="As the letter greets them."
              maxlength={120}
              autocomplete="off"
              required
            />
          </div>
          <div>
            <Field
              label="E-mail address"
              name="email"
              type="email"
              value={given.email}
              error={problems.email}
              hint="The private link goes there and nowhere else."
              maxlength={254}
              autocomplete="off"
              required
            />
          </div>
        </div>
        <DeadlineFields {...{ given, problems, zones }} />
        <p class="quiet">{whatHappens(props.language, props.byHand)}</p>
        <Actions>
          <Button look="main">Invite</Button>
        </Actions>
      </form>
    </Staff>
  );
};

/** Invites many: a file, or lines pasted from anywhere. Nothing is sent before the next page was seen. */
export const ListPage = (props: InviteProps & { most: number }) => {
  const { desk, position, trail, given, problems, zones, most } = props;
  return (
    <Staff desk={desk} title="Invite from a list" current="positions" path={trail}>
      <Top title="Invite from a list" below={position.title} />
      <form method="post" action={`/positions/${position.id}/invitations/csv`} enctype="multipart/form-data">
        <Problems title="The list could not be read yet" problems={listOf(problems)} />
        <Field
          label="CSV file"
          name="file"
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          error={problems.file}
          hint={`Columns for name and e-mail address, with or without headings, parted by ; or , or tabs. At most ${most} people.`}
        />
        <TextArea
          label="Or paste the list"
          name="list"
          rows={7}
          value={given.list}
          error={problems.list}
          hint="One person per line: Ada Lovelace; ada@example.org"
        />
        <DeadlineFields {...{ given, problems, zones }} />
        <p class="quiet">
          The next page shows who was found and what has to be corrected. Nobody is invited before you say so
          there.
        </p>
        <Actions>
          <Button look="main">Check the list</Button>
        </Actions>
      </form>
    </Staff>
  );
};
