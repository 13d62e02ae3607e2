import { appendFileSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { encodeLines, type FixtureLine } from '../../../../fixtures/encode.ts'
import { fixtureId } from '../../../../fixtures/ids.ts'
import { agentMessageEvent } from '../../../../fixtures/records/messages.ts'
import { enveloped, minimalThread } from '../../../../fixtures/thread.ts'
import { writeRollout } from '../../../../fixtures/write.ts'
import type { IndexedHome } from '../../testing-index.ts'
import { isKept, keeping, putThread, told } from '../../testing-readings.ts'
import { pack } from './packed.ts'

const id = fixtureId(1)
const timestamp = '2026-03-04T05:06:07.890Z'
const said = (text: string): FixtureLine => enveloped(agentMessageEvent(text), timestamp)

describe('what was kept is dropped', () => {
  async function known(): Promise<{ indexed: IndexedHome; path: string }> {
    const indexed = keeping()
    const { path } = writeRollout(indexed.home, minimalThread({ id, timestamp, records: [agentMessageEvent('Beans')] }))
    await indexed.scan()
    expect(isKept(indexed)).toBe(true)
    indexed.restart()
    return { indexed, path: relative(indexed.home, path) }
  }

  it('when the file turns into one that must not be opened', async () => {
    for (const historyMode of ['paginated', 'from-the-future']) {
      const { indexed, path } = await known()
      const before = readFileSync(join(indexed.home, path))
      const [head = ''] = minimalThread({ id, timestamp, historyMode }).lines
      putThread(indexed, id, Buffer.concat([encodeLines([head]), before, encodeLines([said('Zebra')])]))
      await indexed.refresh(path)
      expect(indexed.thread(id).skein).toMatchObject({ canOpen: false, read: false, lineCount: null })
      expect(isKept(indexed)).toBe(false)
      expect(indexed.texts()).not.toContain('zebra')
    }
  })

  it('when what was added has ordinals', async () => {
    const { indexed, path } = await known()
    appendFileSync(
      join(indexed.home, path),
      `${JSON.stringify({ timestamp, type: 'event_msg', ordinal: 7, payload: { type: 'agent_message', message: 'No' } })}\n`,
    )
    await indexed.refresh(path)
    expect(indexed.thread(id)).toMatchObject({ historyMode: 'unknown', skein: { canOpen: false, lineCount: null } })
    expect(isKept(indexed)).toBe(false)
  })

  it('when the file is rewritten, and when it is gone', async () => {
    const { indexed, path } = await known()
    putThread(indexed, id, encodeLines(minimalThread({ id, timestamp, preview: 'Another' }).lines))
    await indexed.scan('heads')
    expect(isKept(indexed)).toBe(false)
    await indexed.scan()
    expect(indexed.thread(id).skein).toMatchObject({ read: true, lineCount: 3 })
    expect(isKept(indexed)).toBe(true)
    rmSync(join(indexed.home, path))
    await indexed.refresh(path)
    expect(isKept(indexed)).toBe(false)
  })

  it('when another Skein kept it', async () => {
    const { indexed } = await known()
    indexed.db.prepare("UPDATE kept_readings SET version = '0.0.0/0'").run()
    indexed.restart()
    expect(isKept(indexed)).toBe(false)
  })

  it.each([
    ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['overwritten', (bytes: Buffer) => Buffer.alloc(bytes.length, 7)],
    ['of another shape', () => Buffer.from(pack({ read: 'all' }) ?? [])],
    ['empty', () => Buffer.alloc(0)],
  ])('when it is %s: the file is read anew', async (_, damage) => {
    for (const column of ['outline', 'rest']) {
      const { indexed, path } = await known()
      const { lineCount } = indexed.thread(id).skein
      const blob = z.instanceof(Buffer).parse(indexed.db.prepare(`SELECT ${column} FROM kept_readings`).pluck().get())
      indexed.db.prepare(`UPDATE kept_readings SET ${column} = ?`).run(damage(blob))
      appendFileSync(join(indexed.home, path), encodeLines([said('Peas')]))
      await indexed.refresh(path)
      expect(indexed.thread(id).skein).toMatchObject({ read: true, lineCount: (lineCount ?? 0) + 1 })
      const whole = keeping()
      putThread(whole, id, readFileSync(join(indexed.home, path)))
      await whole.scan()
      expect(told(indexed)).toEqual(told(whole))
    }
  })
})
