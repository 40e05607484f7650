import { Privacy, type PrivacyFrame } from '../shell/privacy.tsx';
import { Actions, Button } from '../ui/actions.tsx';
import { Choices } from '../ui/choices.tsx';
import { Select } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { type Words, wordsOf } from '../words/index.ts';

type Category = keyof Words['cookies']['categories'];
type Appearance = keyof Words['cookies']['look']['appearances'];
export type CookiesProps = PrivacyFrame & {
  /** Every kind, also those of which nothing is set. */
  categories: readonly { name: Category; set: readonly { name: string; what: string; days: number }[] }[];
  stores: readonly { name: string; kind: string; what: string }[];
  choice: 'all' | 'essential' | undefined;
  /** The browser said no by itself. */
  bySignal: boolean;
  remembers: boolean;
  look: { appearance: Appearance; speed: number };
  speeds: readonly number[];
  done?: boolean | undefined;
};
type Part = CookiesProps & { words: Words };

/** What is kept in a browser, and the one choice there is about it. */
export const CookiesPage = (page: CookiesProps) => {
  const words = wordsOf(page.visit.language);
  const { cookies } = words;
  const part = { ...page, words };
  return (
    <Privacy {...page} title={cookies.title} current="/privacy/cookies">
      <p class="lead">{cookies.lead}</p>
      {page.done && <Notice tone="ok" role="status" title={cookies.saved} />}
      {page.bySignal && <Notice tone="ok" title={cookies.signal} />}
      <Choice {...part} />
      {page.categories.map((category) => (
        <Kind {...{ category, words }} />
      ))}
      <Stores {...part} />
      <Look {...part} />
    </Privacy>
  );
};

const Choice = ({ words: { cookies }, choice, bySignal, ending }: Part) => (
  <form method="post" action={`/privacy/cookies${ending}`}>
    <p>
      <strong>{cookies.chosen[choice ?? 'none']}</strong> {choice && !bySignal && cookies.kept}
    </p>
    {!bySignal && (
      <div class="even">
        <button type="submit" name="choice" value="essential" aria-pressed={String(choice === 'essential')}>
          {cookies.reject}
        </button>
        <button type="submit" name="choice" value="all" aria-pressed={String(choice === 'all')}>
          {cookies.accept}
        </button>
      </div>
    )}
  </form>
);

const Kind = ({
  category,
  words: { cookies },
}: {
  category: CookiesProps['categories'][number];
  words: Words;
}) => {
  const [title, text] = cookies.categories[category.name];
  const { name, what, stays } = cookies.columns;
  return (
    <section>
      <h2>{title}</h2>
      <p>
        {text} {category.set.length === 0 && <strong>{cookies.none}</strong>}
      </p>
      {category.set.length > 0 && (
        <Table
          caption={cookies.caption(title)}
          columns={[name, what, stays]}
          rows={category.set.map((one) => [<code>{one.name}</code>, one.what, cookies.days(one.days)])}
        />
      )}
    </section>
  );
};

const Stores = ({ words: { cookies }, stores }: Part) => (
  <section>
    <h2>{cookies.stores.title}</h2>
    <p>{cookies.stores.lead}</p>
    <Table
      caption={cookies.stores.caption}
      columns={[cookies.columns.name, cookies.stores.kind, cookies.columns.what]}
      rows={stores.map(({ name, kind, what }) => [<code>{name}</code>, kind, what])}
    />
  </section>
);

const Look = ({ words, remembers, bySignal, look, speeds, ending }: Part) => {
  const { look: says } = words.cookies;
  return (
    <section>
      <h2>{says.title}</h2>
      {!remembers && <p>{bySignal ? says.signal : says.needs}</p>}
      {remembers && (
        <form method="post" action={`/privacy/cookies/look${ending}`}>
          <Choices
            legend={says.appearance}
            name="appearance"
            value={look.appearance}
            choices={(['system', 'light', 'dark'] as const).map((value) => ({
              value,
              label: says.appearances[value],
            }))}
          />
          <Select
            label={says.speed}
            name="speed"
            value={look.speed}
            options={speeds.map((value) => ({ value, label: words.player.times(value) }))}
          />
          <Actions>
            <Button look="main">{says.save}</Button>
          </Actions>
        </form>
      )}
    </section>
  );
};
