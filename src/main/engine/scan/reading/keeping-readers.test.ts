import { appendFileSync, closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join, relative } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BROKEN_JSON } from '../../../../fixtures/damage.ts'
import { legacyLines } from '../../../../fixtures/dialects/legacy.ts'
import { encodeLines, type FixtureLine } from '../../../../fixtures/encode.ts'
import { fixtureId } from '../../../../fixtures/ids.ts'
import { agentMessageEvent } from '../../../../fixtures/records/messages.ts'
import { enveloped, minimalThread } from '../../../../fixtures/thread.ts'
import { writeRollout } from '../../../../fixtures/write.ts'
import { IndexedHome } from '../../testing-index.ts'
import { connected } from '../../testing-lines.ts'
import { cutsOf, putThread, told } from '../../testing-readings.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const id = fixtureId(1)
const script = {
  head: { id, timestamp, cwd: '/home/dev/garden' },
  turns: [
    {
      steps: [
        { kind: 'user' as const, text: 'Plant beans für alle' },
        { kind: 'reasoning' as const, text: '**Beds**' },
        { kind: 'command' as const, line: 'ls', output: 'beds\n', exitCode: 1 },
        { kind: 'patch' as const, files: [{ path: 'beds.txt', add: 'beans\n' }] },
        { kind: 'mcp' as const, server: 's', tool: 't', result: 'fine' },
        { kind: 'say' as const, text: 'Planted.' },
      ],
    },
    {
      steps: [
        { kind: 'user' as const, text: '豆に水をやる' },
        { kind: 'search' as const, query: 'watering' },
        { kind: 'say' as const, text: 'Watered.' },
      ],
      end: 'open' as const,
    },
  ],
}
const [head = '', ...others] = legacyLines(script)

const put = (indexed: IndexedHome, bytes: Buffer) => putThread(indexed, id, bytes)

describe('reading on in a file that grows', () => {
  it('comes to what one whole reading comes to, wherever it was cut and whatever stands in it', async () => {
    const line = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom<FixtureLine>(...others) },
      { weight: 1, arbitrary: fc.constantFrom<FixtureLine>(BROKEN_JSON, '', '[]', 'null') },
    )
    const lines = fc.oneof(fc.constant(others), fc.array(line, { minLength: 1, maxLength: 40 }))
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(lines, cuts, fc.boolean(), async (all, at, atLines) => {
        const bytes = encodeLines([head, ...all])
        const start = encodeLines([head]).length
        const growing = new IndexedHome()
        const path = put(growing, bytes.subarray(0, start))
        await growing.scan()
        let before = start
        for (const end of cutsOf(bytes, start, at, atLines)) {
          appendFileSync(join(growing.home, path), bytes.subarray(before, end))
          before = end
          await growing.refresh(path)
        }
        const whole = new IndexedHome()
        put(whole, bytes)
        await whole.scan()
        expect(told(growing)).toEqual(told(whole))
      }),
      { numRuns: 60 },
    )
  })

  it('tells once what a file tells twice, wherever it ended for a while', async () => {
    const lines = connected['messages told twice'] ?? []
    const bytes = encodeLines([head, ...lines])
    const whole = new IndexedHome()
    put(whole, bytes)
    await whole.scan()
    const ends = [...bytes.entries()].flatMap(([at, byte]) => (byte === 10 ? [at, at + 1] : []))
    for (const end of ends) {
      const growing = new IndexedHome()
      const path = put(growing, bytes.subarray(0, end))
      await growing.scan()
      appendFileSync(join(growing.home, path), bytes.subarray(end))
      if (end < bytes.length) await growing.refresh(path)
      expect(told(growing).words, `cut at byte ${end}`).toEqual(told(whole).words)
    }
  })

  it('reads nothing of what it has read already', async () => {
    const indexed = new IndexedHome()
    const records = Array.from({ length: 400 }, (_, n) => agentMessageEvent(`Answer ${n} ${'sand '.repeat(20)}`))
    const { path } = writeRollout(indexed.home, minimalThread({ id, timestamp, records }))
    const below = relative(indexed.home, path)
    const grow = async (text: string) => {
      appendFileSync(path, encodeLines([enveloped(agentMessageEvent(text), timestamp)]))
      await indexed.refresh(below)
    }
    await indexed.scan()
    await grow('First')
    const { lineCount } = indexed.thread(id).skein
    // Somebody damages the middle: who reads it again finds a problem there.
    const middle = Math.floor(readFileSync(path).length / 2)
    const descriptor = openSync(path, 'r+')
    writeSync(descriptor, Buffer.from('{{{'), 0, 3, readFileSync(path).indexOf(10, middle) + 1)
    closeSync(descriptor)
    await grow('Second')
    expect(indexed.thread(id).skein).toMatchObject({ lineCount: (lineCount ?? 0) + 1, problemCount: 0, read: true })
    await indexed.scan()
    await grow('Third')
    expect(indexed.thread(id).skein).toMatchObject({ lineCount: (lineCount ?? 0) + 2, problemCount: 0, read: true })
  })

  it('stops at once when the file has become paginated, or another one', async () => {
    const indexed = new IndexedHome()
    const bytes = encodeLines([head, ...others])
    const path = put(indexed, bytes)
    await indexed.scan()
    const grow = (more: FixtureLine) => appendFileSync(join(indexed.home, path), encodeLines([more]))
    grow(enveloped(agentMessageEvent('Zebra'), timestamp))
    await indexed.refresh(path)
    expect(indexed.texts()).toContain('zebra')
    const head2 = minimalThread({ id, timestamp, historyMode: 'paginated' }).lines[0] ?? ''
    put(indexed, Buffer.concat([encodeLines([head2]), bytes, Buffer.alloc(100, ' ')]))
    await indexed.refresh(path)
    expect(indexed.thread(id)).toMatchObject({ historyMode: 'paginated', skein: { read: false, lineCount: null } })
    put(indexed, encodeLines([head, ...others, ...others]))
    await indexed.refresh(path)
    expect(indexed.thread(id).skein).toMatchObject({ read: true, lineCount: 1 + 2 * others.length })
    grow(
      JSON.stringify({ timestamp, type: 'event_msg', ordinal: 7, payload: { type: 'agent_message', message: 'No' } }),
    )
    await indexed.refresh(path)
    expect(indexed.thread(id)).toMatchObject({ historyMode: 'unknown', skein: { canOpen: false, lineCount: null } })
  })
})
