import { Actions, Button } from '../ui/actions.tsx';
import { Notice, State } from '../ui/notice.tsx';
import { type Gone, wordsOf } from '../words/index.ts';
import { Candidate, type Visit } from './candidate.tsx';

export type GoneProps = {
  visit: Visit;
  reason: Gone;
  /** A mail address; left out where we do not know whose link it was. */
  contact?: string | undefined;
  /** POST here to be sent a new link; left out where there is none to send. */
  newLink?: string | undefined;
  /** A new link was just asked for. */
  newLinkSent?: boolean | undefined;
  /** POST here to take the interview over from another device. */
  goOnHere?: string | undefined;
  /** Where the reader sees what is held about them; asked for their address first where the link is no proof. */
  space?: string | undefined;
};

/** A link that does not open, why, and what to do now. */
export const GonePage = ({ visit, reason, contact, newLink, newLinkSent, goOnHere, space }: GoneProps) => {
  const { gone, shell } = wordsOf(visit.language);
  const { title, lead } = gone.pages[reason];
  return (
    <Candidate visit={visit} title={title} width="slim">
      <State block>{gone.state}</State>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      {newLinkSent && <Notice tone="ok" title={gone.newLinkSent} role="status" />}
      {goOnHere && (
        <form method="post" action={goOnHere}>
          <Actions>
            <Button look="main">{gone.goOnHere}</Button>
          </Actions>
        </form>
      )}
      {newLink && !newLinkSent && (
        <form method="post" action={newLink}>
          <Actions>
            <Button look="main">{gone.newLink}</Button>
          </Actions>
          <p class="quiet">{gone.newLinkText}</p>
        </form>
      )}
      {space && (
        <p>
          <a href={space}>{shell.held}</a>
        </p>
      )}
      {contact && (
        <p>
          {gone.write} <a href={`mailto:${contact}`}>{contact}</a>.
        </p>
      )}
    </Candidate>
  );
};
