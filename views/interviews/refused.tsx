import { Candidate, type Visit } from '../shell/candidate.tsx';
import { wordsOf } from '../words/index.ts';

export type RefusedProps = { visit: Visit; contact: { name: string; mail: string } };

/** After "No, thank you". */
export const RefusedPage = ({ visit, contact }: RefusedProps) => {
  const { notice } = wordsOf(visit.language);
  return (
    <Candidate visit={visit} title={notice.refusedTitle} width="slim">
      <h1>{notice.refusedTitle}</h1>
      <p class="lead">{notice.refusedText(contact.name)}</p>
      <p>{notice.refusedBack(contact.mail)}</p>
    </Candidate>
  );
};
