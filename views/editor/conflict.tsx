import { ReadingOf, type ReadQuestion } from '../kits/reading.tsx';
import { Notice } from '../ui/notice.tsx';
import { When } from '../ui/when.tsx';

export type ConflictProps = {
  /** What the colleague saved; nothing when they removed the question. */
  theirs?: ReadQuestion | undefined;
  savedAt: Date;
  action: string;
  zone: string;
  language: string;
};
/** Both versions on one page: theirs above, the typed one in the form. */
export const Conflict = ({ theirs, savedAt, action, zone, language }: ConflictProps) =>
  theirs ? (
    <Notice tone="wait" role="alert" title="Your colleague saved this question while you wrote.">
      <p>
        The kit was last saved on <When at={savedAt} zone={zone} />. Theirs is here, yours is in the form
        below: nothing is lost. Take over what you need. “Save question” keeps yours in place of theirs.
      </p>
      <details open>
        <summary>What your colleague saved</summary>
        <ReadingOf question={theirs} language={language} />
      </details>
      <p>
        <a href={action}>Drop mine and keep theirs</a>
      </p>
    </Notice>
  ) : (
    <Notice tone="wait" role="alert" title="Your colleague removed this question while you wrote.">
      Yours is in the form below: nothing is lost. “Save question” puts it back, as the last one.
    </Notice>
  );
