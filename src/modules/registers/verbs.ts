import { organisationOf } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { listRules, rulesOf } from '#kernel/rules.ts';
import { heldIn, measuresIn, type ProcessingRecord, recipientsIn } from './model.ts';

/** What is really held, by which rules, who receives it and what protects it: as of this moment. */
export async function recordOf(ctx: Ctx): Promise<ProcessingRecord> {
  const { config, db, holdings } = ctx;
  const [house, rules, changed] = await Promise.all([
    organisationOf(ctx),
    rulesOf(db.read),
    listRules(db.read),
  ]);
  const held = heldIn(holdings, rules, changed);
  return { house, held, recipients: recipientsIn(config), measures: measuresIn(config) };
}
