import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Top } from '../ui/actions.tsx';
import { Empty } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';
import { ReadingOf, type ReadQuestion } from './reading.tsx';

type Kit = { id: string; title: string };
const pathTo = ({ id, title }: Kit) => [
  { href: '/kits', label: 'Kits' },
  { href: `/kits/${id}`, label: title },
];

/** Differences as sentences; draws nothing when there are none. */
export const Changes = ({ changes, title }: { changes: readonly string[]; title: string }) => {
  if (changes.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {changes.map((change) => (
          <li>{change}</li>
        ))}
      </ul>
    </details>
  );
};

type Version = { number: number; madeAt: Date; changes?: readonly string[] | undefined };
type VersionsProps = Kit & { desk: Desk; versions: readonly Version[] };

/** Every version that candidates got, the newest first. */
export const VersionsPage = ({ desk, versions, ...kit }: VersionsProps) => (
  <Staff desk={desk} title={`Versions of ${kit.title}`} current="kits" path={pathTo(kit)}>
    <Top
      title="Versions"
      below="A draft becomes a version when somebody is invited with it, and never changes after that."
    />
    {versions.length === 0 ? (
      <Empty title="There is no version yet." text="The first invitation makes version 1 of the draft." />
    ) : (
      <Table
        caption="The newest first."
        columns={['Version', 'First used', 'What changed']}
        rows={versions.map(({ number, madeAt, changes }) => [
          <a href={`/kits/${kit.id}/versions/${number}`}>Version {number}</a>,
          <When at={madeAt} zone={desk.timeZone} />,
          changes ? `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}` : 'The first one',
        ])}
      />
    )}
  </Staff>
);

type VersionProps = Kit &
  Version & {
    desk: Desk;
    kit: { title: string; language: string; introduction: string; questions: readonly ReadQuestion[] };
  };

/** A version as its candidates got it: to read, never to change. */
export const VersionPage = ({ desk, kit, number, madeAt, changes, ...about }: VersionProps) => (
  <Staff
    desk={desk}
    title={`Version ${number} of ${about.title}`}
    current="kits"
    path={[...pathTo(about), { href: `/kits/${about.id}/versions`, label: 'Versions' }]}
  >
    <Top
      title={`${kit.title}, version ${number}`}
      below={
        <>
          First used <When at={madeAt} zone={desk.timeZone} />. Whoever was invited with it keeps it: it does
          not change.
        </>
      }
    />
    {changes && <Changes changes={changes} title={`What changed since version ${number - 1}`} />}
    {kit.introduction && (
      <p class="lead" lang={kit.language}>
        {kit.introduction}
      </p>
    )}
    {kit.questions.map((question, at) => (
      <section aria-labelledby={`question-${at + 1}`}>
        <h2 id={`question-${at + 1}`}>Question {at + 1}</h2>
        <ReadingOf question={question} language={kit.language} />
      </section>
    ))}
  </Staff>
);
