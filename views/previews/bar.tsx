import { Actions, LinkButton } from '../ui/actions.tsx';
import { Notice } from '../ui/notice.tsx';

type Props = {
  title: string;
  home: string;
  /** Every page of the preview, in order; addresses below `base`. */
  stops: readonly { path: string; label: string }[];
  base: string;
  /** The page that is shown. */
  at: string;
};

/** Above every page of a preview: that it is one, and the way to the other pages. */
export const PreviewBar = ({ title, home, stops, base, at }: Props) => {
  const index = stops.findIndex(({ path }) => path === at);
  const before = stops[index - 1];
  const next = index < 0 ? stops[0] : stops[index + 1];
  return (
    <aside lang="en" aria-label="Preview">
      <Notice tone="wait" title={`Preview of the draft “${title}”`}>
        <p>
          These are the candidate’s own pages. Nothing is recorded, sent or kept, and the clock of a question
          stands still.
        </p>
        <Actions>
          {before && <LinkButton href={base + before.path}>Back: {before.label}</LinkButton>}
          {next && <LinkButton href={base + next.path}>Next: {next.label}</LinkButton>}
          <LinkButton href={home}>Close the preview</LinkButton>
        </Actions>
      </Notice>
    </aside>
  );
};
