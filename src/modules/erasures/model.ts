import type { Certificate } from '#certificates';
import { keysAreGoneAfter, stepWords } from '#erasers';
import type { Holding } from '#kernel/privacy.ts';
import type { ErasureRow, StepRow } from './store.ts';

type Ended = Pick<ErasureRow, 'askedAt' | 'erasedAt' | 'keys' | 'going' | 'recipients'>;
/** What the certificate says, out of the steps that were done. */
export function certified(
  { askedAt, erasedAt, keys, going, recipients }: Ended,
  steps: readonly Pick<StepRow, 'name' | 'items' | 'did' | 'because' | 'until'>[],
  holdings: readonly Holding[],
): Omit<Certificate, 'id' | 'format' | 'log' | 'publicKey' | 'controller'> {
  if (!erasedAt) throw new Error('an erasure is certified after its ledger line');
  const lines = steps
    .filter(({ did, items }) => did && items > 0)
    .map(({ name: holding, ...step }) => ({ ...step, holding, what: stepWords(holding, holdings) }));
  const gone = new Set((going ?? []).map((key) => key.kind));
  return {
    askedAt: askedAt.toISOString(),
    erasedAt: erasedAt.toISOString(),
    removed: lines.flatMap(({ holding, what, items, did }) =>
      did === 'remove' || did === 'blank' ? [{ holding, what, items, did }] : [],
    ),
    kept: lines.flatMap(({ holding, what, items, did, because, until }) =>
      did === 'keep' && because
        ? [{ holding, what, items, because, until: until?.toISOString() ?? null }]
        : [],
    ),
    keysDestroyed: going ?? [],
    keysKept: keys.filter(({ kind }) => !gone.has(kind)),
    recipients,
    unreadableInBackupsFrom: new Date(erasedAt.getTime() + keysAreGoneAfter).toISOString(),
  };
}
