import { defineConfig } from '@playwright/test'

/** The real app, one instance at a time: two at once get in each other's way on a small machine. */
export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: 'test-results/e2e',
  workers: 1,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  // Starting the app takes about a second; the rest is for a machine that is busy with something else.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
})
