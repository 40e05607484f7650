import type { Child } from 'hono/jsx';

export type Fact = readonly [name: Child, value: Child];

/** Facts, one to a line. */
export const Facts = ({ facts }: { facts: readonly (Fact | null | undefined | false)[] }) => (
  <dl>
    {facts
      .filter((fact): fact is Fact => Boolean(fact))
      .map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

export type Task = {
  /** How many; left out when the list is not counted. */
  count?: number | undefined;
  title: string;
  href?: string | undefined;
  text?: string | undefined;
  /** A State, or a button. */
  end?: Child;
};

/** Things that wait for somebody. */
export const Tasks = ({ tasks }: { tasks: readonly Task[] }) => (
  <ul class="tasks">
    {tasks.map((task) => (
      <li>
        {task.count !== undefined && <b>{task.count}</b>}
        <span>
          {task.href ? <a href={task.href}>{task.title}</a> : <strong>{task.title}</strong>}
          {task.text && <small>{task.text}</small>}
        </span>
        {task.end}
      </li>
    ))}
  </ul>
);

/** Key figures, each with the sentence that says what it counts. */
export const Numbers = ({ numbers }: { numbers: readonly { figure: string | number; text: Child }[] }) => (
  <ul class="numbers">
    {numbers.map(({ figure, text }) => (
      <li>
        <b>{figure}</b>
        {text}
      </li>
    ))}
  </ul>
);
