import { LetterLines } from '../shell/letter.tsx';
import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, Top } from '../ui/actions.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice, Problems, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';
import type { LetterBody } from '../words/index.ts';

/** How many letters there are, as long as they are kept; those that could not be delivered by reason. */
type Standings = {
  delivered: number;
  onTheirWay: number;
  failed: readonly { letters: number; why: string }[];
};
type Props = {
  desk: Desk;
  position: { id: string; title: string };
  /** How many asked, still want it, and are not invited to this position. */
  people: number;
  obstacle: string | undefined;
  sent: readonly (Standings & { writtenAt: Date; people: number; words: string })[];
  words?: string | undefined;
  problem?: string | undefined;
  /** The letter as people get it, and the mark by which it is sent once. */
  preview?: LetterBody | undefined;
  id?: string | undefined;
  done?: boolean | undefined;
};
const counted = (people: number) => (people === 1 ? '1 person' : `${people} people`);

/** A letter about an open position to those who asked for such letters. */
export const OpeningsPage = (props: Props) => {
  const { desk, position, people, obstacle, preview, done } = props;
  const path = [
    { href: '/positions', label: 'Positions' },
    { href: `/positions/${position.id}`, label: position.title },
  ];
  return (
    <Staff desk={desk} title="Tell people who asked" current="positions" path={path}>
      <Top
        title="Tell people who asked"
        below={`${counted(people)} asked to hear of other positions and ${people === 1 ? 'is' : 'are'} not invited to this one.`}
      />
      {done && <Notice tone="ok" role="status" title="The letters are on their way, one to each person." />}
      {obstacle && (
        <Notice tone="wait" title="Nobody can be written to now">
          {obstacle}
        </Notice>
      )}
      {!obstacle && people === 0 && (
        <Notice title="There is nobody to write to">
          People are asked on the last page of their interview and on their own page about letters. Nobody who
          can be written to has said yes so far.
        </Notice>
      )}
      {!obstacle && people > 0 && <Writing {...props} />}
      {preview && !obstacle && <Preview {...props} preview={preview} />}
      <Sent {...props} />
    </Staff>
  );
};

const Writing = ({ position, words, problem }: Props) => (
  <form method="post" action={`/positions/${position.id}/openings`}>
    <Problems
      title="The letter is not written yet"
      problems={problem ? [{ field: 'words', text: problem }] : []}
    />
    <TextArea
      label="What the position is about"
      name="words"
      rows={8}
      maxlength={2000}
      value={words}
      error={problem}
      hint="Greeting, title, your name, why people get it and how to end it are added. Everybody gets the same words."
      required
    />
    <Actions>
      <Button name="act" value="preview">
        Show the letter
      </Button>
    </Actions>
  </form>
);

const Preview = ({ position, people, words, id, preview }: Props & { preview: LetterBody }) => (
  <section aria-labelledby="preview">
    <h2 id="preview">The letter</h2>
    <p class="quiet">Each in their own language. Subject: {preview.subject}</p>
    <blockquote>
      <LetterLines body={preview} />
    </blockquote>
    <form method="post" action={`/positions/${position.id}/openings`}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="words" value={words} />
      <Actions>
        <Button look="main" name="act" value="send">
          Send to {counted(people)}
        </Button>
      </Actions>
    </form>
  </section>
);

const Letters = ({ delivered, onTheirWay, failed }: Standings) => {
  if (delivered + onTheirWay === 0 && failed.length === 0) return <>Being written, or not kept any more</>;
  return (
    <>
      {delivered > 0 && (
        <p>
          <State tone="ok">{delivered} taken by the mail server</State>
        </p>
      )}
      {onTheirWay > 0 && (
        <p>
          <State tone="wait">{onTheirWay} on the way</State>
        </p>
      )}
      {failed.map(({ letters, why }) => (
        <p>
          <State tone="stop">{letters} not delivered</State>: {why}
        </p>
      ))}
    </>
  );
};

const Sent = ({ sent, desk }: Props) => {
  if (sent.length === 0) return null;
  return (
    <section aria-labelledby="sent">
      <h2 id="sent">Sent before</h2>
      <Table
        caption="Letters about this position"
        columns={['When', { label: 'People', num: true }, 'Words', 'Letters']}
        rows={sent.map(({ writtenAt, people, words, ...letters }) => [
          <When at={writtenAt} zone={desk.timeZone} />,
          people,
          words,
          <Letters {...letters} />,
        ])}
      />
    </section>
  );
};
