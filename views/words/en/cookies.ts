type Category = 'essential' | 'performance' | 'functionality' | 'analytics' | 'advertising';

export const cookies = {
  title: 'Cookies',
  lead: 'What this site keeps in your browser: all of it, by kind. Nothing here follows you to other sites, and nobody else sets anything.',
  banner:
    'This site needs a few cookies to work. One more, which is not needed, can remember light or dark and how fast you listen.',
  more: 'What each one does',
  reject: 'Only what is needed',
  accept: 'Accept all',
  chosen: {
    all: 'You allow the cookie that is not needed, too.',
    essential: 'Only the cookies that are needed are set.',
    none: 'You have not chosen yet. Only the cookies that are needed are set.',
  },
  signal:
    'Your browser sends Global Privacy Control. We take it as a no to everything that is not needed, whatever was chosen before, and do not ask.',
  kept: 'Your choice is kept for six months, in a cookie.',
  saved: 'Your choice is kept.',
  categories: {
    essential: ['Essential', 'Without these you could not sign in or answer. They are set without asking.'],
    performance: ['Performance', 'Would measure how fast pages are for you.'],
    functionality: ['Functionality', 'Remembers how you like the pages. Set only after you accepted.'],
    analytics: ['Analytics', 'Would count what people do here.'],
    advertising: ['Advertising', 'Would show you advertisements.'],
  } satisfies Record<Category, [string, string]>,
  none: 'None. We set no such cookie.',
  columns: { name: 'Name', what: 'What it does', stays: 'Stays' },
  caption: (category: string) => `${category}: what is set`,
  days: (count: number) => `${count} days at most`,
  stores: {
    title: 'Kept in the browser without a cookie',
    lead: 'Only on the pages of an interview, and essential: without it an answer could be lost with your connection.',
    caption: 'What scripts keep on your device',
    kind: 'Where',
  },
  look: {
    title: 'Light or dark, and how fast you listen',
    needs: 'Accept the cookie "look" first: it is what remembers this.',
    signal: 'Your browser sends Global Privacy Control, so this is not remembered.',
    appearance: 'Pages',
    appearances: { system: 'As my device', light: 'Light', dark: 'Dark' },
    speed: 'Speed of recordings',
    save: 'Remember this',
  },
};
