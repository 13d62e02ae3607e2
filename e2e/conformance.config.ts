import { defineConfig } from '@playwright/test'
import config from '../playwright.config.ts'

/** Specs that need a real Codex client from the npm registry: part of `npm run conformance`, not of `npm test`. */
export default defineConfig({
  ...config,
  testDir: 'conformance',
  outputDir: '../test-results/conformance',
  reporter: 'list',
})
