import { defineConfig } from '@playwright/test';
import { chromium } from './support/browser.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  // Most of a journey is waiting for real time; each file has a house and a browser of its own.
  workers: 2,
  // What takes ten minutes and more runs only when it is asked for: LONG=1.
  ...(process.env.LONG ? {} : { grepInvert: /@long/ }),
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  outputDir: '../../.build/journeys',
  use: {
    actionTimeout: 30_000,
    permissions: ['microphone', 'camera'],
    launchOptions: chromium(),
  },
});
