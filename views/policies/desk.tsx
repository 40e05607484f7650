import { type Desk, Staff } from '../shell/recruiter.tsx';
import { LinkButton, Top } from '../ui/actions.tsx';
import { Empty, Notice, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Day } from '../ui/when.tsx';
import type { Version } from './policy.tsx';

type Standing = 'now' | 'former' | 'coming';
type Props = {
  desk: Desk;
  draft: { number: number; changedAt: Date } | undefined;
  versions: readonly (Version & { standing: Standing; told: number })[];
  /** Of controller, address and privacy contact, what the settings do not say. */
  missing: readonly string[];
  /** A version was published just now. */
  published?: boolean | undefined;
};

const standings: Record<Standing, [words: string, tone?: 'ok' | 'wait']> = {
  now: ['In force', 'ok'],
  coming: ['Announced', 'wait'],
  former: ['Former'],
};
const Standing = ({ standing }: { standing: Standing }) => {
  const [words, tone] = standings[standing];
  return <State tone={tone}>{words}</State>;
};

/** Where the privacy officer looks after the policy. */
export const PolicyDesk = ({ desk, draft, versions, missing, published }: Props) => (
  <Staff desk={desk} title="Privacy policy" current="privacy">
    <Top
      title="Privacy policy"
      below={
        <>
          Everybody reads it at <a href="/privacy">/privacy</a>. What is kept, how long and who receives it is
          written there by the product itself.
        </>
      }
    >
      <LinkButton look="main" href="/policy/draft">
        {draft ? `Go on with version ${draft.number}` : 'Write a new version'}
      </LinkButton>
    </Top>
    {published && (
      <Notice tone="ok" role="status" title="Published.">
        Whoever is concerned by a material change gets a letter in the next minutes.
      </Notice>
    )}
    {missing.length > 0 && (
      <Notice tone="stop" title={`Nothing can be published yet. Missing: ${missing.join(', ')}.`}>
        <p>
          A policy must say who answers for the data and how to reach them (GDPR article 13).{' '}
          <a href="/settings">Open the settings</a>
        </p>
      </Notice>
    )}
    {versions.length === 0 ? (
      <Empty
        title="No policy is published yet."
        text="A good sample comes with the product, in English and German. Read it, change what is different here, and publish it."
      >
        <LinkButton href="/policy/draft">Begin with the sample</LinkButton>
      </Empty>
    ) : (
      <Versions versions={versions} zone={desk.timeZone} />
    )}
  </Staff>
);

const Versions = ({ versions, zone }: Pick<Props, 'versions'> & { zone: string }) => (
  <Table
    caption="The newest first. A published version is never changed."
    columns={[
      'Version',
      'How it stands',
      'In force from',
      'Published',
      'What changed',
      { label: 'People told', num: true },
    ]}
    rows={versions.map(({ number, standing, effectiveAt, publishedAt, summary, material, told }) => [
      <a href={`/privacy/versions/${number}`}>Version {number}</a>,
      <Standing standing={standing} />,
      <Day at={effectiveAt} zone={zone} />,
      <Day at={publishedAt} zone={zone} />,
      number === 1 ? (
        'The first version'
      ) : (
        <>
          {summary.en} {material && <strong>Material.</strong>}{' '}
          <a href={`/privacy/changes?from=${number - 1}&to=${number}`}>Compare</a>
        </>
      ),
      told,
    ])}
  />
);
