import { Way } from '../interviews/way.tsx';
import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, Button } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { type Kind, wordsOf } from '../words/index.ts';
import { type AskedQuestion, KindChoices } from './asked.tsx';

export type ReadyProps = {
  visit: Visit;
  /** Its text stays closed until the candidate opens it, because opening starts the time to think. */
  question: Omit<AskedQuestion, 'text' | 'hint' | 'criteria'>;
  kind: Kind;
};

/** Before a question is opened: how long, how often, in which way. POST .../start with `kind`. */
export const ReadyPage = ({ visit, question: asked, kind }: ReadyProps) => {
  const words = wordsOf(visit.language);
  const { question, shell } = words;
  const speaks = asked.kinds.some((one) => one !== 'typed');
  const types = asked.kinds.includes('typed');
  const think = asked.thinkSeconds > 0;
  const spokenLead = think ? question.closedLead(shell.duration(asked.thinkSeconds)) : question.closedNoThink;
  return (
    <Candidate visit={visit} title={question.of(asked.number, asked.of)}>
      <Way words={words} questions={asked.of} at={asked.number} speaks={speaks} />
      <h1>{question.closedTitle(asked.number)}</h1>
      <p class="lead">{speaks ? spokenLead : question.closedTyped(shell.duration(asked.typeSeconds))}</p>
      <Facts
        facts={[
          speaks && [question.thinkTime, think ? shell.duration(asked.thinkSeconds) : question.noThink],
          speaks && [question.longest, shell.duration(asked.longestSeconds)],
          types && [question.toType, shell.duration(asked.typeSeconds)],
          speaks && [question.retakes, question.retakesText(asked.retakes, asked.retakes)],
        ]}
      />
      <form method="post" action={`/interview/questions/${asked.id}/start`}>
        {asked.kinds.length > 1 ? (
          <KindChoices
            words={words}
            question={{ ...asked, text: '', criteria: [] }}
            kind={kind}
            legend={question.how}
          />
        ) : (
          <input type="hidden" name="kind" value={asked.kinds[0]} />
        )}
        <Actions>
          <Button look="main">{question.open}</Button>
          <Button anyway action="/interview/pause">
            {question.pauseHere}
          </Button>
          <span class="quiet">{question.pauseText}</span>
        </Actions>
      </form>
    </Candidate>
  );
};
