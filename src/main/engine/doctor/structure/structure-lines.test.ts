import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BROKEN_JSON, hugeLine, invalidUtf8, nulBytes } from '../../../../fixtures/damage.ts'
import { encodeLines, type FixtureLine } from '../../../../fixtures/encode.ts'
import { line } from '../../../../fixtures/records/line.ts'
import { agentMessageEvent } from '../../../../fixtures/records/messages.ts'
import { temporaryHome } from '../../../../fixtures/testing.ts'
import { LineSplitter } from '../../rollout/lines.ts'
import { fileOf, never } from '../../testing.ts'
import { StructureLines } from './structure-lines.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const good = (ordinal: number) => line(agentMessageEvent('Words'), { timestamp, ordinal })

describe('the lines of a file by their structure', () => {
  it('are found by their bytes, with those beside them, wherever the file is cut', async () => {
    const kinds = fc.constantFrom<FixtureLine>(
      good(3),
      BROKEN_JSON,
      '',
      nulBytes(20),
      invalidUtf8(line(agentMessageEvent('BAD'), { timestamp, ordinal: 4 }), 'BAD'),
      hugeLine(400_000, timestamp, 'many words '),
    )
    const path = join(temporaryHome(), 'file.jsonl')
    await fc.assert(
      fc.asyncProperty(
        fc.array(kinds, { minLength: 1, maxLength: 30 }),
        fc.nat(),
        fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
        fc.nat(5),
        async (chosen, cut, bytes, around) => {
          const whole = encodeLines(chosen)
          const file = whole.subarray(0, whole.length - (cut % 40))
          writeFileSync(path, file)
          const lines = await StructureLines.read({ absolutePath: path, compressed: false }, never)
          const splitter = new LineSplitter()
          const split = [...splitter.push(Buffer.from(file)), ...splitter.end()]
          expect(lines.map).toMatchObject({ bytes: file.length, lines: split.length })
          expect(await lines.around({ byte: file.length }, around, never)).toEqual([])
          expect(await lines.around({ line: split.length + 1 }, around, never)).toEqual([])
          for (const some of bytes) {
            if (file.length === 0) continue
            const byte = some % file.length
            const at = split.findLastIndex(({ offset }) => offset <= byte)
            const wanted = split.slice(Math.max(0, at - around), at + around + 1)
            const found = await lines.around({ byte }, around, never)
            expect(await lines.around({ line: at + 1 }, around, never)).toEqual(found)
            expect(found.map(({ number, offset, length }) => [number, offset, length])).toEqual(
              wanted.map(({ number, offset, length }) => [number, offset, length]),
            )
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('have kinds, ordinals and verdicts, in compressed files too', async () => {
    const lines = [good(7), BROKEN_JSON, nulBytes(5), '']
    for (const compressed of [false, true]) {
      const absolutePath = fileOf(lines, { compressed })
      const read = await StructureLines.read({ absolutePath, compressed }, never)
      const found = await read.around({ byte: 0 }, 9, never)
      expect(found.map(({ state, kind, ordinal, damaged }) => [state, kind, ordinal, damaged])).toEqual([
        ['record', 'event_msg/agent_message', 7, false],
        ['not-json', null, null, true],
        ['nul', null, null, true],
        ['blank', null, null, false],
      ])
      expect(read.map.classes.map(({ class: name }) => name)).toEqual(['message', 'other', 'damaged'])
      expect(read.map.damaged.reduce((sum, many) => sum + many)).toBe(2)
    }
  })

  it('are many, and found all the same', async () => {
    const records = Array.from({ length: 5000 }, (_, at) => good(at))
    const absolutePath = fileOf(records)
    const read = await StructureLines.read({ absolutePath, compressed: false }, never)
    const [{ length } = { length: 0 }] = await read.around({ byte: 0 }, 0, never)
    expect(length).toBeGreaterThan(0)
    for (const number of [1, 1023, 1024, 1025, 2049, 5000]) {
      const all = await read.around({ byte: 0 }, 0, never)
      expect(all).toHaveLength(1)
      const ordinals = (await read.around({ byte: Math.floor(((number - 1) * read.map.bytes) / 5000) }, 2, never)).map(
        ({ ordinal, number: own }) => (ordinal ?? 0) - own,
      )
      expect((await read.around({ line: number }, 0, never)).map(({ ordinal }) => ordinal)).toEqual([number - 1])
      expect(new Set(ordinals)).toEqual(new Set([-1]))
      expect(ordinals.length).toBeGreaterThanOrEqual(3)
    }
  })
})
