import { html } from 'hono/html';
import type { Child } from 'hono/jsx';

/** Where the browser finds style and scripts. `brand` is the one served sheet that sets `--accent`. */
export type Assets = {
  style: string;
  htmx: string;
  app: string;
  brand?: string | undefined;
  /** Light or dark, where somebody lets us remember it. */
  appearance?: 'system' | 'light' | 'dark' | undefined;
  /** How fast they listen; a player that finds it here may have it remembered. */
  speed?: number | undefined;
  /** They have not chosen about cookies yet: where they are, to come back to. */
  asks?: string | undefined;
};
export type Link = { href: string; label: string };

export const plainAssets: Assets = {
  style: '/assets/style.css',
  htmx: '/assets/htmx.js',
  app: '/assets/app.js',
};

type PageProps = {
  title: string;
  language: string;
  kind: 'person' | 'staff';
  skip: string;
  assets?: Assets | undefined;
  /** Further scripts of this page, as modules. */
  scripts?: readonly string[] | undefined;
  children?: Child;
};

/** The document around every frame: language, title, style, scripts, skip link. */
export const Page = ({ assets = plainAssets, scripts = [], ...page }: PageProps) => (
  <>
    {html`<!doctype html>`}
    <html lang={page.language} data-appearance={assets.appearance} data-speed={assets.speed}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{page.title}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={assets.style} />
        {assets.brand && <link rel="stylesheet" href={assets.brand} />}
        <script src={assets.htmx} defer></script>
        {[assets.app, ...scripts].map((src) => (
          <script type="module" src={src}></script>
        ))}
      </head>
      <body class={page.kind}>
        <a class="skip" href="#main">
          {page.skip}
        </a>
        {page.children}
      </body>
    </html>
  </>
);

/** The mark and the name of the house; a link only where there is somewhere to go. */
export const Brand = (brand: { name: string; below?: string | undefined; href?: string | undefined }) => {
  const inside = (
    <>
      <svg viewBox="0 0 28 28" aria-hidden="true">
        <rect width="28" height="28" rx="6" fill="currentColor" />
        <path d="M8 20V8l12 12V8" fill="none" stroke="#fff" stroke-width="2.5" stroke-linejoin="round" />
      </svg>
      <span>
        {brand.name}
        {brand.below && <small>{brand.below}</small>}
      </span>
    </>
  );
  if (!brand.href) return <span class="brand">{inside}</span>;
  return (
    <a class="brand" href={brand.href}>
      {inside}
    </a>
  );
};

export const Links = ({ links, current }: { links: readonly Link[]; current?: string | undefined }) => (
  <ul>
    {links.map((link) => (
      <li>
        <a href={link.href} aria-current={link.href === current ? 'page' : undefined}>
          {link.label}
        </a>
      </li>
    ))}
  </ul>
);
