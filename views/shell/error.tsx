import { Public } from './public.tsx';

type ErrorProps = {
  status: number;
  /** One sentence that says what happened and what to do next. */
  message: string;
  next?: { label: string; href: string };
};

const titles: Record<number, string> = {
  401: 'Please sign in',
  403: 'This is not open to you',
  404: 'Nothing here',
  410: 'This is not here any more',
  500: 'Something broke on our side',
};

/** Every refusal that has no page of its own. */
export const ErrorPage = ({ status, message, next }: ErrorProps) => (
  <Public title={titles[status] ?? 'That did not work'}>
    <h1>{titles[status] ?? 'That did not work'}</h1>
    <p class="lead">{message}</p>
    {next && (
      <p>
        <a class="button main" href={next.href}>
          {next.label}
        </a>
      </p>
    )}
  </Public>
);
