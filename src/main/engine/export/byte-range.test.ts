import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BROKEN_JSON, nulBytes } from '../../../fixtures/damage.ts'
import { fixtureId } from '../../../fixtures/ids.ts'
import { agentMessageEvent } from '../../../fixtures/records/messages.ts'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { UnsupportedHistoryMode } from '../../../shared/history-mode.ts'
import { never } from '../testing.ts'
import { TestEngine } from '../testing-engine.ts'
import { printCommand } from '../threads/print-command.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const id = fixtureId(1)

async function open() {
  const home = temporaryHome()
  const records = [agentMessageEvent('Grüße'), BROKEN_JSON, nulBytes(40), agentMessageEvent('Bye')]
  const { path } = writeRollout(home, minimalThread({ id, timestamp, records }))
  appendFileSync(path, '{"cut')
  const test = await TestEngine.open([home])
  const [thread] = (await test.call('threads.resolve', { id })).threads
  if (thread === undefined) throw new Error('not listed')
  const outline = await test.call('threads.turns', thread)
  const at = { ...thread, version: outline.version }
  const { lines } = await test.call('threads.lines', { ...at, from: 0, limit: 200 })
  return { home, path, test, at, lines, file: readFileSync(path) }
}

describe('lines as a range of bytes', () => {
  it('are the bytes of the file, wherever the range begins and ends', async () => {
    const { path, test, at, lines, file } = await open()
    const target = join(temporaryHome(), 'out.bin')
    await fc.assert(
      fc.asyncProperty(fc.nat(lines.length - 1), fc.nat(lines.length - 1), async (a, b) => {
        const [first, last] = [Math.min(a, b) + 1, Math.max(a, b) + 1]
        const { range } = await test.call('threads.byteRange', { ...at, first, last, text: true })
        const start = lines[first - 1]?.offset
        const end = lines[last]?.offset ?? file.length
        const text = file.toString('utf8', start, end)
        expect(range).toMatchObject({
          path,
          start,
          end,
          text,
          command: expect.stringContaining(`head -c ${end - (start ?? 0)}`),
        })
        const saved = await test.engine.saveBytes({ ...at, first, last }, target, never)
        expect(saved.bytes).toBe(end - (start ?? 0))
        expect(readFileSync(target).equals(file.subarray(start, end))).toBe(true)
      }),
      { numRuns: 15 },
    )
  })

  it('are nothing where the file has not all of them, and have a text only where it is asked for', async () => {
    const { test, at, lines } = await open()
    const ask = async (first: number, last: number) =>
      (await test.call('threads.byteRange', { ...at, first, last, text: false })).range
    expect(await ask(1, lines.length + 1)).toBeNull()
    expect(await ask(3, 2)).toBeNull()
    expect(await ask(1, 1)).toMatchObject({ start: 0, text: null })
  })

  it('are printed by a command', () => {
    const range = { start: 10, end: 25 }
    const plain = { absolutePath: "/home/o'neil/a.jsonl", compressed: false }
    expect(printCommand(plain, range)).toBe("tail -c +11 '/home/o'\\''neil/a.jsonl' | head -c 15")
    const packed = { absolutePath: '/homes/a.jsonl.zst', compressed: true }
    expect(printCommand(packed, range)).toBe('zstd -dc /homes/a.jsonl.zst | tail -c +11 | head -c 15')
  })

  it('are saved into no home, and not of a file that is another one', async () => {
    const { home, test, at } = await open()
    const span = { ...at, first: 1, last: 2 }
    const inside = join(home, 'sessions', 'out.bin')
    await expect(test.engine.saveBytes(span, inside, never)).rejects.toMatchObject({ code: 'unwritable' })
    expect(existsSync(inside)).toBe(false)
    const target = join(temporaryHome(), 'out.bin')
    const other = test.engine.saveBytes({ ...span, version: 'other' }, target, never)
    await expect(other).rejects.toMatchObject({ code: 'not-found' })
    expect(existsSync(target)).toBe(false)
  })

  it('are not saved of a thread that is not opened, or has just turned', async () => {
    const target = join(temporaryHome(), 'out.bin')
    for (const spec of [
      minimalPaginatedThread({ id, timestamp }),
      minimalThread({ id, timestamp, historyMode: 'streamed' }),
    ]) {
      const home = temporaryHome()
      writeRollout(home, spec)
      const test = await TestEngine.open([home])
      const [thread] = (await test.call('threads.resolve', { id })).threads
      if (thread === undefined) throw new Error('not listed')
      const saving = test.engine.saveBytes({ ...thread, version: 'x', first: 1, last: 1 }, target, never)
      await expect(saving).rejects.toBeInstanceOf(UnsupportedHistoryMode)
    }
    const { home, test, at } = await open()
    writeRollout(home, minimalPaginatedThread({ id, timestamp }))
    const saving = test.engine.saveBytes({ ...at, first: 1, last: 1 }, target, never)
    await expect(saving).rejects.toBeInstanceOf(UnsupportedHistoryMode)
    expect(existsSync(target)).toBe(false)
  })
})
