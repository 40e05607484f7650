import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, Button, LinkButton } from '../ui/actions.tsx';
import { Choices } from '../ui/choices.tsx';
import { Facts } from '../ui/facts.tsx';
import { Notice } from '../ui/notice.tsx';
import { Polling, Progress } from '../ui/progress.tsx';
import { sizeWords, When } from '../ui/when.tsx';
import { wordsOf } from '../words/index.ts';

export type Standing =
  | { state: 'none' }
  | {
      state: 'waiting' | 'making' | 'ready' | 'failed' | 'expired';
      done: number;
      of: number;
      bytes: number;
      madeAt: Date;
      expiresAt: Date;
      downloads: number;
    };
export type StandingProps = {
  visit: Visit;
  /** Where one's own pages lie: `/space`. */
  base: string;
  standing: Standing;
  /** Of the key that signs here: what other houses show of it. */
  fingerprint: string;
};

const Making = ({ visit: { language }, standing }: StandingProps) => {
  const words = wordsOf(language).archive;
  if (standing.state === 'none' || standing.of === 0)
    return <Notice title={words.underWay}>{words.waiting}</Notice>;
  return (
    <>
      <h2>{words.underWay}</h2>
      <Progress
        id="packed"
        label={words.progress(standing.done, standing.of)}
        value={standing.done}
        max={standing.of}
        hint={words.waiting}
      />
    </>
  );
};
const Ready = ({ visit: { language, timeZone: zone }, base, standing, fingerprint }: StandingProps) => {
  const words = wordsOf(language).archive;
  if (standing.state === 'none') return null;
  return (
    <section aria-labelledby="ready">
      <h2 id="ready">{words.ready}</h2>
      <Facts
        facts={[
          [words.made, <When at={standing.madeAt} zone={zone} language={language} />],
          [words.size, sizeWords(standing.bytes, language)],
          [words.expires, <When at={standing.expiresAt} zone={zone} language={language} />],
          [words.fetched, words.times(standing.downloads)],
          [words.key, <code>{fingerprint}</code>],
        ]}
      />
      <Actions>
        <LinkButton look="main" href={`${base}/archive/file`}>
          {words.download}
        </LinkButton>
      </Actions>
      <p class="hint">{words.careful}</p>
    </section>
  );
};
/** How it stands. It asks again for as long as it is being made. */
export const StandingPart = (props: StandingProps) => {
  const words = wordsOf(props.visit.language).archive;
  const { state } = props.standing;
  const isUnderWay = state === 'waiting' || state === 'making';
  return (
    <Polling id="standing" href={`${props.base}/archive/progress`} waiting={isUnderWay}>
      {isUnderWay && <Making {...props} />}
      {state === 'ready' && <Ready {...props} />}
      {state === 'failed' && (
        <Notice tone="wait" title={words.failed}>
          {words.failedText}
        </Notice>
      )}
      {state === 'expired' && <Notice title={words.expired}>{words.expiredText}</Notice>}
      {!isUnderWay && <Ask {...props} />}
    </Polling>
  );
};
const Ask = ({ visit: { language }, base, standing }: StandingProps) => {
  const words = wordsOf(language).archive;
  const { purposes } = words;
  const isFirst = standing.state !== 'ready';
  return (
    <form method="post" action={`${base}/archive`}>
      <Choices
        legend={words.purpose}
        name="kind"
        value="access"
        two
        choices={[
          { value: 'access', label: purposes.access, text: purposes.accessText },
          { value: 'portability', label: purposes.portability, text: purposes.portabilityText },
        ]}
      />
      <Actions>
        <Button look={isFirst ? 'main' : undefined}>
          {standing.state === 'none' ? words.ask : words.askAgain}
        </Button>
      </Actions>
    </form>
  );
};

/** A copy of everything: asked for, made, fetched. */
export const ArchivePage = (props: StandingProps) => {
  const { visit, base } = props;
  const words = wordsOf(visit.language).archive;
  return (
    <Candidate visit={visit} title={words.title} current={base}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <StandingPart {...props} />
      <section aria-labelledby="inside">
        <h2 id="inside">{words.inside}</h2>
        <ul>
          {words.insideLines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        <p>
          <a href="/privacy/archive-schema.json">{words.schemaLink}</a>
        </p>
        <p>
          <a href={`${base}/archive/import`}>{words.bring}</a>
        </p>
      </section>
    </Candidate>
  );
};
