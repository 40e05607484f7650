import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, Button } from '../ui/actions.tsx';
import { Check, Choices } from '../ui/choices.tsx';
import { type KeptRule, keptFor } from '../ui/kept-for.ts';
import { type Problem, Problems } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { dayWords } from '../ui/when.tsx';
import { type Kept, type Kind, type Words, wordsOf } from '../words/index.ts';
import { Way } from './way.tsx';
import { Welcome } from './welcome.tsx';

export type NoticeProps = {
  visit: Visit;
  name: string;
  introduction?: string | undefined;
  questions: number;
  minutes: number;
  /** Every kind of answer that some question of this interview allows. */
  kinds: readonly Kind[];
  finishBy: number;
  /** The person who decides, and where questions go. */
  contact: { name: string; mail: string };
  controller: { name: string; address: string; privacyContact: string };
  notice: { version: number; day: number };
  kept: readonly {
    what: Kept;
    rule: KeptRule;
    byLaw?: boolean | undefined;
  }[];
  /** What was sent, when it came back with problems. */
  given?: { scoring?: 'ai' | 'people' | undefined; record?: boolean | undefined } | undefined;
  problems?:
    | { scoring?: boolean | undefined; record?: boolean | undefined; changed?: boolean | undefined }
    | undefined;
  /** Can every question be answered by somebody who does not want to be recorded? */
  canType: boolean;
  /** Fingerprint of this page's text: it comes back with the answer, to tell what was agreed to. */
  shown?: string | undefined;
};

/** What is kept and why, how answers are scored, and the permission: POST scoring=ai|people, record=on. */
export const NoticePage = (page: NoticeProps) => {
  const words = wordsOf(page.visit.language);
  const speaks = page.kinds.some((kind) => kind !== 'typed');
  const { notice } = words;
  return (
    <Candidate visit={page.visit} title={notice.title}>
      <Way words={words} questions={page.questions} at="before" speaks={speaks} />
      <Welcome {...page} language={page.visit.language} timeZone={page.visit.timeZone} />
      <WhatIsKept {...page} words={words} />
      <form method="post" action="/interview/notice">
        <Problems
          title={words.shell.problems(problemsOf(page, words).length)}
          problems={problemsOf(page, words)}
        />
        {page.shown && <input type="hidden" name="shown" value={page.shown} />}
        <Scoring {...page} words={words} />
        {speaks && <Permission {...page} words={words} />}
        <details>
          <summary>{notice.conditionsTitle}</summary>
          <p>{notice.conditionsText(page.contact.mail)}</p>
        </details>
        <Actions>
          <Button look="main">{notice.goOn}</Button>
          <Button anyway action="/interview/refusal">
            {notice.refuse}
          </Button>
        </Actions>
        <p class="quiet">
          {notice.refuseMeans} {notice.age}
        </p>
        <WhoAnswers {...page} words={words} />
      </form>
    </Candidate>
  );
};

type PartProps = NoticeProps & { words: Words };
type KeptProps = Pick<PartProps, 'words' | 'kept' | 'contact' | 'controller' | 'visit'>;

const problemsOf = ({ problems = {} }: NoticeProps, { notice }: Words): Problem[] => [
  ...(problems.changed ? [{ text: notice.problems.changed }] : []),
  ...(problems.scoring ? [{ field: 'scoring', text: notice.problems.scoring }] : []),
  ...(problems.record ? [{ field: 'record', text: notice.problems.record }] : []),
];

type Language = NoticeProps['visit']['language'];
const periodIn = (
  notice: Words['notice'],
  { rule, byLaw }: NoticeProps['kept'][number],
  language: Language,
) => {
  const period = keptFor(rule, language);
  return byLaw ? notice.byLaw(period) : period;
};

/** What is kept, why, who opens it and how long: on every page that asks for a yes. */
export const WhatIsKept = ({ words, kept, contact, controller, visit }: KeptProps) => {
  const { notice, policy } = words;
  const who: Record<Kept, string> = {
    recordings: notice.reviewers(contact.name),
    transcripts: notice.reviewers(contact.name),
    levels: notice.reviewersAndYou,
    records: notice.reviewersAndYou,
    contact: notice.onlyContact(contact.name),
  };
  const { what, why, who: whoLabel, howLong } = notice.columns;
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{notice.keptTitle}</h2>
      <Table
        caption={policy.retentionCaption}
        columns={[what, why, whoLabel, howLong]}
        rows={kept.map((item) => [
          notice.kept[item.what].what,
          notice.kept[item.what].why,
          who[item.what],
          periodIn(notice, item, visit.language),
        ])}
      />
      <p>{notice.yourRights(controller.privacyContact)}</p>
    </section>
  );
};

const Scoring = ({ words: { notice }, visit, given, problems }: PartProps) => (
  <Choices
    legend={<h2>{notice.scoringTitle}</h2>}
    hint={notice.scoringHint}
    name="scoring"
    two
    required
    value={given?.scoring}
    error={problems?.scoring ? notice.problems.scoring : undefined}
    choices={[
      { value: 'ai', label: notice.withAi, text: notice.withAiLines(visit.organisation) },
      { value: 'people', label: notice.peopleOnly, text: notice.peopleOnlyLines(visit.organisation) },
    ]}
  />
);

const Permission = ({ words, canType, given, problems }: PartProps) => {
  const { notice } = words;
  return (
    <fieldset>
      <legend>
        <h2>{notice.permissionTitle}</h2>
      </legend>
      <p>{notice.permissionText}</p>
      <Check
        name="record"
        checked={given?.record}
        label={
          <>
            <strong>{notice.record}</strong> {notice.recordText}
          </>
        }
        text={canType ? notice.recordElse : notice.recordNeeded}
        error={problems?.record ? notice.problems.record : undefined}
      />
    </fieldset>
  );
};

type WhoProps = Pick<PartProps, 'words' | 'controller' | 'notice' | 'visit'>;
export const WhoAnswers = ({ words, controller, notice: version, visit }: WhoProps) => {
  const { notice } = words;
  const day = dayWords(version.day, { zone: visit.timeZone, language: visit.language });
  return (
    <p class="quiet">
      {notice.controller(controller.name, controller.address)} {notice.privacyContact}{' '}
      <a href={`mailto:${controller.privacyContact}`}>{controller.privacyContact}</a>.{' '}
      {notice.version(version.version, day)}
    </p>
  );
};
