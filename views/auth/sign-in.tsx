import { Public, type PublicProps } from '../shell/public.tsx';
import { Actions, Button } from '../ui/actions.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';

type Props = Pick<PublicProps, 'organisation' | 'assets' | 'footer'> & {
  /** Where to go afterwards. */
  next: string;
  login?: string | undefined;
  /** What went wrong, and what to do. */
  problem?: { title: string; text: string } | undefined;
  /** The house has nobody yet. */
  empty?: boolean | undefined;
  /** The address people use is not encrypted and is not this machine: browsers keep no session there. */
  unsafe?: boolean | undefined;
  longest: { idleHours: number; days: number };
};

export const SignInPage = ({ organisation, assets, footer, empty, unsafe, ...form }: Props) => (
  <Public title="Sign in" {...{ organisation, assets, footer }}>
    <h1>Sign in</h1>
    {empty ? (
      <Notice title="This house is not set up yet.">
        Whoever started it finds a set-up link in the terminal. It opens the page that makes the first
        account.
      </Notice>
    ) : (
      <>
        <p class="quiet">
          For people who work here. If you were invited to an interview, use the link in your letter: you need
          no account.
        </p>
        {unsafe && (
          <Notice tone="wait" title="This address is not encrypted.">
            Browsers keep nobody signed in here. Ask whoever runs this server to set BASE_URL to an address
            that starts with https.
          </Notice>
        )}
        <SignInForm {...form} />
      </>
    )}
  </Public>
);

const SignInForm = ({ next, login, problem, longest }: Omit<Props, 'organisation' | 'assets' | 'empty'>) => (
  <form method="post" action="/sign-in">
    {problem && (
      <Notice tone="stop" role="alert" title={problem.title}>
        {problem.text}
      </Notice>
    )}
    <input type="hidden" name="next" value={next} />
    <Field
      label="Your name here, or your e-mail"
      name="login"
      value={login}
      autocomplete="username"
      required
    />
    <Field
      label="Passphrase"
      name="password"
      type="password"
      hint="You may paste it."
      autocomplete="current-password"
      required
    />
    <Actions>
      <Button look="main">Sign in</Button>
    </Actions>
    <p class="quiet">
      You are signed out after {longest.idleHours} hours without a click, and after {longest.days} days in any
      case. An admin of your team can send you a new link if you forgot your passphrase.
    </p>
  </form>
);
