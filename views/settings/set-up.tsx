import { Public } from '../shell/public.tsx';
import { Actions, Button } from '../ui/actions.tsx';
import { Check } from '../ui/choices.tsx';
import { Field } from '../ui/field.tsx';
import { Problems } from '../ui/notice.tsx';
import { HouseFields, type Said } from './house-fields.tsx';

type Props = Said & { action: string; timeZones: readonly string[]; shortest: number; sample: boolean };

/** The first page anybody sees. It can be sent once. */
export const SetUpPage = ({ action, timeZones, shortest, sample, given, problems }: Props) => (
  <Public title="Set up">
    <h1>Set up this house</h1>
    <p class="lead">
      Two minutes: who runs it, and who looks after it. What you say about the organisation can be changed
      later.
    </p>
    <form method="post" action={action}>
      <Problems
        title="Not set up yet"
        problems={Object.entries(problems).map(([field, text]) => ({ field, text }))}
      />
      <section aria-labelledby="who">
        <h2 id="who">Who runs it</h2>
        <HouseFields given={given} problems={problems} timeZones={timeZones} />
      </section>
      <section aria-labelledby="you">
        <h2 id="you">The first admin: you</h2>
        <Field
          label="Your name"
          name="name"
          value={given.name}
          autocomplete="name"
          error={problems.name}
          required
        />
        <Field
          label="Your e-mail"
          name="email"
          type="email"
          value={given.email}
          autocomplete="email"
          error={problems.email}
          required
        />
        <Field
          label="Name to sign in with"
          name="login"
          value={given.login}
          autocomplete="username"
          hint="Your e-mail address is a good one."
          error={problems.login}
          required
        />
        <Field
          label="Passphrase"
          name="password"
          type="password"
          autocomplete="new-password"
          hint={`${shortest} characters or more: four or five words are good. No rule about digits or signs.`}
          error={problems.password}
          required
        />
      </section>
      {sample && (
        <Check
          name="sample"
          value="yes"
          checked={given.sample === 'yes'}
          label="Load a sample position with an interview kit"
          text="Good for looking around. You can close the position and put its kit away later."
        />
      )}
      <Actions>
        <Button look="main">Begin</Button>
      </Actions>
    </form>
  </Public>
);
