import type { Child } from 'hono/jsx';

/** Buttons in a line, the main one first. */
export const Actions = ({ children }: { children?: Child }) => <div class="actions">{children}</div>;

type ButtonProps = {
  children?: Child;
  /** `main` once per form; `stop` for what cannot be undone; `link` looks like a link. */
  look?: 'main' | 'stop' | 'link' | undefined;
  name?: string | undefined;
  value?: string | number | undefined;
  /** Why it cannot be pressed now. Shown beside it: no disabled button without its reason. */
  notNow?: string | undefined;
  /** Sends the form although a field is missing: for "No, thank you" and "Later". */
  anyway?: boolean | undefined;
  /** Until a script shows it. */
  hidden?: boolean | undefined;
  /** Sends this form elsewhere. */
  action?: string | undefined;
};

/** A submit button. */
export const Button = ({ children, look, name, value, notNow, anyway, action, ...rest }: ButtonProps) => (
  <>
    <button
      type="submit"
      class={look}
      name={name}
      value={value}
      disabled={Boolean(notNow)}
      formnovalidate={anyway}
      formaction={action}
      {...rest}
    >
      {children}
    </button>
    {notNow && <span class="quiet">{notNow}</span>}
  </>
);

type LinkButtonProps = { href: string; look?: 'main' | 'stop' | undefined; children?: Child };

/** A link that looks like a button: for going somewhere, never for changing something. */
export const LinkButton = ({ href, look, children }: LinkButtonProps) => (
  <a class={look ? `button ${look}` : 'button'} href={href}>
    {children}
  </a>
);

/** One button that is a form of its own: "Send again", "Take back". */
export const PostButton = ({ to, children, ...button }: ButtonProps & { to: string }) => (
  <form method="post" action={to}>
    <Button {...button}>{children}</Button>
  </form>
);

/** Title on the left, buttons on the right. `below` is the second voice under the title. */
export const Top = ({ title, below, children }: { title: string; below?: Child; children?: Child }) => (
  <div class="top">
    <hgroup>
      <h1>{title}</h1>
      {below && <p class="quiet">{below}</p>}
    </hgroup>
    {children && <div class="actions">{children}</div>}
  </div>
);
