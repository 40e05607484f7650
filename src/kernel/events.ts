import type { Ctx } from './context.ts';
import type { Id } from './ids.ts';

/** Facts travel as ids and numbers only, so neither queue nor log ever holds a name. */
export type Fact = Record<string, Id<string> | number>;
export interface Event<F extends Fact = Fact> {
  readonly name: string;
  readonly fact: F;
}
export type EventKind<F extends Fact> = ((fact: F) => Event<F>) & { readonly name: string };
export type Emit = (event: Event) => void;

/** Declares a fact that a module announces, in the past tense: `interviews.answer-received`. */
export function event<F extends Fact>(name: string): EventKind<F> {
  return Object.defineProperty((fact: F): Event<F> => ({ name, fact }), 'name', { value: name });
}

/** Lanes keep slow machine work from holding up letters. */
export type Lane = 'quick' | 'compute';
export interface Job {
  /** The fact that makes it run; `*` hears every fact; `every:…` and `night:…` are clocks. */
  readonly on: string;
  /** Tells two jobs of one module on one fact apart. */
  readonly as: string;
  readonly tries: number;
  readonly lane: Lane;
  /** Done although the data of the person it is about is frozen: rights, letters about them, the log. */
  readonly whileFrozen?: 'goes on' | undefined;
  run(ctx: Ctx, fact: Fact, on: string, heard: Heard): Promise<unknown>;
}
/** The one delivery of a fact to one job: the same however often it is tried, so a key for what must not be done twice. */
export interface Heard {
  readonly id: Id<'job'>;
  /** When the fact became true. */
  readonly createdAt: Date;
}
type Options = { tries?: number; lane?: Lane; as?: string; whileFrozen?: 'goes on' };
const job = (
  on: string,
  run: Job['run'],
  { tries = 5, lane = 'quick', as = '', whileFrozen }: Options,
): Job => ({
  on,
  as,
  tries,
  lane,
  whileFrozen,
  run,
});

/** Runs at least once for each such fact. It may run twice: ask first whether the work is there already. */
export const when = <F extends Fact>(
  kind: EventKind<F>,
  run: (ctx: Ctx, fact: F, on: string, heard: Heard) => Promise<unknown>,
  options: Options = {},
): Job => job(kind.name, run as Job['run'], options);

/** Hears every fact of the house, with its name. */
export const whenAnything = (run: Job['run']): Job =>
  job('*', run, { as: 'everything', tries: 20, whileFrozen: 'goes on' });

/** Runs once per night (UTC) however many servers are awake: the night itself is the key they race for. */
export const everyNight = (at: `${number}:${number}`, run: (ctx: Ctx) => Promise<unknown>): Job =>
  job(`night:${at}`, (ctx) => run(ctx), { tries: 3 });

/** Runs once per stretch of so many minutes, however many servers are awake. */
export const everyMinutes = (minutes: number, as: string, run: (ctx: Ctx) => Promise<unknown>): Job =>
  job(`every:${minutes}`, (ctx) => run(ctx), { tries: 3, as });
