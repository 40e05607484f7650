import { Staff } from '../shell/recruiter.tsx';
import { Actions, Button, LinkButton, Top } from '../ui/actions.tsx';
import { DeadlineFields, listOf } from '../ui/deadline.tsx';
import { Field } from '../ui/field.tsx';
import { Notice, Problems } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import type { InviteProps } from './invite.tsx';

type Judged = { row: number; name: string; email: string; flaw?: { field: 'name' | 'email'; text: string } };
type Props = InviteProps & {
  ready: readonly Judged[];
  flawed: readonly Judged[];
  /** How many were invited just now, when this is what was left of a list. */
  invited?: number | undefined;
};

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);
const rows = (count: number) => (count === 1 ? '1 row has' : `${count} rows have`);

/** What was read of a list: who can be invited, and each row that has to be corrected, with its reason. */
export const CheckPage = (props: Props) => {
  const { desk, position, trail, ready, flawed, invited, given, problems, zones } = props;
  const base = `/positions/${position.id}`;
  return (
    <Staff desk={desk} title="Check the list" current="positions" path={trail}>
      <Top
        title={invited === undefined ? 'Check the list' : 'What is left of the list'}
        below={position.title}
      />
      {invited !== undefined && (
        <Notice
          tone="ok"
          role="status"
          title={`${people(invited)} ${invited === 1 ? 'was' : 'were'} invited.`}
        >
          <p>
            <a href={`${base}/candidates`}>See the candidates</a>
          </p>
        </Notice>
      )}
      <form method="post" action={`${base}/invitations/many`}>
        <Problems title="Nobody was invited yet" problems={listOf(problems)} />
        {flawed.length > 0 && <Flawed flawed={flawed} />}
        {ready.length > 0 && <Ready ready={ready} />}
        <DeadlineFields {...{ given, problems, zones }} />
        <Actions>
          <Button look="main">
            {ready.length > 0
              ? `Invite ${people(ready.length)}${flawed.length ? ' and those corrected' : ''}`
              : 'Invite those corrected'}
          </Button>
          <LinkButton href={`${base}/candidates`}>Stop here</LinkButton>
        </Actions>
      </form>
    </Staff>
  );
};

const Flawed = ({ flawed }: { flawed: readonly Judged[] }) => (
  <section aria-labelledby="flawed">
    <h2 id="flawed">{rows(flawed.length)} to be corrected</h2>
    <p>Correct them here, or leave them: they are not invited, and the others are.</p>
    {flawed.map(({ row, name, email, flaw }) => (
      <fieldset>
        <legend>Row {row}</legend>
        <input type="hidden" name="row" value={row} />
        <div class="halves">
          <div>
            <Field
              label="Name"
              name="name"
              id={`name-${row}`}
              value={name}
              error={flaw?.field === 'name' ? flaw.text : undefined}
              autocomplete="off"
            />
          </div>
          <div>
            <Field
              label="E-mail address"
              name="email"
              id={`email-${row}`}
              value={email}
              error={flaw?.field === 'email' ? flaw.text : undefined}
              autocomplete="off"
            />
          </div>
        </div>
      </fieldset>
    ))}
  </section>
);

const Ready = ({ ready }: { ready: readonly Judged[] }) => (
  <section aria-labelledby="ready">
    <h2 id="ready">{people(ready.length)} can be invited</h2>
    {ready.map(({ row, name, email }) => (
      <>
        <input type="hidden" name="row" value={row} />
        <input type="hidden" name="name" value={name} />
        <input type="hidden" name="email" value={email} />
      </>
    ))}
    <details open={ready.length <= 20}>
      <summary>Who they are</summary>
      <Table
        caption="Found in the list, nothing wrong with them"
        columns={['Name', 'E-mail address', { label: 'Row', num: true }]}
        rows={ready.map(({ row, name, email }) => [name, email, row])}
      />
    </details>
  </section>
);
