import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, Button, LinkButton, PostButton } from '../ui/actions.tsx';
import { Check } from '../ui/choices.tsx';
import { Facts } from '../ui/facts.tsx';
import { Field } from '../ui/field.tsx';
import { Notice, Problems } from '../ui/notice.tsx';
import { Polling, Progress } from '../ui/progress.tsx';
import { Table } from '../ui/table.tsx';
import { sizeWords, When } from '../ui/when.tsx';
import { type Words, wordsOf } from '../words/index.ts';

type Line = { holding: string; text: string; bytes?: number | undefined };
type Shown = { issuer: string; fingerprint: string; madeAt: string; items: number; lines: readonly Line[] };
type Here = Line & { issuer: string; agreedAt: Date };
type Problem = keyof Words['carried']['problems'];
type Props = {
  visit: Visit;
  base: string;
  /** How far the checking or the taking in is, in bytes. */
  underWay?: { state: 'checking' | 'taking'; done: number; of: number; halted: boolean };
  /** The archive that waits for a yes. */
  shown?: Shown;
  here: readonly Here[];
  /** The largest archive, in bytes. */
  most: number;
  problem?: Problem | undefined;
  unagreed?: boolean | undefined;
  done?: 'kept' | 'removed' | undefined;
};
type Part = Props & { words: Words['carried'] };

/** What I bring along from another house. */
export const ImportPage = (page: Props) => {
  const { visit, base } = page;
  const words = wordsOf(visit.language).carried;
  return (
    <Candidate visit={visit} title={words.title} current={base}>
      <p>
        <a href={`${base}/archive`}>{words.back}</a>
      </p>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead(visit.organisation)}</p>
      <StandingPart {...page} />
    </Candidate>
  );
};

/** How it stands with what I brought. It asks again for as long as something is read. */
export const StandingPart = (page: Props) => {
  const { visit, base, shown, here, done, underWay, problem } = page;
  const part = { ...page, words: wordsOf(visit.language).carried };
  const { words } = part;
  const href = `${base}/archive/import/progress${done ? `?done=${done}` : ''}`;
  const isKept = done === 'kept' && here.length > 0;
  return (
    <Polling id="standing" href={href} waiting={underWay !== undefined && !underWay.halted}>
      {!underWay && done && (done === 'removed' || isKept) && <Notice tone="ok" title={words.done[done]} />}
      {underWay && <UnderWay {...part} underWay={underWay} />}
      {problem && (
        <Problems title={words.refused} problems={[{ field: 'archive', text: words.problems[problem] }]} />
      )}
      {shown && <Waiting {...part} shown={shown} />}
      {!underWay && <Upload {...part} />}
      {here.length > 0 && <Kept {...part} />}
    </Polling>
  );
};

const UnderWay = ({ words, underWay, base }: Part & { underWay: NonNullable<Props['underWay']> }) => {
  const percent = Math.min(99, Math.floor((100 * underWay.done) / Math.max(1, underWay.of)));
  return (
    <section aria-labelledby="under-way">
      <h2 id="under-way">{words.underWay[underWay.state]}</h2>
      {underWay.halted && (
        <Notice tone="stop" title={words.halted}>
          {words.haltedText}
        </Notice>
      )}
      <Progress
        id="read"
        label={words.progress(percent)}
        value={percent}
        max={100}
        hint={underWay.halted ? undefined : words.underWayHint}
      />
      <form method="post" action={`${base}/archive/import/refusal`}>
        <Actions>
          <Button>{words.stop}</Button>
          <LinkButton href={`${base}/archive/import`}>{words.look}</LinkButton>
        </Actions>
      </form>
    </section>
  );
};

const Upload = ({ words, base, most, problem, visit, shown }: Part) => (
  <section aria-labelledby="upload">
    <h2 id="upload">{shown ? words.another : words.choose}</h2>
    <form method="post" action={`${base}/archive/import`} enctype="multipart/form-data">
      <Field
        label={words.file}
        name="archive"
        type="file"
        accept=".zip,application/zip"
        hint={words.fileHint(sizeWords(most, visit.language))}
        error={problem && words.problems[problem]}
        required
      />
      <Actions>
        <Button look={shown ? undefined : 'main'}>{words.check}</Button>
      </Actions>
    </form>
  </section>
);

const lineWords = ({ text, bytes }: Line, visit: Visit) =>
  bytes === undefined ? text : `${text}, ${sizeWords(bytes, visit.language)}`;
const Waiting = ({ words, shown, visit, base, unagreed }: Part & { shown: Shown }) => (
  <section aria-labelledby="waiting">
    <h2 id="waiting">{words.brings}</h2>
    <Facts
      facts={[
        [words.issuer, shown.issuer],
        [words.fingerprint, <code>{shown.fingerprint}</code>],
        [words.madeAt, <When at={new Date(shown.madeAt)} zone={visit.timeZone} language={visit.language} />],
      ]}
    />
    <p class="hint">{words.fingerprintHint}</p>
    <Table
      caption={words.items(shown.items, shown.lines.length)}
      columns={[words.kind, words.content]}
      rows={shown.lines.map((line) => [words.kinds[line.holding] ?? line.holding, lineWords(line, visit)])}
    />
    <form method="post" action={`${base}/archive/import/agreement`}>
      <Check
        name="agree"
        label={words.agree(visit.organisation)}
        text={words.agreeText}
        required
        error={unagreed ? words.unagreed : undefined}
      />
      <Actions>
        <Button look="main">{words.keep}</Button>
        <Button anyway action={`${base}/archive/import/refusal`}>
          {words.dismiss}
        </Button>
      </Actions>
    </form>
  </section>
);

const Kept = ({ words, here, visit, base }: Part) => (
  <section aria-labelledby="kept">
    <h2 id="kept">{words.keptTitle}</h2>
    <p>{words.keptText}</p>
    <Table
      caption={words.keptCaption(here.length)}
      columns={[words.kind, words.content, words.issuer, words.agreedAt]}
      rows={here.map((line) => [
        words.kinds[line.holding] ?? line.holding,
        lineWords(line, visit),
        line.issuer,
        <When at={line.agreedAt} zone={visit.timeZone} language={visit.language} />,
      ])}
    />
    <PostButton to={`${base}/archive/import/removal`} look="stop">
      {words.remove}
    </PostButton>
  </section>
);
