import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, LinkButton, PostButton, Top } from '../ui/actions.tsx';
import { Field, Select, TextArea } from '../ui/field.tsx';
import { Empty, Notice, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Day } from '../ui/when.tsx';

type Listed = {
  id: string;
  title: string;
  language: string;
  questions: number;
  changedAt: Date;
  ready: boolean;
};
type ListProps = {
  desk: Desk;
  kits: readonly Listed[];
  away: readonly { id: string; title: string; archivedAt: Date | null }[];
  removed?: boolean | undefined;
};

export const KitsPage = ({ desk, kits, away, removed }: ListProps) => (
  <Staff desk={desk} title="Interview kits" current="kits">
    <Top title="Interview kits" below="What is asked, how it may be answered, and what a good answer is.">
      <LinkButton href="/kits/import">Import a file</LinkButton>
      <LinkButton href="/kits/new" look="main">
        New kit
      </LinkButton>
    </Top>
    {removed && (
      <Notice
        tone="ok"
        role="status"
        title="The kit is put away. Positions and interviews that use it go on."
      />
    )}
    {kits.length === 0 ? (
      <Empty
        title={away.length ? 'Every kit is put away.' : 'There is no kit yet.'}
        text={
          away.length
            ? 'Bring one back, or write a new one.'
            : 'Write one, or import a file from another house.'
        }
      >
        <LinkButton href="/kits/new">New kit</LinkButton>
      </Empty>
    ) : (
      <Table
        caption="All kits."
        columns={['Kit', 'Language', { label: 'Questions', num: true }, 'State', 'Changed']}
        rows={kits.map((kit) => [
          <a href={`/kits/${kit.id}`}>{kit.title}</a>,
          kit.language === 'de' ? 'German' : 'English',
          kit.questions,
          kit.ready ? <State tone="ok">Ready</State> : <State tone="wait">Something to settle</State>,
          <Day at={kit.changedAt} zone={desk.timeZone} />,
        ])}
      />
    )}
    {away.length > 0 && <PutAway away={away} zone={desk.timeZone} />}
  </Staff>
);

const PutAway = ({ away, zone }: Pick<ListProps, 'away'> & { zone: string }) => (
  <section aria-labelledby="away">
    <h2 id="away">Put away</h2>
    <Table
      caption="No list to choose from shows them. Positions that use one go on."
      columns={['Kit', 'Put away', 'Back']}
      rows={away.map(({ id, title, archivedAt }) => [
        <a href={`/kits/${id}`}>{title}</a>,
        archivedAt && <Day at={archivedAt} zone={zone} />,
        <PostButton to={`/kits/${id}/archive`} name="away" value="no">
          Bring back <span class="hidden">{title}</span>
        </PostButton>,
      ])}
    />
  </section>
);

type Said = { given: Readonly<Record<string, string>>; problems: Readonly<Record<string, string>> };
/** The fields of a kit itself. */
export const KitFields = ({ given, problems }: Said) => (
  <>
    <Field
      label="Title"
      name="title"
      value={given.title}
      error={problems.title}
      hint="Only colleagues read it."
      required
    />
    <Select
      label="Language"
      name="language"
      value={given.language ?? 'en'}
      error={problems.language}
      hint="Candidates are spoken to in it, and it is listened for."
      options={[
        { value: 'en', label: 'English' },
        { value: 'de', label: 'German' },
      ]}
    />
    <TextArea
      label="Introduction"
      name="introduction"
      rows={3}
      value={given.introduction}
      error={problems.introduction}
      hint="Candidates read it before the first question. May be empty."
    />
  </>
);

const toKits = [{ href: '/kits', label: 'Kits' }];
export const NewKitPage = ({ desk, ...said }: Said & { desk: Desk }) => (
  <Staff desk={desk} title="New kit" current="kits" path={toKits}>
    <Top title="New kit" />
    <form method="post" action="/kits">
      <KitFields {...said} />
      <Actions>
        <Button look="main">Begin</Button>
      </Actions>
    </form>
  </Staff>
);

type ImportProps = { desk: Desk; problems: readonly string[]; given?: string | undefined };
export const ImportKitPage = ({ desk, problems, given }: ImportProps) => (
  <Staff desk={desk} title="Import a kit" current="kits" path={toKits}>
    <Top title="Import a kit" below="One JSON file, as another kit exports it." />
    {problems.length > 0 && (
      <Notice tone="stop" role="alert" title="Nothing was imported. Correct the file and try again.">
        <ul>
          {problems.map((problem) => (
            <li>{problem}</li>
          ))}
        </ul>
      </Notice>
    )}
    <form method="post" action="/kits/import" enctype="multipart/form-data">
      <Field label="File" name="file" type="file" accept="application/json,.json" />
      <TextArea label="Or its text" name="text" rows={6} value={given} />
      <Actions>
        <Button look="main">Import</Button>
      </Actions>
    </form>
  </Staff>
);
