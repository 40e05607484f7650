import { Field, type Option, Select, TextArea } from '../ui/field.tsx';

export type CaseGiven = Readonly<Record<string, string | undefined>>;
type Props = { given: CaseGiven; problems: Readonly<Record<string, string>>; owners: readonly Option[] };

/** Name, reason, owner and review of a case. */
export const CaseFields = ({ given, problems, owners }: Props) => (
  <>
    <Field
      label="Name of the case"
      name="name"
      value={given.name}
      hint="Such as the file number of the court. Name nobody here."
      maxlength={80}
      error={problems.name}
      required
    />
    <TextArea
      label="Why the data is needed"
      name="reason"
      value={given.reason}
      rows={3}
      maxlength={300}
      hint="Write it without names: these words stay when what is held about people goes."
      error={problems.reason}
      required
    />
    <Select
      label="Who answers for it"
      name="owner"
      value={given.owner}
      options={owners}
      error={problems.owner}
    />
    <Field
      label="Look at again on"
      name="reviewOn"
      type="date"
      value={given.reviewOn}
      hint="Within a year. Until then somebody asks whether the hold is still needed."
      error={problems.reviewOn}
      required
    />
  </>
);
