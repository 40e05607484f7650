import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, Top } from '../ui/actions.tsx';
import { Field } from '../ui/field.tsx';
import { Notice, Problems } from '../ui/notice.tsx';
import { Tabs } from '../ui/where.tsx';
import { HouseFields, RightsFields, type Said } from './house-fields.tsx';

export const SettingsTabs = ({ current }: { current: string }) => (
  <Tabs
    label="Settings"
    current={current}
    links={[
      { href: '/settings', label: 'Organisation' },
      { href: '/settings/system', label: 'System' },
      { href: '/settings/backups', label: 'Backups' },
      { href: '/outbound', label: 'Outbound' },
    ]}
  />
);

type Props = Said & { desk: Desk; timeZones: readonly string[]; saved?: boolean | undefined };

export const SettingsPage = ({ desk, timeZones, saved, given, problems }: Props) => (
  <Staff desk={desk} title="Settings" current="settings">
    <Top title="Settings" />
    <SettingsTabs current="/settings" />
    {saved && <Notice tone="ok" role="status" title="Saved." />}
    <form method="post" action="/settings">
      <Problems
        title="Not saved yet"
        problems={Object.entries(problems).map(([field, text]) => ({ field, text }))}
      />
      <HouseFields given={given} problems={problems} timeZones={timeZones} />
      <RightsFields given={given} problems={problems} />
      <Field
        label="Brand colour"
        name="accent"
        value={given.accent}
        hint="Such as #14532d. Pages keep their contrast whatever you choose. Empty: the colour of the product."
        placeholder="#14532d"
        maxlength={7}
        size={9}
        spellcheck={false}
        error={problems.accent}
      />
      <Actions>
        <Button look="main">Save</Button>
      </Actions>
    </form>
  </Staff>
);
