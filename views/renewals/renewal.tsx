import { type NoticeProps, WhatIsKept, WhoAnswers } from '../interviews/notice.tsx';
import { Candidate } from '../shell/candidate.tsx';
import { Actions, Button } from '../ui/actions.tsx';
import { Problems } from '../ui/notice.tsx';
import { dayWords } from '../ui/when.tsx';
import { type Language, wordsOf } from '../words/index.ts';

export type RenewalProps = Pick<
  NoticeProps,
  'visit' | 'contact' | 'controller' | 'notice' | 'kept' | 'shown'
> & {
  /** Material changes of the privacy policy since the yes, the newest first. */
  changes: readonly { number: number; effectiveAt: Date; summary: Readonly<Record<Language, string>> }[];
  /** What was agreed to and is asked for again. */
  purposes: readonly ('interview' | 'ai' | 'recording' | 'openings')[];
  /** The page was another one when it was answered. */
  isChanged?: boolean | undefined;
};

/** The notice once more, because the policy has changed since the yes. Yes and no are one press each, and look alike. */
export const RenewalPage = (page: RenewalProps) => {
  const { visit, purposes, shown, isChanged } = page;
  const words = wordsOf(visit.language);
  const { consents, shell } = words;
  const { renewal } = consents;
  const said = (purpose: RenewalProps['purposes'][number]) => consents.purposes[purpose](visit.organisation);
  return (
    <Candidate visit={visit} title={renewal.title}>
      <h1>{renewal.title}</h1>
      <p class="lead">{renewal.lead}</p>
      {isChanged && <Problems title={shell.problems(1)} problems={[{ text: renewal.changed }]} />}
      {page.changes.length > 0 && <Changes {...page} />}
      <section aria-labelledby="agreed">
        <h2 id="agreed">{renewal.agreedTo}</h2>
        <ul>
          {purposes.map((purpose) => (
            <li>
              <strong>{said(purpose).title}.</strong> {said(purpose).allows}
            </li>
          ))}
        </ul>
      </section>
      <WhatIsKept {...page} words={words} />
      <form method="post" action="/interview/renewal">
        {shown && <input type="hidden" name="shown" value={shown} />}
        <Actions>
          <Button>{consents.still}</Button>
          <Button anyway action="/interview/withdrawal">
            {renewal.no}
          </Button>
        </Actions>
        <p class="quiet">
          <strong>{renewal.noMeans}</strong> {said('interview').ends}
        </p>
        <p>
          <a href="/space/consents">{renewal.single}</a>
        </p>
        <WhoAnswers {...page} words={words} />
      </form>
    </Candidate>
  );
};

const Changes = ({ changes, visit }: RenewalProps) => {
  const { language, timeZone: zone } = visit;
  const { consents } = wordsOf(language);
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{consents.renewal.changes}</h2>
      {changes.map(({ number, effectiveAt, summary }) => (
        <>
          <p>
            <strong>{consents.renewal.from(dayWords(effectiveAt, { zone, language }))}</strong>{' '}
            {summary[language]}
          </p>
          <p>
            <a href={`/privacy/changes?from=${number - 1}&to=${number}&lang=${language}`}>
              {consents.readPolicy}
            </a>
          </p>
        </>
      ))}
    </section>
  );
};
