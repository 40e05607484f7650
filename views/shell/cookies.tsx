import { type Language, wordsOf } from '../words/index.ts';
import type { Assets } from './page.tsx';

/** Yes and no to cookies that are not needed: the same size, the same line, one press each. Gone once chosen. */
export const CookieChoice = ({ assets, language }: { assets?: Assets | undefined; language: Language }) => {
  if (!assets?.asks) return null;
  const { cookies } = wordsOf(language);
  return (
    <aside class="cookies" aria-label={cookies.title}>
      <form method="post" action="/privacy/cookies">
        <p>
          {cookies.banner} <a href="/privacy/cookies">{cookies.more}</a>
        </p>
        <input type="hidden" name="back" value={assets.asks} />
        <div class="even">
          <button type="submit" name="choice" value="essential">
            {cookies.reject}
          </button>
          <button type="submit" name="choice" value="all">
            {cookies.accept}
          </button>
        </div>
      </form>
    </aside>
  );
};
