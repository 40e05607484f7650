import type { Entry, Purpose } from '#consents';
import type { Id } from '#kernel/ids.ts';

/** One interview, or no interview, with what counts for each purpose now. */
export interface Matter {
  readonly sittingId: Id<'sitting'> | null;
  readonly invitationId: Id<'invitation'> | null;
  readonly now: readonly Entry[];
}

/** The ledger by matters, the newest first; within one in the order in which they were asked. */
export function mattersIn(entries: readonly Entry[]): Matter[] {
  const matters = new Map<string, Matter>();
  for (const entry of entries.toSorted((a, b) => b.number - a.number)) {
    const { sittingId, invitationId } = entry;
    const known = matters.get(sittingId ?? '') ?? { sittingId, invitationId, now: [] };
    const said = known.now.some(({ purpose }) => purpose === entry.purpose);
    matters.set(sittingId ?? '', said ? known : { ...known, now: [entry, ...known.now] });
  }
  return [...matters.values()].map((matter) => ({ ...matter, now: matter.now.toSorted(byPurpose) }));
}
const order: readonly Purpose[] = ['interview', 'ai', 'recording', 'openings'];
const byPurpose = (a: Entry, b: Entry) => order.indexOf(a.purpose) - order.indexOf(b.purpose);
