import { Facts } from '../ui/facts.tsx';
import { When } from '../ui/when.tsx';
import { type Kind, type Language, wordsOf } from '../words/index.ts';

export type WelcomeProps = {
  language: Language;
  timeZone: string;
  name: string;
  /** The kit's own words to the candidate. */
  introduction?: string | undefined;
  questions: number;
  minutes: number;
  kinds: readonly Kind[];
  /** Epoch ms. */
  finishBy: number;
};

/** The greeting and what to expect; nothing is asked and nothing recorded here. */
export const Welcome = (about: WelcomeProps) => {
  const { notice } = wordsOf(about.language);
  return (
    <>
      <h1>{notice.hello(about.name)}</h1>
      <p class="lead">{notice.lead(about.questions, about.minutes)}</p>
      {about.introduction && <p>{about.introduction}</p>}
      <Facts
        facts={[
          [
            notice.finishBy,
            <strong>
              <When at={about.finishBy} zone={about.timeZone} language={about.language} long />
            </strong>,
          ],
          [notice.pause, notice.pauseText],
          [notice.answerBy, notice.answerByText(about.kinds)],
          about.kinds.some((kind) => kind !== 'typed') && [notice.lineDrops, notice.lineDropsText],
        ]}
      />
    </>
  );
};
