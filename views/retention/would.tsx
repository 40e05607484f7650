import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, LinkButton, Top } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { whenWords } from '../ui/when.tsx';
import { type PeriodShown, toPeriods } from './rule.tsx';

type Count = { items: number; people: number };
type Props = {
  desk: Desk;
  period: PeriodShown;
  said: string;
  fields: { trigger: string; days: number; atMostDays: number };
  longer: boolean;
  reason: string;
  would: { at: Date; before: Count; after: Count };
};

/** What a change of period would take tonight, before it is saved. */
export const WouldPage = ({ desk, period, said, fields, longer, reason, would }: Props) => (
  <Staff desk={desk} title={period.title} current="retention" path={toPeriods}>
    <Top title={`${period.title}: is this right?`} below="Nothing is saved yet" />
    <Facts facts={[['Now', period.said], ['Then', said], longer && ['Why, for everybody to read', reason]]} />
    <Effect would={would} zone={desk.timeZone} />
    <Table
      caption="What goes of this category tonight"
      columns={['With', { label: 'Items', num: true }, { label: 'People', num: true }]}
      rows={[
        ['The period as it is', would.before.items, would.before.people],
        ['The new period', would.after.items, would.after.people],
      ]}
    />
    <form method="post" action={period.href}>
      {Object.entries({ ...fields, reason }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Actions>
        <Button look={would.after.items > would.before.items ? 'stop' : 'main'} name="do" value="save">
          Save this period
        </Button>
        <LinkButton href={period.href}>Change it again</LinkButton>
      </Actions>
    </form>
  </Staff>
);

const Effect = ({ would, zone }: { would: Props['would']; zone: string }) => {
  const more = would.after.items - would.before.items;
  const night = whenWords(would.at, { zone });
  if (more > 0)
    return (
      <Notice tone="stop" title={`${more} more ${more === 1 ? 'item goes' : 'items go'} tonight.`}>
        {`They are deleted on ${night} and cannot be brought back. Those they are about see the new day on their own page.`}
      </Notice>
    );
  if (more < 0)
    return (
      <Notice tone="wait" title={`${-more} ${more === -1 ? 'item stays' : 'items stay'} longer.`}>
        Those they are about were shown an earlier day. They see the new one on their own page from now on.
      </Notice>
    );
  return (
    <Notice title="Tonight nothing changes.">The new days show on everybody's own page from now on.</Notice>
  );
};
