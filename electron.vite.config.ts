import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { build, type Plugin } from 'vite'

const at = (path: string) => join(import.meta.dirname, path)

/**
 * Builds an entry into a file of its own that needs no other. The window waits for the engine's host, and looking for fifty
 * pieces one by one takes a tenth of that wait.
 */
function inOneFile(name: string, entry: string): Plugin {
  return {
    name: `one-file-${name}`,
    async closeBundle() {
      await build({
        configFile: false,
        root: import.meta.dirname,
        logLevel: 'warn',
        ssr: { noExternal: ['zod'] },
        build: {
          ssr: entry,
          target: 'node20',
          outDir: at('out/main'),
          emptyOutDir: false,
          rolldownOptions: { output: { format: 'es', entryFileNames: `${name}.js`, codeSplitting: false } },
        },
      })
    },
  }
}

// The targets are those of the oldest runtime that Skein works on (Electron 33: Node 20, Chromium 130), not of the
// Electron in package.json, from which electron-vite would take them.
export default defineConfig({
  main: {
    plugins: [inOneFile('host', at('src/main/engine/host-entry.ts'))],
    build: {
      target: 'node20',
      // Of its two hundred files the app needs twenty, and every process and thread of it would look for all of them.
      externalizeDeps: { exclude: ['zod'] },
      rolldownOptions: {
        input: {
          index: at('src/main/index.ts'),
          scanner: at('src/main/engine/scan/worker-entry.ts'),
          reader: at('src/main/engine/scan/reading/reader-entry.ts'),
          case: at('src/main/engine/cases/case-entry.ts'),
          bundle: at('src/main/engine/bundle/bundle-entry.ts'),
          search: at('src/main/engine/search/worker-entry.ts'),
          'deep-search': at('src/main/engine/search/deep/worker-entry.ts'),
          cli: at('src/cli/index.ts'),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node20',
      // A sandboxed preload can load nothing but `electron`, so all else goes into its one file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react()],
    resolve: {
      alias: {
        // Its form for browsers decodes entities with `innerHTML`, which the content security policy forbids.
        'decode-named-character-reference': at('node_modules/decode-named-character-reference/index.js'),
      },
    },
    build: {
      target: 'chrome130',
      minify: true,
      sourcemap: false,
      // The content security policy allows no inline script, style or data of any kind.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: at('src/renderer/index.html') },
    },
  },
})
