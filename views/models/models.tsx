import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, PostButton, Top } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { Field } from '../ui/field.tsx';
import { Notice, State } from '../ui/notice.tsx';
import { Polling, Progress } from '../ui/progress.tsx';

export type ModelRow = {
  file: string;
  title: string;
  size: string;
  licence: string;
  sha256: readonly string[];
  needs: string;
  from: readonly string[];
  standard: boolean;
  used: boolean;
  presence: 'there' | 'unchecked' | 'missing';
  pull?:
    | { state: 'waiting' | 'running' | 'failed'; soFar: string; bytes: number; problem: string | null }
    | undefined;
  total: number;
};
type Props = {
  desk: Desk;
  speech: readonly ModelRow[];
  language: readonly ModelRow[];
  folder: string;
  /** The language model runs on an Ollama server. */
  server: boolean;
  done?: string | undefined;
  problem?: string | undefined;
  path?: string | undefined;
};

/** All weights we know, what is here, and how to get what is not. */
export const ModelsPage = ({ desk, speech, language, ...page }: Props) => (
  <Staff desk={desk} title="Models" current="models">
    <Top
      title="Models"
      below="What turns speech into words, and what proposes levels. They run on this machine; nothing is sent anywhere."
    />
    {page.done && <Notice tone="ok" role="status" title={page.done} />}
    {page.server && (
      <Notice title="The language model runs on your Ollama server.">
        <p>
          <a href="/language-server">How it stands, and how to get the model there</a>. The language models
          below are for this machine.
        </p>
      </Notice>
    )}
    <ModelList
      rows={[...speech, ...language]}
      heading={{ speech: 'Speech', language: 'Language' }}
      split={speech.length}
    />
    <section aria-labelledby="import">
      <h2 id="import">Bring a model by hand</h2>
      <p>
        For a machine that reaches nothing: copy a file of the list, a folder with one, or a CTranslate2
        folder of Whisper to this server, and name its path. Its bytes are checked against the list.
      </p>
      <form method="post" action="/models/imports">
        <Field
          label="Path on this server"
          name="path"
          value={page.path}
          error={page.problem}
          hint={`Models are kept in ${page.folder}.`}
          required
        />
        <Actions>
          <Button>Import</Button>
        </Actions>
      </form>
    </section>
  </Staff>
);

type ListProps = {
  rows: readonly ModelRow[];
  heading: { speech: string; language: string };
  split: number;
};
const isMoving = ({ pull }: ModelRow) => pull?.state === 'waiting' || pull?.state === 'running';

/** Asks again by itself for as long as something is on its way. */
export const ModelList = ({ rows, heading, split }: ListProps) => (
  <Polling id="models" href="/models/list" waiting={rows.some(isMoving)} everySeconds={2}>
    <section aria-labelledby="speech">
      <h2 id="speech">{heading.speech}</h2>
      {rows.slice(0, split).map((row) => (
        <Model row={row} />
      ))}
    </section>
    <section aria-labelledby="language">
      <h2 id="language">{heading.language}</h2>
      {rows.slice(split).map((row) => (
        <Model row={row} />
      ))}
    </section>
  </Polling>
);

const Model = ({ row }: { row: ModelRow }) => (
  <article>
    <h3>
      {row.title} <ModelState row={row} />
    </h3>
    <p class="quiet">
      {row.size}, {row.licence}. Needs {row.needs}.
    </p>
    <Fetching row={row} />
    <details>
      <summary>File, hash and source</summary>
      <Facts
        facts={[
          ['File', <code>{row.file}</code>],
          ['SHA-256', row.sha256.map((sum) => <code>{sum} </code>)],
          ['From', row.from.join(' or ')],
        ]}
      />
    </details>
    {row.presence !== 'missing' && !row.used && (
      <PostButton to={`/models/${row.file}/removal`} look="stop">
        Remove {row.title}
      </PostButton>
    )}
  </article>
);

const ModelState = ({ row }: { row: ModelRow }) => {
  if (row.presence !== 'missing') return <State tone="ok">{row.used ? 'Here, in use' : 'Here'}</State>;
  if (isMoving(row)) return <State tone="live">On its way</State>;
  return row.used ? <State tone="stop">Missing, the settings ask for it</State> : <State>Not here</State>;
};

const Fetching = ({ row }: { row: ModelRow }) => {
  if (row.presence !== 'missing') return null;
  if (row.pull && isMoving(row))
    return (
      <Progress
        id={`pull-${row.file.replaceAll('.', '-')}`}
        label={`Fetching ${row.title}`}
        value={row.pull.bytes}
        max={row.total}
        hint={`${row.pull.soFar} of ${row.size}. You may leave this page.`}
      />
    );
  return (
    <>
      {row.pull?.problem && <Notice tone="stop" title={row.pull.problem} />}
      <PostButton to={`/models/${row.file}/pulls`} look={row.standard ? 'main' : undefined}>
        {row.pull ? 'Try again' : `Get ${row.title}`}
      </PostButton>
    </>
  );
};
