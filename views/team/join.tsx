import { Public, type PublicProps } from '../shell/public.tsx';
import { Actions, Button } from '../ui/actions.tsx';
import { Field } from '../ui/field.tsx';
import { Problems } from '../ui/notice.tsx';

type Props = Pick<PublicProps, 'organisation' | 'assets' | 'footer'> & {
  action: string;
  given: Record<string, string>;
  problems: Record<string, string>;
  shortest: number;
};

/** The first visit of a colleague. */
export const JoinPage = ({ organisation, assets, footer, action, given, problems, shortest }: Props) => (
  <Public title="Welcome" {...{ organisation, assets, footer }}>
    <h1>Welcome, {given.name}</h1>
    <p class="lead">Choose how you sign in. This link works once; afterwards you use what you choose here.</p>
    <form method="post" action={action}>
      <Problems
        title="Your account is not open yet"
        problems={Object.entries(problems).map(([field, text]) => ({ field, text }))}
      />
      <Field
        label="Your name, as colleagues read it"
        name="name"
        value={given.name}
        autocomplete="name"
        error={problems.name}
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
      <Actions>
        <Button look="main">Open my account</Button>
      </Actions>
    </form>
  </Public>
);
