import { FileDoctor } from '../src/main/engine/doctor/file-doctor.ts'
import { readStructure } from '../src/main/engine/doctor/structure/line-structure.ts'
import { readChunks } from '../src/main/engine/rollout/chunks.ts'
import { withFile } from '../src/main/engine/rollout/open.ts'
import { readFileStart } from '../src/main/engine/rollout/start.ts'
import { buildOutline } from '../src/main/engine/transcript/build.ts'
import { longThread } from './data.ts'
import type { Figure } from './stats.ts'

/** What the doctor costs: a thread of 300 MB read in full with and without it, and looked at as a refused one is. */

const never = new AbortController().signal

/** @throws when a reading does not find what it must */
export async function benchDoctor(runs: number): Promise<Figure[]> {
  const { path, records } = longThread()
  const source = { absolutePath: path, path: 'sessions/long.jsonl', compressed: false, bare: false }
  const { head } = withFile(path, descriptor => readFileStart(descriptor, false, false))
  const doctor = (readable: boolean) =>
    new FileDoctor(source.path, { head, readable, modifiedAt: Date.now(), now: Date.now() })
  const check = (lines: number) => {
    if (lines !== records) throw new Error(`read ${lines} of ${records} records`)
  }
  const jobs: readonly (readonly [string, () => Promise<void>])[] = [
    ['read in full, without the doctor', async () => check((await buildOutline(source, never)).ledger.lines)],
    [
      'read in full, with the doctor',
      async () => {
        const watching = doctor(true)
        await buildOutline(source, never, null, watching)
        check(watching.end().profile.lines)
      },
    ],
    [
      'structure of the lines alone, as of a refused thread',
      async () => {
        const watching = doctor(false)
        for await (const lines of readStructure(source, never)) for (const line of lines) watching.structure(line)
        check(watching.end().profile.lines)
      },
    ],
    ['line breaks alone', async () => check(await countLines(path))],
  ]
  const times = jobs.map(() => [] as number[])
  // In turns, so that what else the machine does falls on all of them.
  for (let run = 0; run < runs; run++) {
    for (const [index, [, work]] of jobs.entries()) {
      const begin = performance.now()
      await work()
      times[index]?.push(performance.now() - begin)
    }
  }
  return jobs.map(([name], index) => ({ name, runs: times[index] ?? [] }))
}

async function countLines(path: string): Promise<number> {
  let count = 0
  for await (const chunk of readChunks(path, false, never)) {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count += 1
  }
  return count
}
