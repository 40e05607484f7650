import { defineConfig } from 'vitest/config';

/** Builds the images and runs them by the compose file of the repository, for real: needs a container engine. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/containers/*.container.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 3_600_000,
    maxWorkers: 1,
    fileParallelism: false,
    reporters: ['verbose'],
  },
});
