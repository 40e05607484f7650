import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, LinkButton } from '../ui/actions.tsx';
import { TextArea } from '../ui/field.tsx';
import { ScriptWords } from '../ui/script-words.tsx';
import { type Kind, wordsOf } from '../words/index.ts';
import { TryDevices } from './devices.tsx';
import { Way } from './way.tsx';

export type PracticeProps = {
  visit: Visit;
  questions: number;
  kinds: readonly Kind[];
  /** The first question. */
  next: string;
};

/** A question that does not count: recorded and heard on the device, or typed into a field nobody reads. */
export const PracticePage = ({ visit, questions, kinds, next }: PracticeProps) => {
  const words = wordsOf(visit.language);
  const { practice, typed } = words;
  const speaks = kinds.some((kind) => kind !== 'typed');
  const video = kinds.includes('video');
  const scripts = speaks ? ['/assets/devices.js'] : [];
  return (
    <Candidate visit={visit} title={practice.title} width={video ? 'wide' : undefined} scripts={scripts}>
      <Way words={words} questions={questions} at="practice" speaks={speaks} />
      <h1>{practice.title}</h1>
      <p class="lead">{speaks ? practice.lead : practice.leadTyped}</p>
      <h2>{practice.question}</h2>
      {speaks ? (
        <TryDevices words={words} kinds={kinds} seconds={10} />
      ) : (
        <div class="words">
          <TextArea label={typed.label} name="practice" rows={4} />
        </div>
      )}
      <Actions>
        <LinkButton look="main" href={next}>
          {practice.skip}
        </LinkButton>
      </Actions>
      {speaks && <ScriptWords words={words} groups={['device', 'recorder']} />}
    </Candidate>
  );
};
