const statuses = {
  invalid: 422,
  unauthorised: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  gone: 410,
  tooLarge: 413,
  unsupported: 415,
  locked: 423,
  tooMany: 429,
  unavailable: 503,
  full: 507,
} as const;
export type Kind = keyof typeof statuses;
/** Where to go from here: a link under the sentence. */
export type NextStep = { readonly label: string; readonly href: string };
type More = ErrorOptions & { next?: NextStep; facts?: Record<string, number | string> };

/** A "no" we can explain to the person asking. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly kind: Kind;
  readonly status: (typeof statuses)[Kind];
  readonly next: NextStep | undefined;
  /** Numbers for a script that reads the answer, such as `savedTo`. */
  readonly facts: Record<string, number | string>;
  constructor(kind: Kind, message: string, { next, facts = {}, ...options }: More = {}) {
    super(message, options);
    this.name = 'Refusal';
    this.kind = kind;
    this.status = statuses[kind];
    this.next = next;
    this.facts = facts;
  }
}

/** A "no" that passes: what it takes does not answer now. Whoever asked may try again soon; a job waits for it. */
export class Away extends Refusal {
  /** A short code that an admin page can explain. */
  readonly reason: string;
  constructor(reason: string, message: string, options?: ErrorOptions) {
    super('unavailable', message, { ...options, facts: { retryAfter: 5 } });
    this.reason = reason;
  }
}

/** Work that cannot be done yet and is nobody's fault: it waits, and costs none of the job's tries. */
export class NotYet extends Error {
  /** A short code an admin page can explain, such as `speech-model-missing`. */
  readonly reason: string;
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'NotYet';
    this.reason = reason;
  }
}

/** What was sealed does not open, or does not fit together: a byte of it is not the one that was written. */
export class Damaged extends Error {
  constructor(options?: ErrorOptions) {
    super('What is kept here is not what was written.', options);
    this.name = 'Damaged';
  }
}

/** What a thrown value may say in a log or a job's row: its kind and code, never its words. */
export function causeOf(error: unknown): string {
  if (error instanceof NotYet || error instanceof Away) return error.reason;
  if (!(error instanceof Error)) return 'unknown';
  if (error instanceof Damaged) return error.name;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}
