import type { KeyName, RecipientTold } from '#certificates';
import type { CategoryName } from '#kernel/categories.ts';
import type { Ctx } from '#kernel/context.ts';
import { days } from '#kernel/data.ts';
import type { SubjectId } from '#kernel/ids.ts';
import type { Holding } from '#kernel/privacy.ts';
import { type Said, said } from '#kernel/said.ts';

export type Key = KeyName;
export type Told = RecipientTold;

/** Somebody outside who may have received something. A room that sends data out gives one of these. */
export interface Recipient {
  readonly name: string;
  /** Tells them that it is to be erased; nothing when they received nothing. May run twice. */
  tell(ctx: Ctx, subject: SubjectId): Promise<Told | undefined>;
}

/** What becomes of one holding, as it is shown before anything happens. */
export interface PlanLine {
  readonly holding: string;
  readonly category: CategoryName;
  readonly what: Said;
  readonly items: number;
  readonly do: 'remove' | 'blank' | 'keep';
  readonly because: Said | null;
  /** The last day of what is kept, where one is set. */
  readonly until: Date | null;
}

/** Backups of the keyring live this long, and go in the night after. */
export const keyringLives = days(21);
/** So long after an erasure no copy of its keys is left anywhere. */
export const keysAreGoneAfter = keyringLives + days(1);

// Before the holdings, and after them. What lies between is one step per holding.
export const before = ['freeze', 'letter', 'recipients'] as const;
export const after = ['once-more', 'ledger', 'keys', 'journal', 'certificate'] as const;
export type Act = (typeof before)[number] | (typeof after)[number];

/**
 * The steps in their order. Outside stores go first: a row that is left tells what is still to do. Of the rows, those of
 * lower rooms go before those they hang on, so that the person's own row is the last.
 */
export function stepsOf(holdings: readonly Holding[], { silent }: { silent: boolean }): string[] {
  const outside = holdings.filter((one) => one.outside);
  const rows = holdings.filter((one) => !one.outside).toReversed();
  const acts = silent ? before.filter((act) => act === 'freeze') : before;
  return [...acts, ...[...outside, ...rows].map(({ name }) => name), ...after];
}

const names: Record<Act, Said> = {
  freeze: said('the freeze is lifted', 'das Einfrieren wird aufgehoben'),
  letter: said('the last letter leaves', 'der letzte Brief geht hinaus'),
  recipients: said('recipients are told', 'Empfänger erfahren davon'),
  'once-more': said('what came in meanwhile goes, too', 'was inzwischen kam, geht auch'),
  ledger: said('it is written into the erasure ledger', 'es wird im Löschbuch festgehalten'),
  keys: said('the keys are destroyed', 'die Schlüssel werden vernichtet'),
  journal: said('the journal of the database is emptied', 'das Journal der Datenbank wird geleert'),
  certificate: said('the certificate is signed', 'die Bescheinigung wird unterschrieben'),
};
export const isAct = (name: string): name is Act => name in names;
/** A step in plain words; a holding is called as its statement calls it. */
export const stepWords = (name: string, holdings: readonly Holding[]): Said =>
  isAct(name) ? names[name] : (holdings.find((one) => one.name === name)?.what ?? said('something', 'etwas'));

const reasons: Record<string, string> = {
  'no-mail-server': 'There is no mail server: give the person the address of the certificate yourself.',
  'no-address': 'No address was held.',
  'not-delivered': 'The letter could not be delivered. Erasing went on.',
  'letter-on-its-way': 'Waiting for the mail server to take the last letter, for a day at most.',
  'held-by-a-case': 'A legal case holds this person. It goes on when the case lets go.',
  'database-is-read': 'Somebody is reading the database. It is tried again in a minute.',
};
/** Why a step failed or what was special about it. Never the words of an error, which may repeat somebody's data. */
export const reasonWords = (code: string) => reasons[code] ?? `It failed (${code}) and is tried again.`;
