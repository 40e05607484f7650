import { Field, Select } from '../ui/field.tsx';
import { languages } from '../words/index.ts';

export type Said = { given: Record<string, string>; problems: Record<string, string> };
type Props = Said & { timeZones: readonly string[] };

/** Who runs the house: asked at set-up, changed in the settings. */
export const HouseFields = ({ given, problems, timeZones }: Props) => (
  <>
    <Field
      label="Name of the organisation"
      name="organisation"
      value={given.organisation}
      hint="On every page and in every letter."
      autocomplete="organization"
      error={problems.organisation}
      required
    />
    <Field
      label="Controller"
      name="controller"
      value={given.controller}
      hint="The legal person that answers for the data, with its legal form. Every candidate reads it."
      error={problems.controller}
      required
    />
    <Field
      label="Postal address of the controller"
      name="address"
      value={given.address}
      autocomplete="street-address"
      error={problems.address}
      required
    />
    <Field
      label="Privacy contact"
      name="privacyMail"
      type="email"
      value={given.privacyMail}
      hint="Where candidates write about their data."
      error={problems.privacyMail}
      required
    />
    <Select
      label="Time zone"
      name="timeZone"
      options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      value={given.timeZone}
      hint="Deadlines are counted in it."
      error={problems.timeZone}
    />
    <Select
      label="Language of candidates and letters"
      name="language"
      options={languages}
      value={given.language}
      hint="A kit can choose another one. The desk speaks English."
      error={problems.language}
    />
  </>
);

/** Who else answers for the rights of people: asked in the settings, for the law does not want it of everybody. */
export const RightsFields = ({ given, problems }: Said) => (
  <>
    <Field
      label="Data protection officer"
      name="dataProtectionOfficer"
      value={given.dataProtectionOfficer}
      hint="How to reach them: name or office, and a mail address. Empty: none was appointed, and the privacy policy says so."
      error={problems.dataProtectionOfficer}
    />
    <Field
      label="Supervisory authority"
      name="authority"
      value={given.authority}
      hint="Where people can complain, by its name and address. It stands in the policy and in every refusal."
      error={problems.authority}
    />
    <Field
      label="Web address of the authority"
      name="authorityUrl"
      type="url"
      value={given.authorityUrl}
      error={problems.authorityUrl}
    />
  </>
);
