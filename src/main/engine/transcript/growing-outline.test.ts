import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BROKEN_JSON, truncated } from '../../../fixtures/damage.ts'
import { legacyLines } from '../../../fixtures/dialects/legacy.ts'
import { encodeLine, encodeLines, type FixtureLine } from '../../../fixtures/encode.ts'
import { fixtureId } from '../../../fixtures/ids.ts'
import { line } from '../../../fixtures/records/line.ts'
import { agentMessageEvent } from '../../../fixtures/records/messages.ts'
import { tokenCount } from '../../../fixtures/records/tokens.ts'
import { fileOf, never } from '../testing.ts'
import { openedSource } from '../testing-transcript.ts'
import { buildOutline } from './build.ts'
import { GrowingOutline } from './growing-outline.ts'
import type { LineTable } from './line-table.ts'
import type { Outline } from './outline.ts'

const timestamp = '2026-03-04T05:06:07.000Z'
const lines = legacyLines({
  head: { id: fixtureId(1), timestamp, cwd: '/home/dev/garden' },
  turns: [
    {
      steps: [
        { kind: 'user', text: 'Plant beans für alle' },
        { kind: 'reasoning', text: '**Beds**' },
        { kind: 'command', line: 'ls', output: 'beds\n', exitCode: 1 },
        { kind: 'patch', files: [{ path: 'beds.txt', add: 'beans\n' }] },
        { kind: 'say', text: 'Planted.' },
      ],
    },
    {
      steps: [
        { kind: 'user', text: 'Water' },
        { kind: 'say', text: 'Watered.' },
      ],
      end: 'open',
    },
  ],
})

/** Everything that an outline says, and its table. */
const told = (outline: Outline | null, table: LineTable) => {
  const turns = outline?.turns.map(turn => ({ ...turn, items: turn.items.map(item => ({ ...item })) }))
  return structuredClone({ ...outline, turns, table: tableOf(table) })
}
const tableOf = (table: LineTable) => ({
  end: table.end,
  map: table.map.map(),
  verdicts: Array.from({ length: table.count }, (_, i) => table.verdict(i + 1)),
  stretches: table.stretches(1, table.count),
  terminated: table.isTerminated(table.count),
})

async function anew(path: string) {
  const growing = new GrowingOutline(openedSource(path))
  return told(await growing.readOn(openedSource(path), never), growing.table)
}

describe('a growing file', () => {
  it('is told, after every step, as if it were read from its beginning', async () => {
    const content = fc.array(fc.constantFrom<FixtureLine>(...lines, BROKEN_JSON, '', ' ', '[]', '"🌱"', '{'), {
      minLength: 1,
      maxLength: 25,
    })
    await fc.assert(
      fc.asyncProperty(content, fc.boolean(), fc.array(fc.nat(), { maxLength: 6 }), async (chosen, crlf, cuts) => {
        const bytes = encodeLines(chosen, { crlf })
        const path = fileOf([])
        const growing = new GrowingOutline(openedSource(path))
        const ends = [...new Set([...cuts.map(cut => cut % bytes.length), bytes.length])].sort((a, b) => a - b)
        let written = 0
        let anewTimes = 0
        let current: GrowingOutline = growing
        for (const end of ends) {
          appendFileSync(path, bytes.subarray(written, end))
          const source = openedSource(path)
          if (written > 0 && end > written) expect(await current.goesOn(source, never)).toBe(true)
          written = end
          let outline = await current.readOn(source, never)
          if (outline === null) {
            anewTimes += 1
            current = new GrowingOutline(source)
            outline = await current.readOn(source, never)
          }
          expect(told(outline, current.table)).toEqual(await anew(path))
          expect({ ...outline, turns: null }).toEqual({ ...(await buildOutline(source, never)), turns: null })
        }
        // Only a record that seemed to end before it did: here, without its carriage return.
        expect(anewTimes === 0 || crlf).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it.each([' and more\n', ' and', ' '])('whose last record goes on behind its end is read anew: %j', async more => {
    const path = fileOf([...lines.slice(0, 5), '{"timestamp":"t","type":"compacted","payload":{}}'], {
      finalNewline: false,
    })
    const growing = new GrowingOutline(openedSource(path))
    await growing.readOn(openedSource(path), never)
    expect((await growing.readOn(openedSource(path), never))?.ledger.lines).toBe(6)
    appendFileSync(path, more)
    expect(await growing.goesOn(openedSource(path), never)).toBe(true)
    expect(await growing.readOn(openedSource(path), never)).toBeNull()
  })

  it('is read on without reading what was read', async () => {
    const path = fileOf(lines)
    const growing = new GrowingOutline(openedSource(path))
    const before = await growing.readOn(openedSource(path), never)
    // Whoever read this again would find nothing but damage.
    const { size } = statSync(path)
    writeFileSync(
      path,
      Buffer.concat([Buffer.alloc(size, '\n'), encodeLine(line(agentMessageEvent('More.'), { timestamp }))]),
    )
    const after = await growing.readOn(openedSource(path), never)
    expect([after?.ledger.lines, after?.ledger.problems]).toEqual([(before?.ledger.lines ?? 0) + 1, 0])
    const count = (outline: Outline | null) => outline?.turns.reduce((sum, turn) => sum + turn.items.length, 0)
    expect(count(after)).toBe((count(before) ?? 0) + 1)
  })

  it('is another one when it is smaller, of the same size, rewritten or replaced', async () => {
    const path = fileOf(lines)
    const bytes = readFileSync(path)
    const growing = new GrowingOutline(openedSource(path))
    await growing.readOn(openedSource(path), never)
    const goesOn = (content: Buffer) => {
      writeFileSync(path, content)
      return growing.goesOn(openedSource(path), never)
    }
    const more = Buffer.from('{}\n')
    expect(await goesOn(Buffer.concat([bytes, more]))).toBe(true)
    expect(await goesOn(bytes)).toBe(false)
    expect(await goesOn(bytes.subarray(0, 100))).toBe(false)
    expect(await goesOn(Buffer.concat([Buffer.from('x'), bytes, more]))).toBe(false)
    const end = Buffer.concat([bytes, more])
    end[bytes.length - 10] = 0x20
    expect(await goesOn(end)).toBe(false)
    writeFileSync(path, Buffer.concat([bytes, more]))
    expect(await growing.goesOn({ ...openedSource(path), identity: '1:1' }, never)).toBe(false)
    expect(await growing.goesOn({ ...openedSource(path), compressed: true }, never)).toBe(false)
  })

  it('tells of ordinals in what has been added', async () => {
    const path = fileOf(lines)
    const growing = new GrowingOutline(openedSource(path))
    expect((await growing.readOn(openedSource(path), never))?.hasOrdinals).toBe(false)
    appendFileSync(path, encodeLines([line(tokenCount(), { timestamp, ordinal: 7 })]))
    expect((await growing.readOn(openedSource(path), never))?.hasOrdinals).toBe(true)
  })

  it('goes on where a reading was given up', async () => {
    const path = fileOf(lines)
    const growing = new GrowingOutline(openedSource(path))
    const stopped = new AbortController()
    stopped.abort(new Error('enough'))
    await expect(growing.readOn(openedSource(path), stopped.signal)).rejects.toThrow('enough')
    expect(told(await growing.readOn(openedSource(path), never), growing.table)).toEqual(await anew(path))
    const cut = truncated(lines.at(-1) ?? '', 30)
    appendFileSync(path, cut)
    const outline = await growing.readOn(openedSource(path), never)
    expect(outline?.problems.map(problem => problem.check)).toEqual(['truncated-last-line'])
  })
})
