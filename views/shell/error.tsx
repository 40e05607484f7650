import { LinkButton } from '../ui/actions.tsx';
import { State } from '../ui/notice.tsx';
import { wordsOf } from '../words/index.ts';
import { Candidate, type Visit } from './candidate.tsx';
import { Public, type PublicProps } from './public.tsx';
import { type Desk, Staff } from './recruiter.tsx';

/** The frame of whoever asked. */
export type ErrorFrame =
  | { desk: Desk }
  | { visit: Visit }
  | { open: Pick<PublicProps, 'organisation' | 'assets' | 'footer'> };

/** A refusal of a module, or what the house itself has to say, in the language of the frame. */
export type ErrorMessage = string | 'missing' | 'broken' | 'notReady' | 'frozen';

type ErrorProps = {
  frame: ErrorFrame;
  status: number;
  /** One sentence that says what happened and what to do next. */
  message: ErrorMessage;
  next?: { label: string; href: string } | undefined;
};

const kinds = { 403: 'forbidden', 404: 'missing', 410: 'gone', 429: 'tooMany', 500: 'broken' } as const;
const own = ['missing', 'broken', 'notReady'] as const;

/** Title and sentence, in the language of the frame; somebody whose visit has ended is told how to come back. */
export function errorWords(frame: ErrorFrame, { status, message }: Pick<ErrorProps, 'status' | 'message'>) {
  const visiting = 'visit' in frame;
  const { errors, gone } = wordsOf(visiting ? frame.visit.language : 'en');
  if (message === 'frozen') return errors.frozen[visiting ? 'toThem' : 'toStaff'];
  const { signedOut } = gone.pages;
  if (status === 401 && visiting) return { title: signedOut.title, lead: signedOut.lead };
  const title = errors.titles[kinds[status as keyof typeof kinds] ?? 'other'];
  const ours = own.find((name) => name === message);
  return { title, lead: ours ? errors[ours] : message };
}

type BodyProps = Pick<ErrorProps, 'next'> & { title: string; lead: string; state?: string };
const Body = ({ title, lead, next, state }: BodyProps) => (
  <>
    {state && <State block>{state}</State>}
    <h1>{title}</h1>
    <p class="lead">{lead}</p>
    {next && (
      <p>
        <LinkButton look="main" href={next.href}>
          {next.label}
        </LinkButton>
      </p>
    )}
  </>
);

/** Every refusal that has no page of its own. */
export const ErrorPage = ({ frame, status, message, next }: ErrorProps) => {
  const words = errorWords(frame, { status, message });
  if ('visit' in frame) {
    const { errors, gone } = wordsOf(frame.visit.language);
    const lift = message === 'frozen' ? { label: errors.frozen.lift, href: '/space/freeze' } : undefined;
    return (
      <Candidate visit={frame.visit} title={words.title} width="slim">
        <Body {...words} next={next ?? lift} state={gone.state} />
      </Candidate>
    );
  }
  const body = <Body {...words} next={next} />;
  if ('desk' in frame)
    return (
      <Staff desk={frame.desk} title={words.title}>
        {body}
      </Staff>
    );
  return (
    <Public {...frame.open} title={words.title}>
      {body}
    </Public>
  );
};
