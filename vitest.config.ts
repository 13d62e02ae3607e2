import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    // Only end what hangs: a busy machine may take a hundred times as long as an idle one.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    exclude: ['e2e/**', '**/node_modules/**', 'out/**'],
  },
})
