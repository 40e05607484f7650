import { Candidate, type Visit } from '../shell/candidate.tsx';
import { LinkButton } from '../ui/actions.tsx';
import { Tasks } from '../ui/facts.tsx';
import { Notice, State, type Tone } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Day, When } from '../ui/when.tsx';
import { type Words, wordsOf } from '../words/index.ts';
import { LooksTable } from './looks.tsx';
import { type Held, type Look, sentence, Until } from './parts.tsx';

type Request = {
  id: string;
  kind: keyof Words['space']['kinds'];
  state: keyof Words['space']['states'];
  receivedAt: Date;
  dueAt: Date;
  outcome: string | null;
};
export type SpaceProps = {
  visit: Visit;
  base: string;
  name: string;
  at: Date;
  held: readonly Held[];
  received: readonly { purpose: keyof Words['space']['purposes']; host: string; last: Date; times: number }[];
  looks: { shown: readonly Look[]; all: number };
  requests: readonly Request[];
  rights: readonly { key: keyof Words['space']['rights']; path: string; stop?: true }[];
  isHeld: boolean;
  frozen: boolean;
};
type Part = SpaceProps & { words: Words['space'] };

/** Everything that is held about the one who reads it. */
export const SpacePage = (page: SpaceProps) => {
  const { visit, base, name, frozen } = page;
  const words = wordsOf(visit.language).space;
  const part = { ...page, words };
  return (
    <Candidate visit={visit} title={words.title} width="wide" current={base}>
      <h1>{words.hello(name)}</h1>
      <p class="lead">
        {words.asOf} <When at={page.at} zone={visit.timeZone} language={visit.language} long />.
      </p>
      {frozen && (
        <Notice tone="wait" title={words.frozen}>
          <p>
            <a href={`${base}/freeze`}>{words.frozenText}</a>
          </p>
        </Notice>
      )}
      <Holdings {...part} />
      <Received {...part} />
      <Looks {...part} />
      {page.rights.length > 0 && <Rights {...part} />}
      <Requests {...part} />
      <Receipts {...part} />
    </Candidate>
  );
};

const Holdings = ({ words, held, visit, base, at, isHeld }: Part) => {
  const { what, ground, source, until, can } = words.columns;
  const language = visit.language;
  return (
    <section aria-labelledby="held">
      <h2 id="held">{words.heldTitle}</h2>
      <Table
        caption={words.heldCaption}
        columns={[what, ground, source, until, can]}
        rows={held.map((one) => [
          <>
            {sentence(one.what[language])}
            <small>
              {one.category[language]}, {words.items(one.items)}
            </small>
          </>,
          <>
            {words.grounds[one.ground]}
            <small>{sentence(one.why[language])}</small>
          </>,
          one.sources.map((name) => words.sources[name]).join(', '),
          <Until {...{ visit, at, isHeld }} ends={one.ends?.last} byLaw={one.byLaw} stays={one.stays} />,
          <a href={`${base}/held/${one.name}`}>
            {words.read}
            <span class="hidden"> {one.what[language]}</span>
          </a>,
        ])}
      />
    </section>
  );
};

const Received = ({ words, received, visit }: Part) => {
  const { what, who, last, times } = words.receivedColumns;
  return (
    <section aria-labelledby="received">
      <h2 id="received">{words.receivedTitle}</h2>
      {received.length === 0 ? (
        <p>{words.receivedNobody}</p>
      ) : (
        <Table
          caption={words.receivedCaption}
          columns={[what, who, last, { label: times, num: true }]}
          rows={received.map((line) => [
            words.purposes[line.purpose],
            <code>{line.host}</code>,
            <When at={line.last} zone={visit.timeZone} language={visit.language} />,
            line.times,
          ])}
        />
      )}
    </section>
  );
};

const Looks = ({ words, looks, visit, base }: Part) => (
  <section aria-labelledby="looked">
    <h2 id="looked">{wordsOf(visit.language).looks.title}</h2>
    <LooksTable visit={visit} looks={looks.shown} all={looks.all} />
    {looks.all > looks.shown.length && (
      <p>
        <a href={`${base}/looks`}>{words.allLooks(looks.all)}</a>
      </p>
    )}
  </section>
);

const Rights = ({ words, rights, base }: Part) => (
  <section aria-labelledby="rights">
    <h2 id="rights">{words.rightsTitle}</h2>
    <p>{words.rightsText}</p>
    <Tasks
      tasks={rights.map(({ key, path, stop }) => {
        const { title, text, button } = words.rights[key];
        return {
          ...{ title, text },
          end: (
            <LinkButton href={`${base}/${path}`} look={stop && 'stop'}>
              {button}
            </LinkButton>
          ),
        };
      })}
    />
  </section>
);

const tones: Record<Request['state'], Tone | undefined> = {
  open: 'wait',
  extended: 'wait',
  done: 'ok',
  refused: 'stop',
  'taken-back': undefined,
};
const Requests = ({ words, requests, visit }: Part) => {
  const { asked, request, stands } = words.requestColumns;
  const place = { zone: visit.timeZone, language: visit.language };
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{words.requestsTitle}</h2>
      {requests.length === 0 ? (
        <p>{words.noRequests}</p>
      ) : (
        <Table
          caption={words.requestsCaption}
          columns={[asked, request, stands]}
          rows={requests.map(({ kind, state, receivedAt, dueAt, outcome }) => [
            <Day at={receivedAt} {...place} />,
            words.kinds[kind],
            <>
              <State tone={tones[state]}>{words.states[state]}</State>
              {(state === 'open' || state === 'extended') && (
                <small>
                  {words.answerBy} <Day at={dueAt} {...place} />
                </small>
              )}
              {outcome && <small>{outcome}</small>}
            </>,
          ])}
        />
      )}
    </section>
  );
};

/** What shows later, to anybody, that the log was not altered. */
const Receipts = ({ visit, base }: Part) => {
  const { receipts } = wordsOf(visit.language);
  return (
    <section aria-labelledby="receipts">
      <h2 id="receipts">{receipts.title}</h2>
      <p>{receipts.lead}</p>
      <div class="actions">
        <LinkButton href={base === '/space' ? '/space/receipts' : '/account/receipts'}>
          {receipts.open}
        </LinkButton>
      </div>
    </section>
  );
};
