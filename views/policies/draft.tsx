import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, LinkButton, Top } from '../ui/actions.tsx';
import { Compared, type ComparedWords } from '../ui/compared.tsx';
import { TextArea } from '../ui/field.tsx';
import { Markdown } from '../ui/markdown.tsx';
import { Notice, Problems } from '../ui/notice.tsx';
import { When } from '../ui/when.tsx';
import { en, languages } from '../words/index.ts';

type Texts = { textEn: string; textDe: string; summaryEn: string; summaryDe: string };
type Theirs = Texts & { changedAt: Date };
type DraftProps = {
  desk: Desk;
  number: number;
  revision: number;
  /** When it was last saved; nothing while it was not. */
  savedAt: Date | undefined;
  given: Readonly<Record<string, string>>;
  problems: Readonly<Record<string, string>>;
  /** What somebody else saved while this was written. */
  theirs?: Theirs | undefined;
  saved?: boolean | undefined;
};
export const toPolicy = [{ href: '/policy', label: 'Privacy policy' }];
export const comparing: ComparedWords = en.policy;

/** The text of the next version, in both languages. */
export const DraftPage = ({
  desk,
  number,
  revision,
  savedAt,
  given,
  problems,
  theirs,
  saved,
}: DraftProps) => (
  <Staff desk={desk} title={`Draft of version ${number}`} current="privacy" path={toPolicy}>
    <Top
      title={`Draft of version ${number}`}
      below={
        savedAt ? (
          <>
            Last saved <When at={savedAt} zone={desk.timeZone} />. Nobody outside sees it.
          </>
        ) : (
          'Not saved yet: this is where it starts from.'
        )
      }
    >
      {savedAt && <LinkButton href="/policy/preview">Preview</LinkButton>}
      {savedAt && <LinkButton href="/policy/publication">Publish</LinkButton>}
    </Top>
    {saved && <Notice tone="ok" role="status" title="Saved." />}
    {theirs && <Conflict theirs={theirs} given={given} zone={desk.timeZone} />}
    <form method="post" action="/policy/draft">
      <Problems
        title="Not saved yet"
        problems={Object.entries(problems).map(([field, text]) => ({ field, text }))}
      />
      <input type="hidden" name="revision" value={revision} />
      <Writing given={given} problems={problems} first={number === 1} />
      <Actions>
        <Button look="main">{theirs ? 'Save mine in place of theirs' : 'Save the draft'}</Button>
      </Actions>
    </form>
  </Staff>
);

type WritingProps = Pick<DraftProps, 'given' | 'problems'> & { first: boolean };
const Writing = ({ given, problems, first }: WritingProps) => (
  <>
    <details>
      <summary>How it is written</summary>
      <p>
        The text is Markdown: ## before a heading, - before a line of a list, **bold**, [a link](/privacy).
        HTML stays plain words. What is kept, why and how long need not be written here: the product adds it
        below the text, and it is always true.
      </p>
      <p>
        {
          'Where the text says {controller}, {address}, {privacyContact}, {dpo} or {authority}, publishing puts in what the settings say.'
        }
      </p>
    </details>
    {languages.map(({ value, label }) => {
      const of = value === 'de' ? 'De' : 'En';
      return (
        <section aria-labelledby={`in-${value}`}>
          <h2 id={`in-${value}`}>{label}</h2>
          {!first && (
            <TextArea
              label={`What changes, in ${label}`}
              name={`summary${of}`}
              value={given[`summary${of}`]}
              hint="Two or three plain sentences. They stand in the letter and in the list of versions."
              rows={3}
              maxlength={1000}
              error={problems[`summary${of}`]}
            />
          )}
          <TextArea
            label={`Text in ${label}`}
            name={`text${of}`}
            value={given[`text${of}`]}
            rows={18}
            error={problems[`text${of}`]}
            required
          />
        </section>
      );
    })}
  </>
);

type ConflictProps = { theirs: Theirs; given: Readonly<Record<string, string>>; zone: string };
/** Both texts on one page: what differs above, the typed one in the form. */
const Conflict = ({ theirs, given, zone }: ConflictProps) => (
  <Notice tone="wait" role="alert" title="Your colleague saved the draft while you wrote.">
    <p>
      Theirs was saved on <When at={theirs.changedAt} zone={zone} />. Yours is in the form below: nothing is
      lost. Here is theirs, with what yours takes out struck through and what yours puts in underlined. Take
      over what you need.
    </p>
    {languages.map(({ value, label }) => {
      const of = value === 'de' ? 'De' : 'En';
      const [text, summary] = [`text${of}`, `summary${of}`] as const;
      return (
        <details open>
          <summary>{label}</summary>
          <Compared
            before={`${theirs[summary]}\n\n${theirs[text]}`.trim()}
            after={`${given[summary] ?? ''}\n\n${given[text] ?? ''}`.trim().replaceAll('\r\n', '\n')}
            language={value}
            words={comparing}
          />
        </details>
      );
    })}
    <p>
      <a href="/policy/draft">Drop mine and keep theirs</a>
    </p>
  </Notice>
);

type PreviewProps = { desk: Desk; number: number; texts: Readonly<Record<'en' | 'de', string>> };
/** The draft as people would read it, in both languages. */
export const PreviewPage = ({ desk, number, texts }: PreviewProps) => (
  <Staff
    desk={desk}
    title="Preview"
    current="privacy"
    path={[...toPolicy, { href: '/policy/draft', label: `Draft of version ${number}` }]}
  >
    <Top title="Preview" below="As it would be read. The part about what is kept follows below it.">
      <LinkButton href="/policy/draft">Change it</LinkButton>
      <LinkButton href="/policy/publication">Publish</LinkButton>
    </Top>
    <div class="halves">
      {languages.map(({ value, label }) => (
        <section aria-label={label}>
          <Markdown text={texts[value]} language={value} />
        </section>
      ))}
    </div>
  </Staff>
);
