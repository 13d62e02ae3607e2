import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { event } from '../../../fixtures/records/line.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { minimalPaginatedThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { withFile } from '../rollout/open.ts'
import { readFileStart } from '../rollout/start.ts'
import { never } from '../testing.ts'
import { discover, type FoundFile } from './discover.ts'
import { structureOf } from './reading/structure-job.ts'
import { StructureProgress, type StructureTold } from './structure-progress.ts'

const MB = 1024 * 1024

function file(path: string, sizeBytes: number): FoundFile {
  const name = { time: '', threadId: '', rolloutId: null, compressed: false }
  return { path, name, archived: false, inCodexPlace: true, sizeBytes, modifiedAt: 0, identity: '', fingerprint: '' }
}

it('adds up what has been looked at of several files at a time', () => {
  const told: StructureTold[] = []
  const [one, two] = [file('one', 100), file('two', 300)]
  const progress = new StructureProgress([one, two], now => told.push(now))
  progress.reached(one, 40)
  progress.reached(two, 200)
  progress.reached(two, 1000)
  progress.done(two)
  progress.done(one)
  expect(told.map(({ filesRead, bytesRead }) => [filesRead, bytesRead])).toEqual([
    ...[
      [0, 0],
      [0, 40],
      [0, 240],
      [0, 340],
    ],
    ...[
      [1, 340],
      [2, 400],
    ],
  ])
  expect(told.at(-1)).toEqual({ phase: 'checking', filesRead: 2, filesToRead: 2, bytesRead: 400, bytesToRead: 400 })
})

it('is told within a large file, and of a compressed one not', async () => {
  const records = Array.from({ length: 40 }, () => event('agent_message', { message: 'x'.repeat(MB) }))
  const spec = minimalPaginatedThread({ id: fixtureId(1), timestamp: '2026-03-04T05:06:07.890Z', records })
  const reachedOf = async (compressed: boolean) => {
    const homePath = temporaryHome()
    writeRollout(homePath, { ...spec, compressed })
    const [found] = discover(homePath).files
    if (found === undefined) throw new Error('the file is there')
    const { head } = withFile(join(homePath, found.path), opened => readFileStart(opened, compressed, true))
    const reached: number[] = []
    const steps = { ready: async () => {}, reached: (bytes: number) => void reached.push(bytes) }
    await structureOf({ homePath, file: found, start: { head, problemCount: 0 } }, steps, never)
    return { reached, size: found.sizeBytes }
  }
  const { reached, size } = await reachedOf(false)
  expect(reached.map(bytes => Math.round(bytes / MB))).toEqual([16, 32])
  expect(size).toBeGreaterThan(32 * MB)
  expect((await reachedOf(true)).reached).toEqual([])
})
