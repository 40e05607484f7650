import { browserStores, cookieCategories, cookies } from '#kernel/cookies.ts';
import type { Language } from '#people';

const day = 86_400_000;
/** The declarations as the public page shows them: every category, also those in which nothing is set. */
export const shownIn = (language: Language) => ({
  categories: cookieCategories.map((name) => ({
    name,
    set: Object.entries(cookies)
      .filter(([, { category }]) => category === name)
      .map(([cookie, { what, longest }]) => ({ name: cookie, what: what[language], days: longest / day })),
  })),
  stores: browserStores.map(({ name, kind, what }) => ({ name, kind, what: what[language] })),
});
