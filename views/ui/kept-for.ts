import { type Language, type Period, wordsOf } from '../words/index.ts';

export type KeptRule = { trigger: 'made' | 'decision'; for: Period; atMost: Period };

/** "30 days after the decision, 180 days at most": the one statement of a period, for the notice and the public tables alike. */
export function keptFor(rule: KeptRule, language: Language) {
  const { policy, notice } = wordsOf(language);
  const [period, atMost] = [notice.period(rule.for), notice.period(rule.atMost)];
  return rule.trigger === 'made' ? policy.fromMade(period) : policy.afterDecision(period, atMost);
}
