import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, LinkButton } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { When } from '../ui/when.tsx';
import { wordsOf } from '../words/index.ts';

export type PausedProps = { visit: Visit; answered: number; questions: number; finishBy: number };

/** Nothing runs, everything is safe, and here is how to come back. */
export const PausedPage = ({ visit, answered, questions, finishBy }: PausedProps) => {
  const { paused } = wordsOf(visit.language);
  return (
    <Candidate visit={visit} title={paused.title}>
      <h1>{paused.title}</h1>
      <p class="lead">{paused.safe(answered, questions)}</p>
      <p>
        {paused.back} {paused.close}
      </p>
      <Facts
        facts={[
          [
            paused.until,
            <strong>
              <When at={finishBy} zone={visit.timeZone} language={visit.language} long />
            </strong>,
          ],
        ]}
      />
      <Actions>
        <LinkButton look="main" href="/interview">
          {paused.goOn}
        </LinkButton>
      </Actions>
    </Candidate>
  );
};
