import type { Child } from 'hono/jsx';
import { type Desk, Staff } from '../shell/recruiter.tsx';
import { LinkButton, Top } from '../ui/actions.tsx';
import { Notice } from '../ui/notice.tsx';
import { When } from '../ui/when.tsx';
import { Tabs } from '../ui/where.tsx';

type Link = { href: string; label: string };
export type FrameProps = {
  desk: Desk;
  trail: readonly Link[];
  /** Whose answers they are. */
  name: string;
  below: string;
  tabs: readonly Link[];
  current: string;
  /** Where one can go from here. */
  links: readonly Link[];
  /** Until when the person can still correct the words, as long as they can. */
  correctUntil?: Date | undefined;
  done?: string | undefined;
};

/** What the page before and the page after handing in have in common. */
export const ReviewFrame = ({
  desk,
  trail,
  name,
  below,
  tabs,
  current,
  links,
  ...props
}: FrameProps & { children?: Child }) => (
  <Staff
    desk={desk}
    title={`Scorecard: ${name}`}
    current="reviews"
    path={trail}
    scripts={['/assets/player.js']}
  >
    <Top title={`Your scorecard for ${name}`} below={below}>
      {links.map(({ href, label }) => (
        <LinkButton href={href}>{label}</LinkButton>
      ))}
    </Top>
    {props.done && <Notice tone="ok" role="status" title={props.done} />}
    {props.correctUntil && (
      <Notice title="The words can still change.">
        <p>
          The person can correct what was written down until{' '}
          <When at={props.correctUntil} zone={desk.timeZone} />. Recordings stay as they are, and so do typed
          answers.
        </p>
      </Notice>
    )}
    <Tabs label="Questions" links={[...tabs]} current={current} />
    {props.children}
  </Staff>
);
