import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, Top } from '../ui/actions.tsx';
import type { Option } from '../ui/field.tsx';
import { Problems } from '../ui/notice.tsx';
import { CaseFields, type CaseGiven } from './fields.tsx';

export const toHolds = [
  { href: '/retention', label: 'How long things are kept' },
  { href: '/retention/holds', label: 'Legal holds' },
];
type Props = {
  desk: Desk;
  given: CaseGiven;
  problems: Readonly<Record<string, string>>;
  owners: readonly Option[];
};

/** Opens a case; people are added on its page. */
export const NewCasePage = ({ desk, given, problems, owners }: Props) => (
  <Staff desk={desk} title="Open a case" current="retention" path={toHolds}>
    <Top title="Open a case" below="People are added on the next page" />
    <form method="post" action="/retention/holds">
      <Problems
        title="Not opened yet"
        problems={Object.entries(problems).map(([field, text]) => ({ field, text }))}
      />
      <CaseFields {...{ given, problems, owners }} />
      <Actions>
        <Button look="main">Open the case</Button>
      </Actions>
    </form>
  </Staff>
);
