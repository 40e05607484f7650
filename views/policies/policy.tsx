import { HeldData, type HeldKind } from '../registers/held.tsx';
import { Privacy, type PrivacyFrame } from '../shell/privacy.tsx';
import { Facts } from '../ui/facts.tsx';
import { Markdown } from '../ui/markdown.tsx';
import { Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Day, dayWords } from '../ui/when.tsx';
import { type Language, wordsOf } from '../words/index.ts';

export type Version = {
  number: number;
  material: boolean;
  effectiveAt: Date;
  publishedAt: Date;
  text: Readonly<Record<Language, string>>;
  summary: Readonly<Record<Language, string>>;
  hash: Readonly<Record<Language, string>>;
};
type PolicyProps = PrivacyFrame & {
  /** The version that holds, if one was published. */
  current: Version | undefined;
  upcoming: readonly Version[];
  versions: readonly Version[];
  held: readonly HeldKind[];
};

/** What this house says about data, and what it really keeps. */
export const PolicyPage = ({ current, upcoming, versions, held, ...frame }: PolicyProps) => {
  const { language } = frame.visit;
  const { policy } = wordsOf(language);
  return (
    <Privacy {...frame} title={policy.title} below={policy.print} current="/privacy">
      {!current && <Notice title={policy.noneTitle}>{policy.none}</Notice>}
      {upcoming.map((version) => (
        <Upcoming version={version} before={beforeOf(versions, version)} frame={frame} />
      ))}
      {current && <Text version={current} frame={frame} />}
      <HeldData held={held} language={language} />
      {versions.length > 0 && <Versions versions={versions} frame={frame} />}
    </Privacy>
  );
};

const beforeOf = (versions: readonly Version[], { number }: Version) =>
  versions.find((one) => one.number === number - 1);
const placeOf = ({ visit }: PrivacyFrame) => ({ zone: visit.timeZone, language: visit.language });
const comparing = (from: number, to: number, { visit }: PrivacyFrame) =>
  `/privacy/changes?from=${from}&to=${to}&lang=${visit.language}`;

type UpcomingProps = { version: Version; before: Version | undefined; frame: PrivacyFrame };
const Upcoming = ({ version, before, frame }: UpcomingProps) => {
  const { number, effectiveAt, summary, material } = version;
  const { language } = frame.visit;
  const { policy } = wordsOf(language);
  return (
    <Notice tone="wait" title={policy.upcoming(number, dayWords(effectiveAt, placeOf(frame)))}>
      {summary[language] && <p lang={language}>{summary[language]}</p>}
      {material && before && <p>{policy.material}</p>}
      <p>
        <a href={`/privacy/versions/${number}${frame.ending}`}>{policy.readUpcoming}</a>
        {before && (
          <>
            {' · '}
            <a href={comparing(before.number, number, frame)}>{policy.compare}</a>
          </>
        )}
      </p>
    </Notice>
  );
};

const Text = ({ version, frame }: { version: Version; frame: PrivacyFrame }) => {
  const { language } = frame.visit;
  const { policy } = wordsOf(language);
  const { number, effectiveAt, publishedAt, hash, text } = version;
  return (
    <>
      <Facts
        facts={[
          [policy.columns.version, number],
          [policy.updated, <Day at={publishedAt} {...placeOf(frame)} />],
          [policy.columns.from, <Day at={effectiveAt} {...placeOf(frame)} />],
          [policy.fingerprint, <code>{hash[language]}</code>],
        ]}
      />
      <Markdown text={text[language]} language={language} />
    </>
  );
};

const Versions = ({ versions, frame }: { versions: readonly Version[]; frame: PrivacyFrame }) => {
  const { policy } = wordsOf(frame.visit.language);
  const { columns } = policy;
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{policy.former}</h2>
      <Table
        caption={policy.formerCaption}
        columns={[columns.version, columns.from, columns.published, columns.changes]}
        rows={versions.map((version) => [
          <a href={`/privacy/versions/${version.number}${frame.ending}`}>{policy.version(version.number)}</a>,
          <Day at={version.effectiveAt} {...placeOf(frame)} />,
          <Day at={version.publishedAt} {...placeOf(frame)} />,
          <Changed version={version} before={beforeOf(versions, version)} frame={frame} />,
        ])}
      />
    </section>
  );
};

const Changed = ({ version, before, frame }: UpcomingProps) => {
  const { language } = frame.visit;
  const { policy } = wordsOf(language);
  if (!before) return <>{policy.first}</>;
  return (
    <>
      {version.summary[language] || policy.unsaid}
      <br />
      <a href={comparing(before.number, version.number, frame)}>{policy.compare}</a>
    </>
  );
};

type VersionProps = PrivacyFrame & { version: Version; standing: 'now' | 'former' | 'coming' };
/** One version, as it was or will be. */
export const VersionPage = ({ version, standing, ...frame }: VersionProps) => {
  const { policy } = wordsOf(frame.visit.language);
  const title = `${policy.title}, ${policy.version(version.number)}`;
  return (
    <Privacy {...frame} title={title}>
      {standing !== 'now' && (
        <Notice tone="wait" title={standing === 'former' ? policy.formerNow : policy.comingNow}>
          <p>
            <a href={`/privacy${frame.ending}`}>{policy.toCurrent}</a>
          </p>
        </Notice>
      )}
      <Text version={version} frame={frame} />
    </Privacy>
  );
};
