import { Field, Select } from './field.tsx';

export type DeadlineGiven = {
  day?: string | undefined;
  hour?: string | undefined;
  timeZone?: string | undefined;
};
type Props = {
  given: DeadlineGiven;
  problems: Readonly<Record<string, string>>;
  zones: readonly string[];
  legend?: string | undefined;
  hint?: string | undefined;
};

const usual = 'Until then the interview can be begun and ended. You can give more time later.';

/** Until when: a day, an hour, and where that hour is counted. */
export const DeadlineFields = ({ given, problems, zones, legend = 'Deadline', hint = usual }: Props) => (
  <fieldset>
    <legend>{legend}</legend>
    <p class="hint">{hint}</p>
    <div class="row">
      <Field label="Day" name="day" type="date" value={given.day} error={problems.day} required />
      <Field label="Hour" name="hour" type="time" value={given.hour} error={problems.hour} required />
      <div class="grow">
        <Select
          label="Time zone"
          name="timeZone"
          value={given.timeZone}
          error={problems.timeZone}
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
      </div>
    </div>
  </fieldset>
);

/** The problems of a form as its notice lists them. */
export const listOf = (problems: Readonly<Record<string, string>>) =>
  Object.entries(problems).map(([field, text]) => ({ field, text }));
