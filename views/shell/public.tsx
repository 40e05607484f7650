import type { Child } from 'hono/jsx';
import type { Language } from '../words/index.ts';
import { CookieChoice } from './cookies.tsx';
import { type Assets, Brand, type Link, Links, Page } from './page.tsx';

export type PublicProps = {
  title: string;
  /** Empty before the house is set up. */
  organisation?: string | undefined;
  language?: Language | undefined;
  width?: 'wide' | 'slim' | undefined;
  assets?: Assets | undefined;
  scripts?: readonly string[] | undefined;
  /** At the foot: privacy policy and the like. */
  footer?: readonly Link[] | undefined;
  children?: Child;
};

/** For pages before anybody is known: sign-in, set-up, an error. */
export const Public = ({ organisation, width = 'slim', language = 'en', ...page }: PublicProps) => (
  <Page
    title={organisation ? `${page.title} - ${organisation}` : `${page.title} - AI Interview Space`}
    language={language}
    kind="person"
    skip={language === 'de' ? 'Zum Inhalt springen' : 'Skip to the content'}
    assets={page.assets}
    scripts={page.scripts}
  >
    <CookieChoice assets={page.assets} language={language} />
    <header>
      <Brand
        name={organisation || 'AI Interview Space'}
        below={organisation ? 'AI Interview Space' : undefined}
      />
    </header>
    <main id="main" class={width}>
      {page.children}
    </main>
    {page.footer && page.footer.length > 0 && (
      <footer>
        <Links links={page.footer} />
      </footer>
    )}
  </Page>
);
