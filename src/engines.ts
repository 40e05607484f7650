import type { Compute } from '#kernel/compute.ts';
import type { Config } from '#kernel/config.ts';
import type { Engines } from '#kernel/engines.ts';

/** The machines of the house: which adapter answers is decided here, by the five URLs, and nowhere else. */
export function openEngines(_config: Config, _compute: Compute): Engines {
  return { close: async () => undefined };
}
