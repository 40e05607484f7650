import { When } from '../ui/when.tsx';
import { type Language, type Words, wordsOf } from '../words/index.ts';
import { type Held, Holding } from './held.tsx';

type Section = {
  id: string;
  title: string;
  source: string;
  period: { trigger: 'made' | 'decision'; days: number; atMost: number };
  holdings: readonly Held[];
};
export type ReadingProps = {
  language: Language;
  name: string;
  madeAt: Date;
  zone: string;
  organisation: { name: string; controller: string; address: string; privacyMail: string };
  sections: readonly Section[];
  nothingOf: readonly string[];
  looks: readonly { at: Date; who: string; what: keyof Words['looks']['whatOpened'] }[];
};
type Place = { zone: string; language: Language };

const SectionOf = ({ section, ...place }: Place & { section: Section }) => {
  const words = wordsOf(place.language).archive;
  const { trigger, days, atMost } = section.period;
  return (
    <section id={section.id} aria-labelledby={`${section.id}-title`}>
      <h2 id={`${section.id}-title`}>{section.title}</h2>
      <p class="quiet">
        {words.howLong}: {words.period[trigger](days, atMost)}. {section.source}.
      </p>
      {section.holdings.length === 0 && <p>{words.nothingHere}</p>}
      {section.holdings.map((held) => (
        <Holding held={held} {...place} />
      ))}
    </section>
  );
};

const Looks = ({ looks, ...place }: Place & Pick<ReadingProps, 'looks'>) => {
  const words = wordsOf(place.language);
  const { when, who, what } = words.looks.columns;
  return (
    <section id="looks" aria-labelledby="looks-title">
      <h2 id="looks-title">{words.looks.title}</h2>
      {looks.length === 0 ? (
        <p>{words.archive.noLooks}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {[when, who, what].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {looks.map((look) => (
              <tr>
                <td>
                  <When at={look.at} {...place} />
                </td>
                <td>{look.who}</td>
                <td>{words.looks.whatOpened[look.what]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

const Reading = ({ style, ...page }: ReadingProps & { style: string }) => {
  const { language, zone, organisation, sections } = page;
  const words = wordsOf(language);
  const place = { language, zone };
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{words.archive.readingTitle(page.name)}</title>
        <link rel="stylesheet" href={style} />
      </head>
      <body>
        <header>
          <p class="quiet">{organisation.name}</p>
          <h1>{words.archive.readingTitle(page.name)}</h1>
          <p>
            {words.archive.madeOn} <When at={page.madeAt} {...place} />
          </p>
          <p>{words.archive.controller(organisation)}</p>
          <p>{words.archive.files}</p>
        </header>
        <nav aria-label={words.archive.contents}>
          <ul>
            {sections.map(({ id, title }) => (
              <li>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
            <li>
              <a href="#looks">{words.looks.title}</a>
            </li>
          </ul>
        </nav>
        <main>
          {sections.map((section) => (
            <SectionOf section={section} {...place} />
          ))}
          <Looks looks={page.looks} {...place} />
          {page.nothingOf.length > 0 && (
            <p class="quiet">
              {words.archive.nothingOf}: {page.nothingOf.join(', ')}.
            </p>
          )}
        </main>
      </body>
    </html>
  );
};

/** `index.html` of an archive: to be read without network, scripts or this house. */
export const archiveHtml = (props: ReadingProps, style: string) =>
  `<!doctype html>\n${<Reading {...props} style={style} />}\n`;
