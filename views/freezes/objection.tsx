import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, Button } from '../ui/actions.tsx';
import { Choices } from '../ui/choices.tsx';
import { TextArea } from '../ui/field.tsx';
import { Path } from '../ui/where.tsx';
import { type Words, wordsOf } from '../words/index.ts';

type Props = {
  visit: Visit;
  base: string;
  purposes: readonly (keyof Words['freezes']['purposes'])[];
  wrong?: boolean;
};

/** Says no to a use that rests on a reason of the house. */
export const ObjectionPage = ({ visit, base, purposes, wrong }: Props) => {
  const { freezes, shell, space } = wordsOf(visit.language);
  return (
    <Candidate visit={visit} title={freezes.objectTitle}>
      <Path links={[{ href: base, label: shell.held }]} label={space.path} />
      <h1>{freezes.objectTitle}</h1>
      <p class="lead">{freezes.objectLead}</p>
      <form method="post" action={`${base}/objection`}>
        <Choices
          legend={freezes.objectTo}
          name="purpose"
          choices={purposes.map((value) => ({ value, ...freezes.purposes[value] }))}
          error={wrong ? freezes.choose : undefined}
          required
          two
        />
        <TextArea
          label={freezes.objectWhy}
          hint={freezes.objectWhyHint}
          name="words"
          rows={5}
          maxlength={2000}
          words
        />
        <Actions>
          <Button look="main">{freezes.object}</Button>
        </Actions>
      </form>
    </Candidate>
  );
};
