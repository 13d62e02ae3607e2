import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixtureId } from '../../../fixtures/ids.ts'
import { agentMessageEvent } from '../../../fixtures/records/messages.ts'
import { rolloutBytes, temporaryHome } from '../../../fixtures/testing.ts'
import { minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { openCase } from '../cases/open-case.ts'
import { never } from '../testing.ts'
import { IndexedHome } from '../testing-index.ts'
import { exportPieces } from './export-thread.ts'
import { documentOf, exportable, jobOf } from './testing-export.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const id = fixtureId(1)
const spec = minimalThread({ id, timestamp, preview: 'Plant beans', records: [agentMessageEvent('Water them')] })

describe('a minimal repro as an export', () => {
  it.each([false, true])('opens again as a case with the same turns; compressed: %s', async compressed => {
    const thread = await exportable({ ...spec, compressed })
    const text = await documentOf(thread, { format: 'repro' })
    expect(Buffer.byteLength(text)).toBe(rolloutBytes(thread.path).length)
    const path = join(temporaryHome(), basename(thread.path).replace('.zst', ''))
    writeFileSync(path, text)
    const { home } = await openCase(path, temporaryHome(), () => {}, never)
    const opened = new IndexedHome(home.path)
    await opened.scan()
    expect(opened.row(id)).toMatchObject({ history_mode: 'legacy', preview: 'Xxxxx xxxxx', turn_count: 1 })
  })

  it('is refused where the thread turns before or while it is read', async () => {
    const thread = await exportable(spec)
    const job = jobOf(thread.row, { format: 'repro' })
    const pieces = await exportPieces(thread.transcripts, job, never)
    writeRollout(thread.home, minimalPaginatedThread({ id, timestamp, preview: 'Plant beans' }))
    const all = async () => {
      for await (const _ of pieces);
    }
    await expect(all()).rejects.toThrow(/written anew|not supported yet/)
    await expect(exportPieces(thread.transcripts, job, never)).rejects.toMatchObject({ name: 'UnsupportedHistoryMode' })
  })
})
