import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, Button } from '../ui/actions.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Day } from '../ui/when.tsx';
import { Path } from '../ui/where.tsx';
import { wordsOf } from '../words/index.ts';

type Frozen = { since: Date; endsAt: Date | undefined; objection: boolean };
type Props = { visit: Visit; base: string; frozen: Frozen | undefined };

/** Freezes everything about the reader, or lifts it. */
export const FreezePage = ({ visit, base, frozen }: Props) => {
  const { freezes, shell, space } = wordsOf(visit.language);
  const title = frozen ? freezes.frozenTitle : freezes.title;
  return (
    <Candidate visit={visit} title={title}>
      <Path links={[{ href: base, label: shell.held }]} label={space.path} />
      <h1>{title}</h1>
      {frozen ? <Lift {...{ visit, base, frozen }} /> : <Ask {...{ visit, base }} />}
    </Candidate>
  );
};

const Ask = ({ visit, base }: Pick<Props, 'visit' | 'base'>) => {
  const { freezes } = wordsOf(visit.language);
  return (
    <>
      <p class="lead">{freezes.lead}</p>
      <ul>
        {freezes.means.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <form method="post" action={`${base}/freeze`}>
        <TextArea label={freezes.why} hint={freezes.whyHint} name="words" rows={4} maxlength={2000} words />
        <Actions>
          <Button look="main">{freezes.freeze}</Button>
        </Actions>
      </form>
    </>
  );
};

const Lift = ({ visit, base, frozen }: Props & { frozen: Frozen }) => {
  const { freezes } = wordsOf(visit.language);
  const place = { zone: visit.timeZone, language: visit.language };
  return (
    <>
      <p class="lead">
        {freezes.since} <Day at={frozen.since} {...place} />. {freezes.frozenLead}
      </p>
      {frozen.endsAt && (
        <Notice tone="wait" title={freezes.ending}>
          <p>
            <Day at={frozen.endsAt} {...place} />
          </p>
        </Notice>
      )}
      {frozen.objection && <p>{freezes.objectionOpen}</p>}
      <form method="post" action={`${base}/freeze/end`}>
        <Actions>
          <Button look="main">{freezes.lift}</Button>
        </Actions>
      </form>
    </>
  );
};
