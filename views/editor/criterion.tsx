import { Actions, Button } from '../ui/actions.tsx';
import { Field, Select, TextArea } from '../ui/field.tsx';

export type CriterionInForm = {
  id: string;
  name: string;
  weight: string;
  levels: readonly string[];
};
/** What is said beside fields, by their place in the form. */
export type Remarks = Readonly<Record<string, readonly string[]>>;
const weights = [1, 2, 3, 4, 5].map((value) => ({ value: String(value), label: String(value) }));
type CriterionProps = {
  errors: Remarks;
  warnings: Remarks;
  criterion: CriterionInForm;
  at: number;
  last: number;
};
export const Criterion = ({ criterion, at, last, errors, warnings }: CriterionProps) => (
  <details open id={`criterion-${criterion.id}`}>
    <summary>
      {criterion.name || 'New criterion'}, weight {criterion.weight}
    </summary>
    <input type="hidden" name={`id-${at}`} value={criterion.id} />
    <div class="row">
      <div class="grow">
        <Field
          label="Criterion"
          name={`name-${at}`}
          value={criterion.name}
          error={errors[`criteria.${at}.name`]}
          warnings={warnings[`criteria.${at}.name`]}
        />
      </div>
      <Select label="Weight" name={`weight-${at}`} value={criterion.weight} options={weights} />
    </div>
    <div class="rubric">
      {criterion.levels.map((level, index) => (
        <TextArea
          label={`Level ${index + 1}`}
          name={`level-${at}-${index}`}
          rows={4}
          value={level}
          error={errors[`criteria.${at}.levels.${index}`]}
          warnings={warnings[`criteria.${at}.levels.${index}`]}
        />
      ))}
    </div>
    <Actions>
      {at > 0 && <Press what="up" criterion={criterion} label="Up" />}
      {at < last && <Press what="down" criterion={criterion} label="Down" />}
      <Press what="remove" criterion={criterion} label="Remove criterion" />
    </Actions>
  </details>
);

type PressProps = { what: 'up' | 'down' | 'remove'; criterion: CriterionInForm; label: string };
const Press = ({ what, criterion: { id, name }, label }: PressProps) => (
  <Button look={what === 'remove' ? 'stop' : undefined} name="do" value={`${what}-${id}`} anyway>
    {label}
    <span class="hidden"> {name || 'New criterion'}</span>
  </Button>
);
