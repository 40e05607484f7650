import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, Button, LinkButton } from '../ui/actions.tsx';
import { Notice } from '../ui/notice.tsx';
import { whenWords } from '../ui/when.tsx';
import { Steps } from '../ui/where.tsx';
import { type Words, wordsOf } from '../words/index.ts';
import { type AnswerToRead, ReadAnswer } from './answer.tsx';

export type ReadProps = {
  visit: Visit;
  name: string;
  answers: readonly AnswerToRead[];
  /** How many spoken answers are still being written down. */
  waiting: number;
  /** Epoch ms: until then a word can be corrected. */
  correctUntil: number;
  /** The candidate has said that these are the words. */
  agreed: boolean;
  /** POST here to say so. */
  agreeTo: string;
  /** Where "later" leads. */
  next: string;
};

/** Every answer as it was written down, to be read and corrected before people score it. */
export const ReadPage = (page: ReadProps) => {
  const { visit, answers } = page;
  const words = wordsOf(visit.language);
  const { transcripts, journey } = words;
  const steps = [journey.before, ...answers.map(({ number }) => journey.question(number)), journey.read];
  return (
    <Candidate visit={visit} title={transcripts.title} scripts={['/assets/player.js']}>
      <Steps words={words} steps={steps} at={steps.length - 1} />
      <h1>{transcripts.hello(page.name)}</h1>
      <p class="lead">{transcripts.lead(visit.organisation)}</p>
      {page.agreed && <Notice tone="ok" title={transcripts.agreed} />}
      {page.waiting > 0 && (
        <Notice tone="wait" title={transcripts.waitingTitle}>
          {transcripts.waiting(answers.length - page.waiting, answers.length)}
        </Notice>
      )}
      {answers.map((answer) => (
        <ReadAnswer
          {...{ answer, words }}
          open={!page.agreed}
          place={{ zone: visit.timeZone, language: visit.language }}
        />
      ))}
      <Agreement {...page} words={words} />
    </Candidate>
  );
};

const Agreement = ({
  words,
  visit,
  waiting,
  agreed,
  agreeTo,
  next,
  correctUntil,
}: ReadProps & { words: Words }) => {
  const { transcripts } = words;
  const until = whenWords(correctUntil, { zone: visit.timeZone, language: visit.language }, true);
  if (agreed) {
    return (
      <Actions>
        <LinkButton look="main" href={next}>
          {transcripts.goOn}
        </LinkButton>
      </Actions>
    );
  }
  return (
    <form method="post" action={agreeTo}>
      <Actions>
        <Button look="main" notNow={waiting > 0 ? transcripts.notYet : undefined}>
          {transcripts.agree}
        </Button>
        <LinkButton href={next}>{transcripts.later}</LinkButton>
      </Actions>
      <p class="quiet">{transcripts.until(until)}</p>
    </form>
  );
};
