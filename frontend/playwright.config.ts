import { defineConfig } from '@playwright/test';

/** Against a stack that runs: `./slipway test` brings its own, `npm run browser` takes the one at SLIPWAY_URL. */
export default defineConfig({
  projects: [
    { name: 'browser', testDir: 'browser' },
    { name: 'pictures', testDir: 'pictures' },
  ],
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 1,
  // The machine is busy with a whole stack: what is late once is said to be flaky, what fails twice is broken.
  retries: 1,
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
