import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, PostButton } from '../ui/actions.tsx';
import { Notice, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { dayWords, When } from '../ui/when.tsx';
import { type Words, wordsOf } from '../words/index.ts';

type Purpose = 'interview' | 'ai' | 'recording' | 'openings';
type Choice = 'given' | 'refused' | 'withdrawn';
type Item = {
  id: string;
  purpose: Purpose;
  choice: Choice;
  at: Date;
  /** What ends together with it. */
  alsoEnds: readonly Purpose[];
  /** The privacy policy has changed so much since then that it is asked for anew. */
  again?: boolean | undefined;
  /** Hash of the words on this page, where this can be given now. */
  shown?: string | undefined;
};
export type ConsentsProps = {
  visit: Visit;
  matters: readonly { position: string | undefined; items: readonly Item[] }[];
  openings: Item | undefined;
  openingsShown: string;
  ledger: readonly {
    purpose: Purpose;
    choice: Choice;
    at: Date;
    hash: string;
    /** Of the privacy policy in force, where there was one. */
    policyHash: string | null;
    words: string;
  }[];
  done?: 'withdrawn' | 'given' | 'invited' | undefined;
};

/** Every consent with what it allows, what ends with it, and one button. Taking back needs no other page. */
export const ConsentsPage = (page: ConsentsProps) => {
  const { visit, matters, done } = page;
  const words = wordsOf(visit.language);
  const { consents } = words;
  const asked = [...matters.flatMap(({ items }) => items), ...(page.openings ? [page.openings] : [])];
  return (
    <Candidate visit={visit} title={consents.title} current="/space/consents">
      <h1>{consents.title}</h1>
      <p class="lead">{consents.lead}</p>
      {done && <Notice tone="ok" role="status" title={consents.done[done]} />}
      {asked.some(({ again }) => again) && (
        <Notice tone="wait" title={consents.asksAgain}>
          <p>
            <a href="/privacy">{consents.readPolicy}</a>
          </p>
        </Notice>
      )}
      {matters.map(({ position, items }) => (
        <section>
          <h2>{position ? consents.about(position) : consents.aboutErased}</h2>
          {items.map((item) => (
            <OneConsent {...{ item, visit, words }} />
          ))}
        </section>
      ))}
      <section>
        <h2>{consents.aside}</h2>
        <Openings {...page} words={words} />
        <p>
          <a href="/space/mail">{words.mailings.link}</a>
        </p>
      </section>
      <section aria-labelledby="kept">
        <h2 id="kept">{consents.keptTitle}</h2>
        <ul>
          {consents.kept.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </section>
      <Ledger {...page} words={words} />
    </Candidate>
  );
};

type OneProps = { item: Item; visit: Visit; words: Words };
const OneConsent = ({ item, visit, words: { consents } }: OneProps) => {
  const { title, allows, ends } = consents.purposes[item.purpose](visit.organisation);
  const given = item.choice === 'given';
  return (
    <section class="consent">
      <h3>{title}</h3>
      <p>
        <State tone={given ? 'ok' : undefined}>{consents.states[item.choice]}</State>{' '}
        <span class="quiet">
          {consents.since(dayWords(item.at, { zone: visit.timeZone, language: visit.language }))}
        </span>{' '}
        {item.choice !== 'refused' && (
          <a href="/space/receipts">
            {consents.receipt}
            <span class="hidden">: {title}</span>
          </a>
        )}
      </p>
      <p>{allows}</p>
      {(given || item.shown) && (
        <p class="quiet">
          <strong>{consents.ifWithdrawn}</strong>{' '}
          {item.alsoEnds.length && item.purpose === 'recording' ? consents.alsoEnds : ends}
        </p>
      )}
      <Change {...{ item, consents }} />
    </section>
  );
};
const Change = ({ item, consents }: { item: Item; consents: Words['consents'] }) => {
  const at = `/space/consents/${item.id}`;
  const giving = { to: `${at}/giving`, name: 'shown', value: item.shown };
  if (item.choice === 'given')
    return (
      <Actions>
        {item.again && <PostButton {...giving}>{consents.still}</PostButton>}
        <PostButton to={`${at}/withdrawal`}>{consents.withdraw}</PostButton>
      </Actions>
    );
  if (!item.shown) return null;
  const label = item.choice === 'withdrawn' ? consents.give : consents.giveFirst;
  return <PostButton {...giving}>{item.purpose === 'interview' ? consents.beginAgain : label}</PostButton>;
};

const Openings = ({ openings, openingsShown, visit, words }: ConsentsProps & { words: Words }) => {
  if (openings) return <OneConsent item={openings} visit={visit} words={words} />;
  const { title, allows, ends } = words.consents.purposes.openings(visit.organisation);
  return (
    <section class="consent">
      <h3>{title}</h3>
      <p>
        <State>{words.consents.states.refused}</State>
      </p>
      <p>{allows}</p>
      <p class="quiet">
        <strong>{words.consents.ifWithdrawn}</strong> {ends}
      </p>
      <form method="post" action="/space/consents/openings">
        <input type="hidden" name="openings" value="on" />
        <button type="submit" name="shown" value={openingsShown}>
          {words.consents.giveFirst}
        </button>
      </form>
    </section>
  );
};

const Ledger = ({ ledger, visit, words: { consents } }: ConsentsProps & { words: Words }) => {
  const { columns } = consents;
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger">{consents.ledgerTitle}</h2>
      {ledger.length === 0 ? (
        <p>{consents.empty}</p>
      ) : (
        <Table
          caption={consents.ledgerCaption}
          columns={[columns.when, columns.what, columns.choice, columns.words]}
          rows={ledger.map(({ purpose, choice, at, hash, policyHash, words }) => [
            <When at={at} zone={visit.timeZone} language={visit.language} />,
            consents.purposes[purpose](visit.organisation).title,
            consents.states[choice],
            <details>
              <summary>{consents.read}</summary>
              <p class="quiet">
                {consents.hash} <code>{hash}</code>
              </p>
              {policyHash && (
                <p class="quiet">
                  {consents.policyHash} <code>{policyHash}</code>
                </p>
              )}
              {words.split('\n').map((line) => (
                <p>{line}</p>
              ))}
            </details>,
          ])}
        />
      )}
    </section>
  );
};
