import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Top } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { Empty } from '../ui/notice.tsx';
import { clockWords } from '../ui/when.tsx';
import { wordsOf } from '../words/index.ts';

type Props = {
  desk: Desk;
  id: string;
  kit: {
    title: string;
    language: string;
    introduction: string;
    questions: readonly {
      text: string;
      hint: string;
      kinds: readonly string[];
      thinkSeconds: number;
      answerSeconds: number;
      retakes: number;
      criteria: readonly { name: string }[];
    }[];
  };
};

/** What candidates read, in their order and language; nothing is recorded here. */
export const PreviewPage = ({ desk, id, kit }: Props) => {
  const words = wordsOf(kit.language);
  return (
    <Staff
      desk={desk}
      title="Preview"
      current="kits"
      path={[
        { href: '/kits', label: 'Kits' },
        { href: `/kits/${id}`, label: kit.title },
      ]}
    >
      <Top
        title="As a candidate reads it"
        below="Levels and weights are never shown to candidates; the names of the criteria are."
      />
      {kit.questions.length === 0 && <Empty title="No question yet." text="Add one, then look again." />}
      <div lang={kit.language}>
        {kit.introduction && <p class="lead">{kit.introduction}</p>}
        {kit.questions.map((question, at) => (
          <article>
            <h2>{words.journey.question(at + 1)}</h2>
            <p class="lead">{question.text}</p>
            {question.hint && <p class="quiet">{question.hint}</p>}
            <Facts
              facts={[
                ['Answered by', question.kinds.join(', ')],
                ['Time to think', clockWords(question.thinkSeconds)],
                ['Longest answer', clockWords(question.answerSeconds)],
                ['Retakes', question.retakes],
                ['Scored on', question.criteria.map(({ name }) => name).join(', ')],
              ]}
            />
          </article>
        ))}
      </div>
    </Staff>
  );
};
