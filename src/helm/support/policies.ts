import { policiesOfNetwork } from './policies-of-network.ts';
import { policiesOfParts } from './policies-of-parts.ts';
import { type Policy, policiesOfPods } from './policies-of-pods.ts';
import { policiesOfSecrets } from './policies-of-secrets.ts';

/** Everything that holds for what the chart makes, whatever the values. */
export const policies: readonly Policy[] = [
  ...policiesOfPods,
  ...policiesOfSecrets,
  ...policiesOfNetwork,
  ...policiesOfParts,
];
