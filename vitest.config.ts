import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// Threads and processes that tests start from the sources find them stripped of their types. Otherwise each of them loads
// Node's stripper, a WebAssembly module, and among thousands of threads doing so at once one has brought V8 down.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/node')

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
