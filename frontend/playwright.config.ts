import { defineConfig } from '@playwright/test';

/** Against a stack that runs: `./slipway test` brings its own, `npm run browser` takes the one at SLIPWAY_URL. */
export default defineConfig({
  testDir: 'browser',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 1,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    baseURL: process.env.SLIPWAY_URL ?? 'http://localhost:8080',
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: process.env.SLIPWAY_CHROMIUM ?? '/usr/bin/chromium',
      // Chromium refuses its sandbox to root, which is who runs in many containers.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
