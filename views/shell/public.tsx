import type { Child } from 'hono/jsx';
import { type Assets, Brand, Page } from './page.tsx';

type PublicProps = {
  title: string;
  /** Empty before the house is set up. */
  organisation?: string | undefined;
  language?: string | undefined;
  width?: 'wide' | 'slim' | undefined;
  assets?: Assets | undefined;
  scripts?: readonly string[] | undefined;
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
    <header>
      <Brand
        name={organisation || 'AI Interview Space'}
        below={organisation ? 'AI Interview Space' : undefined}
      />
    </header>
    <main id="main" class={width}>
      {page.children}
    </main>
  </Page>
);
