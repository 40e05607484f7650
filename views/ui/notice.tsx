import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icons.tsx';

export type Tone = 'ok' | 'wait' | 'stop';

const signs: Record<Tone, IconName> = { ok: 'done', wait: 'warning', stop: 'warning' };

type NoticeProps = {
  tone?: Tone | undefined;
  title: string;
  children?: Child;
  /** `alert` for what just went wrong, `status` for what just happened. */
  role?: 'alert' | 'status' | undefined;
  id?: string | undefined;
};

/** A message with its tone: one strong sentence, then what to do. */
export const Notice = ({ tone, title, children, role, id }: NoticeProps) => (
  <div class={tone ? `notice ${tone}` : 'notice'} role={role} id={id}>
    <Icon name={tone ? signs[tone] : 'info'} />
    <div>
      <p>
        <strong>{title}</strong>
      </p>
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  </div>
);

/** Nothing here yet: says so and offers the next step as its children (buttons or links). */
export const Empty = ({ title, text, children }: { title: string; text: string; children?: Child }) => (
  <div class="empty">
    <h2>{title}</h2>
    <p>{text}</p>
    {children && <div class="actions">{children}</div>}
  </div>
);

export type Problem = { field?: string | undefined; text: string };

/** What has to be settled before a form can be saved; each line leads to its field. */
export const Problems = ({ title, problems }: { title: string; problems: readonly Problem[] }) => {
  if (problems.length === 0) return null;
  return (
    <div class="notice stop" role="alert" tabindex={-1} data-focus>
      <Icon name="warning" />
      <div>
        <p>
          <strong>{title}</strong>
        </p>
        <ul>
          {problems.map(({ field, text }) => (
            <li>{field ? <a href={`#${field}`}>{text}</a> : text}</li>
          ))}
        </ul>
      </div>
    </div>
  );
};

type StateProps = {
  /** Disc ok, half disc wait, square stop, diamond ai, pulsing live; without a tone a ring. */
  tone?: Tone | 'ai' | 'live' | 'live stop' | undefined;
  children?: Child;
  block?: boolean | undefined;
};

/** How something stands: a word and a shape, colour only repeats it. */
export const State = ({ tone, children, block = false }: StateProps) => {
  const look = tone ? `state ${tone}` : 'state';
  return block ? <p class={look}>{children}</p> : <span class={look}>{children}</span>;
};
