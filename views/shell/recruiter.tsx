import type { Child } from 'hono/jsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Path } from '../ui/where.tsx';
import { CookieChoice } from './cookies.tsx';
import { type Assets, Brand, type Link, Links, Page } from './page.tsx';

export type NavKey =
  | 'home'
  | 'positions'
  | 'reviews'
  | 'candidates'
  | 'kits'
  | 'team'
  | 'models'
  | 'letters'
  | 'requests'
  | 'settings'
  | 'retention'
  | 'privacy'
  | 'audit';
export type NavItem = { key: NavKey; href: string };

/** What every staff page knows of the one who reads it. `nav` holds only what exists and what the role may open. */
export type Desk = {
  organisation: string;
  account: { name: string; roles: string };
  nav: readonly NavItem[];
  timeZone: string;
  signOut?: string | undefined;
  /** At the foot: privacy policy and the like. */
  footer?: readonly Link[] | undefined;
  assets?: Assets | undefined;
};

type StaffProps = {
  desk: Desk;
  /** Title of the browser's tab. The page writes its own h1. */
  title: string;
  current?: NavKey | undefined;
  path?: readonly Link[] | undefined;
  scripts?: readonly string[] | undefined;
  children?: Child;
};

const items: Record<NavKey, [label: string, icon: IconName]> = {
  home: ['Home', 'home'],
  positions: ['Positions', 'case'],
  reviews: ['Reviews', 'people'],
  candidates: ['Candidates', 'people'],
  kits: ['Kits', 'page'],
  team: ['Team', 'team'],
  models: ['Models', 'chip'],
  letters: ['Letters', 'letter'],
  requests: ['Requests', 'key'],
  settings: ['Settings', 'sliders'],
  retention: ['Retention', 'clock'],
  privacy: ['Privacy', 'shield'],
  audit: ['Audit', 'log'],
};

/** The staff frame: tools at the side, the page beside them. */
export const Staff = ({ desk, title, current, path, scripts, children }: StaffProps) => (
  <Page
    title={`${title} - ${desk.organisation}`}
    language="en"
    kind="staff"
    skip="Skip to the content"
    assets={desk.assets}
    scripts={scripts}
  >
    <header>
      <Brand name={desk.organisation} below="AI Interview Space" href={desk.nav[0]?.href} />
      <Nav nav={desk.nav} current={current} />
      <Account desk={desk} />
    </header>
    <main id="main">
      <CookieChoice assets={desk.assets} language="en" />
      {path && <Path links={path} />}
      {children}
    </main>
    {desk.footer && desk.footer.length > 0 && (
      <footer>
        <Links links={desk.footer} />
      </footer>
    )}
  </Page>
);

/** As many tools as stand side by side on a phone. */
const beside = 5;
type NavProps = { nav: readonly NavItem[]; current: NavKey | undefined };
/** A desk shows all tools; a phone shows the first of them, and the others when "More" is pressed, without a script. */
const Nav = ({ nav, current }: NavProps) => {
  const first = nav.length > beside ? nav.slice(0, beside - 1) : nav;
  const more = nav.slice(first.length);
  return (
    <nav aria-label="Main">
      <Tools nav={first} current={current} />
      {more.length > 0 && (
        <>
          <button
            type="button"
            popovertarget="more-tools"
            aria-current={more.some(({ key }) => key === current) ? 'true' : undefined}
          >
            <Icon name="more" />
            More
          </button>
          <Tools nav={more} current={current} id="more-tools" popover="auto" />
        </>
      )}
    </nav>
  );
};

const Tools = ({ nav, current, ...list }: NavProps & { id?: string; popover?: 'auto' }) => (
  <ul {...list}>
    {nav.map(({ key, href }) => (
      <li>
        <a href={href} aria-current={key === current ? 'page' : undefined}>
          <Icon name={items[key][1]} />
          {items[key][0]}
        </a>
      </li>
    ))}
  </ul>
);

const Account = ({ desk }: { desk: Desk }) => (
  <form class="account" method="post" action={desk.signOut ?? '/sign-out'}>
    <strong>{desk.account.name}</strong>
    <small>{desk.account.roles}</small>
    <a href="/account">Your account</a>
    {' · '}
    <button type="submit" class="link">
      Sign out
    </button>
  </form>
);
