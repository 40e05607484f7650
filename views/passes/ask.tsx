import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, Button } from '../ui/actions.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { wordsOf } from '../words/index.ts';

type Props = {
  visit: Visit;
  /** Where the privacy contact reads. */
  contact: string;
  /** A link was just asked for. Nothing more is known on this page. */
  asked?: boolean;
  /** What was typed is no address. */
  wrong?: boolean;
  given?: string;
  /** Why the link that was just opened opens nothing. */
  dead?: 'unknown' | 'used' | 'expired';
};

/** Asks for an address. It answers everybody alike, whatever is held. */
export const AskPage = ({ visit, contact, asked, wrong, given, dead }: Props) => {
  const { passes } = wordsOf(visit.language);
  const title = dead ? passes.dead[dead].title : passes.title;
  return (
    <Candidate visit={visit} title={title} width="slim">
      <h1>{title}</h1>
      <p class="lead">{dead ? passes.dead[dead].lead : passes.lead}</p>
      {asked && (
        <Notice tone="ok" role="status" title={passes.asked}>
          {passes.askedText}
        </Notice>
      )}
      <form method="post" action="/space/link" novalidate>
        <Field
          label={passes.address}
          name="email"
          type="email"
          autocomplete="email"
          required
          value={given}
          error={wrong ? passes.noAddress : undefined}
        />
        <Actions>
          <Button look="main">{passes.ask}</Button>
        </Actions>
      </form>
      <p class="quiet">
        {passes.write} <a href={`mailto:${contact}`}>{contact}</a>
      </p>
    </Candidate>
  );
};
