import type { Words } from '../words/index.ts';
import { en } from '../words/index.ts';

type Link = { href: string; label: string };

/** The trail to this page; the page itself is the h1 below it. */
export const Path = ({ links, label = 'Breadcrumb' }: { links: readonly Link[]; label?: string }) => (
  <nav class="path" aria-label={label}>
    <ol>
      {links.map((link) => (
        <li>
          <a href={link.href}>{link.label}</a>
        </li>
      ))}
    </ol>
  </nav>
);

/** Siblings of this page. `current` is the href that is open. */
export const Tabs = ({
  links,
  current,
  label,
}: {
  links: readonly Link[];
  current: string;
  label: string;
}) => (
  <nav class="tabs" aria-label={label}>
    <ul>
      {links.map((link) => (
        <li>
          <a href={link.href} aria-current={link.href === current ? 'page' : undefined}>
            {link.label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** How far somebody is: everything before `at` is done, `at` (from 0) is now. */
export const Steps = ({ steps, at, words = en }: { steps: readonly string[]; at: number; words?: Words }) => (
  <ol class="steps" aria-label={words.shell.steps}>
    {steps.map((step, index) => (
      <li class={index < at ? 'done' : undefined} aria-current={index === at ? 'step' : undefined}>
        <span>{step}</span>
      </li>
    ))}
  </ol>
);

type PagesProps = {
  /** First and last shown (counted from 1), and how many there are. */
  from: number;
  to: number;
  of: number;
  previous?: string | undefined;
  next?: string | undefined;
};

/** Paging under a list; nothing at all when everything fits on one page. */
export const Pages = ({ from, to, of, previous, next }: PagesProps) => {
  if (!previous && !next) return null;
  return (
    <nav class="pages" aria-label="Pages">
      <span>
        {from} to {to} of {of}
      </span>
      <div class="actions">
        {previous && (
          <a class="button" href={previous}>
            Previous
          </a>
        )}
        {next && (
          <a class="button" href={next}>
            Next
          </a>
        )}
      </div>
    </nav>
  );
};
