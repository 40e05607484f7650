import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, LinkButton } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { Notice, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Day, dayWords, When } from '../ui/when.tsx';
import { type Words, wordsOf } from '../words/index.ts';

type Props = {
  visit: Visit;
  id: string;
  controller: string;
  askedAt: Date;
  erasedAt: Date;
  removed: readonly { what: string; items: number; did: 'remove' | 'blank' }[];
  kept: readonly { what: string; items: number; because: string; until: Date | null }[];
  recipients: readonly { who: string; outcome: 'recalled' | 'cannot-recall' }[];
  keysDestroyed: readonly Key[];
  keysKept: readonly Key[];
  unreadableFrom: Date;
  publicKey: string;
  signature: string;
  signed: boolean;
  file: string;
};
type Key = { kind: 'content' | 'evidence'; id: string };

/** What became of everything that was held about one person, without saying who. */
export const CertificatePage = ({ visit, ...it }: Props) => {
  const { erasures: words } = wordsOf(visit.language);
  const place = { zone: visit.timeZone, language: visit.language };
  return (
    <Candidate visit={visit} title={words.title} width="wide">
      <State tone="ok" block>
        {words.done(dayWords(it.erasedAt, place))}
      </State>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead(it.controller)}</p>
      <p>{words.noName}</p>
      <Actions>
        <LinkButton look="main" href={it.file}>
          {words.download}
        </LinkButton>
      </Actions>
      <Removed {...it} words={words} />
      <Kept {...it} words={words} visit={visit} />
      <section aria-labelledby="recipients">
        <h2 id="recipients">{words.recipientsTitle}</h2>
        {it.recipients.length === 0 && <p>{words.nobodyTold}</p>}
        {it.recipients.map(({ who, outcome }) => (
          <p>
            {who}. {words.outcomes[outcome]}
          </p>
        ))}
      </section>
      <section aria-labelledby="backups">
        <h2 id="backups">{words.backupsTitle}</h2>
        <p>{words.backups(dayWords(it.unreadableFrom, place))}</p>
      </section>
      <Proof {...it} words={words} visit={visit} />
    </Candidate>
  );
};

type Part = { words: Words['erasures'] };
const Removed = ({ removed, words }: Pick<Props, 'removed'> & Part) => (
  <section aria-labelledby="removed">
    <h2 id="removed">{words.removedTitle}</h2>
    {removed.length === 0 ? (
      <p>{words.nothingRemoved}</p>
    ) : (
      <Table
        caption={words.removedCaption(removed.reduce((sum, { items }) => sum + items, 0))}
        columns={[words.columns.what, { label: words.columns.items, num: true }, words.columns.how]}
        rows={removed.map(({ what, items, did }) => [what, items, words.did[did]])}
      />
    )}
  </section>
);

const Kept = ({ kept, words, visit }: Pick<Props, 'kept' | 'visit'> & Part) => (
  <section aria-labelledby="kept">
    <h2 id="kept">{words.keptTitle}</h2>
    {kept.length === 0 ? (
      <p>{words.nothingKept}</p>
    ) : (
      <Table
        caption={words.keptCaption}
        columns={[
          words.columns.what,
          { label: words.columns.items, num: true },
          words.columns.why,
          words.columns.until,
        ]}
        rows={kept.map(({ what, items, because, until }) => [
          what,
          items,
          because,
          until ? <Day at={until} zone={visit.timeZone} language={visit.language} /> : words.noEnd,
        ])}
      />
    )}
  </section>
);

const Proof = ({ words, visit, ...it }: Props & Part) => {
  const named = (keys: readonly Key[]) =>
    keys.map(({ kind, id }) => (
      <p>
        {words.keys[kind]} <code>{id}</code>
      </p>
    ));
  const when = { zone: visit.timeZone, language: visit.language };
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">{words.signatureTitle}</h2>
      <Notice tone={it.signed ? 'ok' : 'stop'} title={it.signed ? words.signatureGood : words.signatureBad} />
      <Facts
        facts={[
          [words.facts.id, <code>{it.id}</code>],
          [words.facts.asked, <When at={it.askedAt} {...when} />],
          [words.facts.erased, <When at={it.erasedAt} {...when} />],
          it.keysDestroyed.length > 0 && [words.keysDestroyed, named(it.keysDestroyed)],
          it.keysKept.length > 0 && [words.keysKept, named(it.keysKept)],
          [words.facts.publicKey, <code>{it.publicKey}</code>],
          [words.facts.signature, <code>{it.signature}</code>],
        ]}
      />
    </section>
  );
};

/** The link is there before the certificate: it was in the last letter. */
export const NoCertificatePage = ({ visit }: { visit: Visit }) => {
  const { erasures: words } = wordsOf(visit.language);
  return (
    <Candidate visit={visit} title={words.missingTitle} width="slim">
      <h1>{words.missingTitle}</h1>
      <p class="lead">{words.missing}</p>
    </Candidate>
  );
};
