import { Notice } from '../ui/notice.tsx';
import { Day } from '../ui/when.tsx';
import type { StatementShown } from './shown.ts';

const standings: Record<StatementShown['state'], string> = {
  open: 'Not answered yet',
  extended: 'Not answered yet',
  done: 'Kept beside it',
  refused: 'Not changed, and kept beside it',
  'taken-back': 'Taken back',
};

/** What the person says is wrong: whoever reads the report reads it, too (GDPR article 16). */
export const Statements = ({ statements, zone }: { statements: readonly StatementShown[]; zone: string }) => {
  if (statements.length === 0) return null;
  return (
    <Notice tone="wait" title="The candidate says that something here is wrong">
      {statements.map(({ what, field, was, words, state, at }) => (
        <div>
          <p>
            {standings[state]}, <Day at={at} zone={zone} />: {what}, {field}
          </p>
          {was && (
            <blockquote>
              <del>{was}</del>
            </blockquote>
          )}
          <blockquote>{words}</blockquote>
        </div>
      ))}
    </Notice>
  );
};
