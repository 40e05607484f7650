import type { Child } from 'hono/jsx';
import { Top } from '../ui/actions.tsx';
import { Tabs } from '../ui/where.tsx';
import { type Desk, Staff } from './recruiter.tsx';

const links = [
  { href: '/retention', label: 'Periods' },
  { href: '/retention/forecast', label: 'Next 30 days' },
  { href: '/retention/holds', label: 'Legal holds' },
  { href: '/retention/nights', label: 'Nights' },
];
type Props = { desk: Desk; current: string; children?: Child };

/** The frame of the pages that say how long things are kept. */
export const Kept = ({ desk, current, children }: Props) => (
  <Staff desk={desk} title="How long things are kept" current="retention">
    <Top
      title="How long things are kept"
      below="Every kind of data has its period. What is over goes in the night, with its files and in the backups, too."
    />
    <Tabs label="How long things are kept" current={current} links={links} />
    {children}
  </Staff>
);
