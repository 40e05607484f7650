import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    globalSetup: ['./src/testing/schema.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'views/**/*.test.{ts,tsx}', 'docker/**/*.test.{ts,mjs}'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
