import type { Child } from 'hono/jsx';
import { type Language, wordsOf } from '../words/index.ts';
import { CookieChoice } from './cookies.tsx';
import { type Assets, Brand, type Link, Links, Page } from './page.tsx';

/** What every page outside the desk knows of the one who reads it. Links hold only what exists. */
export type Visit = {
  language: Language;
  organisation: string;
  timeZone: string;
  /** The opening this visit is about, shown under the organisation. */
  position?: string | undefined;
  home?: string | undefined;
  /** At the top: what we hold about you, help. */
  links?: readonly Link[] | undefined;
  /** At the foot: privacy policy and the like. */
  footer?: readonly Link[] | undefined;
  assets?: Assets | undefined;
  /** Above everything, for those who only look: that this is a preview. */
  above?: Child;
};

type CandidateProps = {
  visit: Visit;
  title: string;
  /** One column to read, a wider one with something at its side, or a narrow one for a short form. */
  width?: 'wide' | 'slim' | undefined;
  current?: string | undefined;
  scripts?: readonly string[] | undefined;
  children?: Child;
};

/** The candidate's frame, in the candidate's language. */
export const Candidate = ({ visit, title, width, current, scripts, children }: CandidateProps) => {
  const { shell } = wordsOf(visit.language);
  return (
    <Page
      title={`${title} - ${visit.organisation}`}
      language={visit.language}
      kind="person"
      skip={shell.skip}
      assets={visit.assets}
      scripts={scripts}
    >
      {visit.above}
      <CookieChoice assets={visit.assets} language={visit.language} />
      <header>
        <Brand name={visit.organisation} below={visit.position} href={visit.home} />
        {visit.links && visit.links.length > 0 && (
          <nav aria-label={shell.yours}>
            <Links links={visit.links} current={current} />
          </nav>
        )}
      </header>
      <main id="main" class={width}>
        {children}
      </main>
      <footer>
        <div>
          <p>{shell.ownMachines(visit.organisation)}</p>
          {visit.footer && visit.footer.length > 0 && <Links links={visit.footer} />}
        </div>
      </footer>
    </Page>
  );
};
