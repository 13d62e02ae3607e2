import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { encodeLines, type FixtureLine } from '../../../../fixtures/encode.ts'
import { fixtureId } from '../../../../fixtures/ids.ts'
import { execCommandCall, functionCallOutput } from '../../../../fixtures/records/calls.ts'
import { agentMessageEvent, reasoningItem, userMessageEvent } from '../../../../fixtures/records/messages.ts'
import { turnStarted } from '../../../../fixtures/records/turns.ts'
import { enveloped, minimalThread } from '../../../../fixtures/thread.ts'
import { writeRollout } from '../../../../fixtures/write.ts'
import { UnsupportedHistoryMode } from '../../../../shared/history-mode.ts'
import { KeptReadings } from '../../index/kept-readings.ts'
import { fileOf, never } from '../../testing.ts'
import { IndexedHome } from '../../testing-index.ts'
import { anyHead, anyLines, connected, heads } from '../../testing-lines.ts'
import { cutsOf, isKept, keeping, putThread, told } from '../../testing-readings.ts'
import { openedSource } from '../../testing-transcript.ts'
import { Transcripts } from '../../threads/transcripts.ts'
import { GrowingOutline, keptOutline } from '../../transcript/growing-outline.ts'
import { pack, unpack } from './packed.ts'

/** Bytes that were read of files since the last question. */
const bytes = vi.hoisted(() => ({ read: 0 }))
vi.mock('node:fs', async importOriginal => {
  const { promisify } = await import('node:util')
  const fs = await importOriginal<typeof import('node:fs')>()
  const count = (many: number) => {
    bytes.read += many
    return many
  }
  const read = Object.assign((...args: Parameters<typeof fs.read>) => fs.read(...args), {
    [promisify.custom]: async (...args: [number, Buffer, number, number, number | null]) => {
      const done = await promisify(fs.read)(...args)
      count(done.bytesRead)
      return done
    },
  })
  const readSync = (...args: [number, Buffer, number, number, number | null]) => count(fs.readSync(...args))
  return { ...fs, read, readSync }
})

const id = fixtureId(1)
const timestamp = '2026-03-04T05:06:07.890Z'
const keptBytes = (indexed: IndexedHome) => {
  const { outline, rest } = z
    .object({ outline: z.instanceof(Uint8Array), rest: z.instanceof(Uint8Array) })
    .parse(indexed.db.prepare('SELECT outline, rest FROM kept_readings').get())
  return Buffer.concat([gunzipSync(outline), gunzipSync(rest)])
}
const said = (text: string): FixtureLine => enveloped(agentMessageEvent(text), timestamp)

const shown = (growing: GrowingOutline) => {
  const { turns, ...outline } = growing.beginning()
  const items = turns.map(turn => ({ ...turn, items: turn.items.map(item => ({ ...item })) }))
  const { table } = growing
  const verdicts = Array.from({ length: table.count }, (_, i) => table.verdict(i + 1))
  return { ...outline, items, verdicts, map: table.map.map(), stretches: table.stretches(1, table.count) }
}

describe('a reading that was kept', () => {
  it('comes, after any number of starts, to what one whole reading comes to', async () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 })
    const how = fc.record({ atLines: fc.boolean(), everyBytes: fc.constantFrom(0, 0, 4000) })
    await fc.assert(
      fc.asyncProperty(anyHead, anyLines, cuts, how, async (head, lines, parts, { atLines, everyBytes }) => {
        const all = encodeLines([head, ...lines])
        const start = encodeLines([head]).length
        const growing = keeping(everyBytes)
        const path = putThread(growing, id, all.subarray(0, start))
        await growing.scan()
        let before = start
        for (const [n, end] of cutsOf(all, start, parts, atLines).entries()) {
          appendFileSync(join(growing.home, path), all.subarray(before, end))
          before = end
          if (n % 4 !== 3) growing.restart()
          if (n % 2 === 0) await growing.refresh(path)
          else await growing.scan()
        }
        const whole = keeping()
        putThread(whole, id, all)
        await whole.scan()
        expect(told(growing)).toEqual(told(whole))
      }),
      { numRuns: 60 },
    )
  })

  /** Cuts a file, keeps what was read up to there, and reads on from that. */
  async function expectSame(head: FixtureLine, lines: readonly FixtureLine[], cut: number): Promise<void> {
    const all = encodeLines([head, ...lines])
    const path = fileOf([])
    writeFileSync(path, all.subarray(0, encodeLines([head, ...lines.slice(0, cut)]).length))
    const first = new GrowingOutline(openedSource(path))
    await first.readOn(openedSource(path), never)
    const kept = unpack(keptOutline, pack(first.kept) ?? Buffer.alloc(0))
    expect(kept).not.toBeNull()
    const second = new GrowingOutline(openedSource(path), null, null, kept)
    expect(shown(second)).toEqual(shown(first))
    writeFileSync(path, all)
    await second.readOn(openedSource(path), never)
    const whole = new GrowingOutline(openedSource(path))
    await whole.readOn(openedSource(path), never)
    expect(shown(second)).toEqual(shown(whole))
  }

  it('has the same turns and items', async () => {
    await fc.assert(
      fc.asyncProperty(anyHead, anyLines, fc.nat(), (head, lines, cut) =>
        expectSame(head, lines, cut % (lines.length + 1)),
      ),
      { numRuns: 300 },
    )
  })

  it.each(Object.entries(connected))('has the same turns and items wherever it is cut: %s', async (_, lines) => {
    for (const head of heads) for (let cut = 0; cut <= lines.length; cut += 1) await expectSame(head, lines, cut)
  })

  it.each(Object.entries(connected))('goes on as if there had been no start: %s', async (_, lines) => {
    const [own, fork] = heads
    const head = lines === connected['a fork with the head of its source'] ? fork : own
    const all = encodeLines([head, ...lines])
    for (let cut = 0; cut < lines.length; cut += 1) {
      const [started, running] = [keeping(), keeping()]
      const end = encodeLines([head, ...lines.slice(0, cut)]).length
      for (const indexed of [started, running]) {
        const path = putThread(indexed, id, all.subarray(0, end))
        // A small file that has changed is read by who goes on in memory.
        await indexed.refresh(path)
        expect(isKept(indexed)).toBe(true)
        if (indexed === started) indexed.restart()
        appendFileSync(join(indexed.home, path), all.subarray(end))
        await indexed.refresh(path)
      }
      expect(told(started)).toEqual(told(running))
    }
  })

  it('reads little more than what has been added, after a start', async () => {
    const indexed = new IndexedHome()
    const sand = 'sand '.repeat(4000)
    const records = Array.from({ length: 300 }, (_, n) => userMessageEvent(`${n} ${sand}`))
    const { path } = writeRollout(indexed.home, minimalThread({ id, timestamp, records }))
    await indexed.scan()
    expect(isKept(indexed)).toBe(true)
    const { lineCount } = indexed.thread(id).skein
    appendFileSync(path, encodeLines([said('Peas')]))
    indexed.restart()
    bytes.read = 0
    await indexed.refresh(relative(indexed.home, path))
    expect(indexed.thread(id).skein).toMatchObject({ read: true, lineCount: (lineCount ?? 0) + 1, problemCount: 0 })
    expect(bytes.read).toBeLessThan(1_000_000)
    appendFileSync(path, encodeLines([said('Peas again')]))
    indexed.restart()
    bytes.read = 0
    await indexed.scan()
    expect(indexed.thread(id).skein).toMatchObject({ read: true, lineCount: (lineCount ?? 0) + 2 })
    expect(bytes.read).toBeLessThan(1_000_000)
    expect(readFileSync(path).length).toBeGreaterThan(6_000_000)
  })

  it('is not kept of a small file', async () => {
    const indexed = new IndexedHome()
    writeRollout(indexed.home, minimalThread({ id, timestamp }))
    await indexed.scan()
    expect(isKept(indexed)).toBe(false)
  })

  it('holds no text that the index does not hold', async () => {
    const indexed = keeping()
    const secrets = ['zebra-output', 'zebra-cipher', 'zebra-argument']
    const records = [
      turnStarted('t1'),
      execCommandCall('c1', `echo ${'x'.repeat(70_000)} zebra-argument`),
      functionCallOutput('c1', `${'a '.repeat(40_000)}zebra-output${' b'.repeat(40_000)}`),
      reasoningItem(['Beds'], { encrypted_content: 'zebra-cipher' }),
    ]
    writeRollout(indexed.home, minimalThread({ id, timestamp, records }))
    await indexed.scan()
    expect(isKept(indexed)).toBe(true)
    const unpacked = keptBytes(indexed)
    expect(unpacked.includes('c1')).toBe(true)
    for (const secret of secrets) {
      expect(unpacked.includes(secret)).toBe(false)
      expect(unpacked.includes(Buffer.from(secret, 'utf16le'))).toBe(false)
    }
  })
})

describe('a thread whose outline was kept', () => {
  const kept = (indexed: IndexedHome) => {
    const readings = new KeptReadings(indexed.db)
    return new Transcripts((homeId, path) => readings.outlineOf(homeId, path))
  }
  async function large(): Promise<{ indexed: IndexedHome; path: string }> {
    const indexed = new IndexedHome()
    const records = Array.from({ length: 300 }, (_, n) => userMessageEvent(`${n} ${'sand '.repeat(4000)}`))
    const { path } = writeRollout(indexed.home, minimalThread({ id, timestamp, records }))
    await indexed.scan()
    return { indexed, path }
  }

  it('opens without being read, and shows the same', async () => {
    const { indexed, path } = await large()
    const whole = await new Transcripts().turns(indexed.row(id), never)
    bytes.read = 0
    expect(await kept(indexed).turns(indexed.row(id), never)).toEqual(whole)
    expect(bytes.read).toBeLessThan(1_000_000)
    appendFileSync(path, encodeLines([said('Peas')]))
    await indexed.refresh(relative(indexed.home, path))
    const transcripts = kept(indexed)
    bytes.read = 0
    const grown = await transcripts.turns(indexed.row(id), never)
    expect(bytes.read).toBeLessThan(1_000_000)
    expect(grown.itemCount).toBe(whole.itemCount + 1)
    expect(grown).toEqual(await new Transcripts().turns(indexed.row(id), never))
  })

  it('is read when its file is not what the scanner read', async () => {
    const { indexed, path } = await large()
    const content = readFileSync(path)
    const at = content.indexOf(10, content.length / 2) + 1
    content.fill(0x7b, at, at + 10)
    writeFileSync(path, content)
    expect((await kept(indexed).turns(indexed.row(id), never)).problemCount).toBe(1)
  })

  it('is refused when its file has turned', async () => {
    for (const historyMode of ['paginated', 'from-the-future']) {
      const { indexed } = await large()
      const row = indexed.row(id)
      putThread(indexed, id, encodeLines(minimalThread({ id, timestamp, historyMode }).lines))
      await expect(kept(indexed).turns(row, never)).rejects.toThrow(UnsupportedHistoryMode)
      await expect(kept(indexed).turns(row, never)).rejects.toMatchObject({ changed: true })
    }
  })
})
