import { execFile } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import { freshFolder } from './data.ts'
import { type Figure, measure, type Quantity } from './stats.ts'

/** Reading a whole home in the background, against the least that it could cost. */

const run = promisify(execFile)
const program = join(import.meta.dirname, 'scan-part.ts')
const output = z.object({ ms: z.number(), peakMb: z.number() })
const MAX_OUTPUT = 256 * 1024 * 1024

export interface ScanFigures {
  readonly times: readonly Figure[]
  readonly quantities: readonly Quantity[]
}

/** @param ccusage path of a program that counts tokens, to be run on the same home; null for none. */
export async function benchScan(home: string, runs: number, ccusage: string | null): Promise<ScanFigures> {
  const times: Record<string, number[]> = { bare: [], pass: [], insert: [], scan: [] }
  const [peaks, shares]: [number[], number[]] = [[], []]
  for (let i = 0; i < runs; i++) {
    for (const what of ['bare', 'pass']) {
      const halves = await Promise.all(['0', '1'].map(half => runPart(what, home, half, '2')))
      times[what]?.push(Math.max(...halves.map(({ ms }) => ms)))
    }
    times.insert?.push((await runPart('insert', home, freshFolder('insert'))).ms)
    const data = freshFolder('scan-index')
    const { ms, peakMb } = await runPart('scan', home, data)
    times.scan?.push(ms)
    peaks.push(peakMb)
    shares.push((statSync(join(data, 'index.db')).size / sizeOf(home)) * 100)
  }
  const others =
    ccusage === null
      ? []
      : [
          await measure('ccusage (whole process)', runs, () =>
            run(ccusage, ['codex', '--json', '--offline'], { env: { CODEX_HOME: home }, maxBuffer: MAX_OUTPUT }),
          ),
        ]
  return {
    times: [
      {
        name: 'line breaks of all files; heads, prompts, answers, token counts parsed; two processes',
        runs: times.bare ?? [],
      },
      ...others,
      { name: 'every line accounted for, of legacy files parsed too; no texts; two processes', runs: times.pass ?? [] },
      { name: 'FTS5 takes in their texts from memory', runs: times.insert ?? [] },
      { name: 'the engine: no index yet, until everything is read and found', runs: times.scan ?? [] },
    ],
    quantities: [
      { name: 'memory of the process with all threads of the engine, at most', unit: 'MB', runs: peaks },
      { name: 'the index, of the source', unit: '%', runs: shares },
    ],
  }
}

/** Runs `scan-part.ts`. */
export async function runPart(...args: string[]): Promise<z.infer<typeof output>> {
  const { stdout } = await run(process.execPath, [program, ...args])
  return output.parse(JSON.parse(stdout))
}

function sizeOf(home: string): number {
  const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
}
