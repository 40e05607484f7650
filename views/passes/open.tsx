import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, Button } from '../ui/actions.tsx';
import { wordsOf } from '../words/index.ts';

/** The link of a letter: a person presses the button, a mail scanner does not. */
export const OpenPage = ({ visit, action }: { visit: Visit; action: string }) => {
  const { passes } = wordsOf(visit.language);
  return (
    <Candidate visit={visit} title={passes.openTitle} width="slim">
      <h1>{passes.openTitle}</h1>
      <p class="lead">{passes.openLead}</p>
      <form method="post" action={action}>
        <Actions>
          <Button look="main">{passes.open}</Button>
        </Actions>
      </form>
    </Candidate>
  );
};
