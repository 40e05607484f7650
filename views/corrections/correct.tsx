import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Actions, Button } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { Field, Select, TextArea } from '../ui/field.tsx';
import { Path } from '../ui/where.tsx';
import { languages, wordsOf } from '../words/index.ts';

type Props = {
  visit: Visit;
  base: string;
  field: {
    holding: string;
    item: string;
    field: string;
    what: { en: string; de: string };
    was: string;
    changes: boolean;
  };
  wrong: { right: string; problem: string } | undefined;
};

/** One field, and what is right instead. */
export const CorrectPage = ({ visit, base, field, wrong }: Props) => {
  const { corrections, shell, space } = wordsOf(visit.language);
  const named = space.fields[field.field] ?? field.field;
  const problem = wrong?.problem === 'empty' ? corrections.empty : wrong && corrections.unfit;
  const right = { label: corrections.right, name: 'right', value: wrong?.right ?? field.was, error: problem };
  return (
    <Candidate visit={visit} title={corrections.title}>
      <Path
        links={[
          { href: base, label: shell.held },
          { href: `${base}/held/${field.holding}`, label: field.what[visit.language] },
        ]}
        label={space.path}
      />
      <h1>{corrections.title}</h1>
      <p class="lead">{field.changes ? corrections.lead : corrections.leadBeside}</p>
      <Facts
        facts={[
          [corrections.what, named],
          [corrections.stands, field.was || corrections.nothing],
        ]}
      />
      <form method="post" action={`${base}/correction`} novalidate>
        <input type="hidden" name="holding" value={field.holding} />
        <input type="hidden" name="item" value={field.item} />
        <input type="hidden" name="field" value={field.field} />
        <Right field={field} right={right} />
        <TextArea
          label={corrections.why}
          hint={corrections.whyHint}
          name="words"
          rows={3}
          maxlength={2000}
          words
        />
        <Actions>
          <Button look="main">{corrections.send}</Button>
        </Actions>
      </form>
    </Candidate>
  );
};

type Control = { label: string; name: string; value: string; error: string | undefined };
const Right = ({ field, right }: { field: Props['field']; right: Control }) => {
  if (field.holding === 'people' && field.field === 'language')
    return <Select {...right} options={languages} />;
  if (field.was.length < 80 && field.holding === 'people') return <Field {...right} required />;
  return <TextArea {...right} rows={8} maxlength={20_000} words required />;
};
