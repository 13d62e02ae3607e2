import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Which file may import what, and where dangerous names may stand (ARCHITECTURE.md, "Who may import what"). */

const root = import.meta.dirname

interface Import {
  readonly target: string
  readonly typeOnly: boolean
}

interface Source {
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
}

const IMPORT = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm

function read(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const imports = [...text.matchAll(IMPORT)].map(([, type, target = '']) => ({
    target: target.startsWith('.') ? relative(root, join(root, dirname(path), target)).replaceAll('\\', '/') : target,
    typeOnly: type !== undefined,
  }))
  return { path, text, imports }
}

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map(read)
const product = sources.filter(source => !/\.test\.tsx?$/.test(source.path) && !source.path.startsWith('fixtures/'))

function imported(folder: string, forbidden: (one: Import, source: Source) => boolean): string[] {
  return product
    .filter(source => source.path.startsWith(folder))
    .flatMap(source =>
      source.imports.filter(one => forbidden(one, source)).map(one => `${source.path} → ${one.target}`),
    )
}

function mentioning(pattern: RegExp, allowed: readonly string[]): string[] {
  return product
    .filter(source => pattern.test(source.text) && !allowed.includes(source.path))
    .map(source => source.path)
}

/** Shared modules that the window may use as values: they hold no schemas. */
const ZOD_FREE = [
  'shared/compare-csv.ts',
  'shared/coverage-csv.ts',
  'shared/csv.ts',
  'shared/find-text.ts',
  'shared/findings-csv.ts',
  'shared/fingerprint-name.ts',
  'shared/history-mode.ts',
  'shared/image-ref.ts',
  'shared/ipc/channels.ts',
  'shared/ipc/result.ts',
  'shared/iso-time.ts',
  'shared/marks.ts',
  'shared/report-csv.ts',
  'shared/report-words.ts',
  'shared/search/dates.ts',
  'shared/search/fields.ts',
  'shared/search/lex.ts',
  'shared/search/match-string.ts',
  'shared/search/matcher.ts',
  'shared/search/numbers.ts',
  'shared/search/parse.ts',
  'shared/search/query.ts',
  'shared/search/terms.ts',
  'shared/search/tokens.ts',
  'shared/skein-link.ts',
  'shared/threads-csv.ts',
]

describe('imports', () => {
  it('finds the sources', () => {
    expect(product.length).toBeGreaterThan(50)
  })

  it('keeps shared code free of runtimes', () => {
    expect(imported('shared/', one => !one.target.startsWith('shared/') && one.target !== 'zod')).toEqual([])
    expect(ZOD_FREE.flatMap(path => read(path).imports.filter(one => one.target === 'zod' && !one.typeOnly))).toEqual(
      [],
    )
  })

  it('keeps electron and the app out of the engine and the command line', () => {
    const bad = (one: Import) =>
      (one.target === 'electron' && !one.typeOnly) || /^main\/(app|ipc|security|index)/.test(one.target)
    expect(imported('main/engine/', bad)).toEqual([])
    expect(imported('cli/', bad)).toEqual([])
  })

  it('lets the main process see of the engine only its client and what is pure', () => {
    const doors = /^main\/engine\/(client|wire|wire-error|api|data-dir|roots|parse-route|fuse)\.ts$/
    expect(
      imported(
        'main/',
        (one, source) =>
          !source.path.startsWith('main/engine/') && one.target.startsWith('main/engine/') && !doors.test(one.target),
      ),
    ).toEqual([])
  })

  it('gives the window nothing but types, schema-free values and its own code', () => {
    expect(
      imported('renderer/', one => {
        if (one.target.startsWith('renderer/')) return false
        if (one.target.startsWith('shared/')) return !one.typeOnly && !ZOD_FREE.includes(one.target)
        return one.target === 'electron' || one.target === 'zod' || /^(node:|main\/|cli\/|preload\/)/.test(one.target)
      }),
    ).toEqual([])
  })

  it('lets features meet only at their doors', () => {
    const feature = (path: string) => /^renderer\/features\/([^/]+)\//.exec(path)?.[1]
    expect(
      imported('renderer/features/', (one, source) => {
        const other = feature(one.target)
        return other !== undefined && other !== feature(source.path) && !one.target.endsWith(`/${other}/index.ts`)
      }),
    ).toEqual([])
  })

  it('keeps the preload to electron and the channel names', () => {
    expect(
      imported(
        'preload/',
        one => one.target !== 'electron' && !one.typeOnly && one.target !== 'shared/ipc/channels.ts',
      ),
    ).toEqual([])
  })
})

describe('dangerous names', () => {
  it('stand only where they are guarded', () => {
    expect(mentioning(/\bipcMain\b/, ['main/ipc/register.ts'])).toEqual([])
    expect(mentioning(/\bipcRenderer\b/, ['preload/index.ts'])).toEqual([])
    expect(mentioning(/\.send\(channels\.event/, ['main/ipc/events.ts'])).toEqual([])
    expect(mentioning(/\bshell\.(openExternal|openPath|showItemInFolder)\b/, ['main/security/external.ts'])).toEqual([])
    expect(mentioning(/dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML|document\.write/, [])).toEqual([])
    expect(mentioning(/node:child_process|\beval\(/, [])).toEqual([])
  })
})

describe('the history-mode gate', () => {
  it('is the only place that compares modes', () => {
    const comparing = /[!=]==\s*'(paginated|legacy)'|'(paginated|legacy)'\s*[!=]==/
    const engine = product.filter(source => /^(main|cli|shared)\//.test(source.path) && comparing.test(source.text))
    // Paginated threads keep their names in a column of their own, which decides nothing.
    expect(engine.map(source => source.path).sort()).toEqual([
      'main/engine/index/thread-row.ts',
      'shared/history-mode.ts',
    ])
  })
})

describe('what is looked at of threads that are not opened', () => {
  const structure = 'main/engine/doctor/structure/line-structure.ts'
  const users = (target: string, typesToo: boolean) =>
    product
      .filter(source => source.imports.some(one => one.target === target && (typesToo || !one.typeOnly)))
      .map(source => source.path)
      .sort()

  it('comes through one module, which three others use', () => {
    expect(users(structure, false)).toEqual([
      'main/engine/doctor/file-doctor.ts',
      'main/engine/doctor/structure/structure-lines.ts',
      'main/engine/scan/reading/structure-job.ts',
    ])
  })

  it('is all that a check of structure is shown', () => {
    const checks = product.filter(({ path }) => path.startsWith('main/engine/doctor/checks/'))
    expect(checks.length).toBeGreaterThan(40)
    const bytes = /rollout\/(chunks|lines|open|json-scan|json-tokens|images|start)|node:|transcript\//
    expect(imported('main/engine/doctor/checks/', one => bytes.test(one.target))).toEqual([])
  })

  it('is scanned nowhere else', () => {
    expect(users('main/engine/rollout/json-scan.ts', true)).toEqual([structure, 'main/engine/rollout/record.ts'])
  })
})

describe('files', () => {
  it('can be read in one sitting', () => {
    expect(sources.filter(source => source.text.split('\n').length > 400).map(source => source.path)).toEqual([])
  })
})
