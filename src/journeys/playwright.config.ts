import { defineConfig } from '@playwright/test';

/** Debian's Chromium, alone with itself: it must not call anybody while a journey runs. */
const alone = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
];

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  outputDir: '../../.build/journeys',
  use: {
    actionTimeout: 30_000,
    permissions: ['microphone', 'camera'],
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: alone },
  },
});
