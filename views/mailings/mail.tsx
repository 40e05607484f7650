import { Candidate, type Visit } from '../shell/candidate.tsx';
import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, Top } from '../ui/actions.tsx';
import { Check } from '../ui/choices.tsx';
import { Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { wordsOf } from '../words/index.ts';

type MailProps = {
  visit: Visit;
  wants: { reminder: boolean; finished: boolean; openings: boolean };
  /** Hash of the words that letters about other positions are asked with. */
  shown: string;
  done?: boolean | undefined;
};

/** What somebody wants to be written about, and what is written in any case. */
export const MailPage = ({ visit, wants, shown, done }: MailProps) => {
  const { mailings, consents } = wordsOf(visit.language);
  const { optional, columns } = mailings;
  const openings = consents.purposes.openings(visit.organisation);
  return (
    <Candidate visit={visit} title={mailings.title} current="/space/mail">
      <h1>{mailings.title}</h1>
      <p class="lead">{mailings.lead}</p>
      {done && <Notice tone="ok" role="status" title={mailings.done} />}
      <form method="post" action="/space/mail">
        <h2>{mailings.yours}</h2>
        <Check name="reminder" checked={wants.reminder} {...optional.reminder} />
        <Check name="finished" checked={wants.finished} {...optional.finished} />
        <Check
          name="openings"
          checked={wants.openings}
          label={mailings.openings}
          text={`${openings.allows} ${consents.ifWithdrawn} ${openings.ends}`}
        />
        <input type="hidden" name="shown" value={shown} />
        <Actions>
          <Button look="main">{mailings.save}</Button>
        </Actions>
      </form>
      <section aria-labelledby="always">
        <h2 id="always">{mailings.always}</h2>
        <Table caption={mailings.fixedCaption} columns={[columns.what, columns.why]} rows={mailings.fixed} />
      </section>
    </Candidate>
  );
};

/** The same for a colleague, who gets only what the work or a law asks for. */
export const StaffMailPage = ({ desk }: { desk: Desk }) => (
  <Staff desk={desk} title="Letters you get" path={[{ href: '/account', label: 'Your account' }]}>
    <Top title="Letters you get" below="To people who work here nothing is sent that advertises." />
    <Table
      caption="All letters that this house writes to colleagues. None can be switched off, so there is nothing to set."
      columns={['Letter', 'Why it is written']}
      rows={[
        ['Your invitation to the team', 'Without it nobody could sign in.'],
        ['A link to what is held about you', 'Only when you asked for it.'],
        ['Answers to your requests', 'The law wants you to have them, in time (GDPR article 12).'],
        ['A warning before an unused account ends', 'So that nothing of yours goes without your knowing.'],
        ['Changes of the privacy policy', 'The law wants you to know before they count (GDPR article 13).'],
      ]}
    />
  </Staff>
);
