import { execFile } from 'node:child_process'
import { readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { withFile } from '../src/main/engine/rollout/open.ts'
import { freshFolder } from './data.ts'
import { type Figure, measure } from './stats.ts'

/** The list from the command line, against reading the first lines alone. */

const run = promisify(execFile)
/** The command line as people start it. */
export const cli = join(import.meta.dirname, '../bin/skein')
const MAX_OUTPUT = 512 * 1024 * 1024

/** Opens every file, reads 64 KiB and parses the first line: the least that any list of a home costs. */
export function readFirstLines(home: string): number {
  const paths = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.jsonl'))
  for (const path of paths) {
    withFile(join(home, path), descriptor => {
      const buffer = Buffer.allocUnsafe(64 * 1024)
      const start = buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, buffer.length, 0))
      JSON.parse(start.slice(0, start.indexOf('\n')))
    })
  }
  return paths.length
}

/** `skein list --json` as a whole process. @returns how many threads it listed. */
async function list(home: string, data: string): Promise<number> {
  const { stdout } = await run(cli, ['list', '--json', '--home', home, '--data', data], {
    maxBuffer: MAX_OUTPUT,
  })
  const threads: unknown = JSON.parse(stdout)
  return Array.isArray(threads) ? threads.length : 0
}

/** @throws when a list is not complete. */
export async function benchCli(home: string, expected: number, runs: number): Promise<Figure[]> {
  const check = (count: number) => {
    if (count !== expected) throw new Error(`listed ${count} of ${expected} threads`)
  }
  const first = await measure('read the first lines alone, in one process', runs, () => readFirstLines(home))
  const cold = await measure('skein list --json, no index yet (whole process)', runs, async () =>
    check(await list(home, freshFolder('index-cold'))),
  )
  const data = freshFolder('index-warm')
  await list(home, data)
  const warm = await measure('skein list --json, nothing changed (whole process)', runs, async () =>
    check(await list(home, data)),
  )
  return [first, cold, warm]
}
