import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inputLines } from './input-lines.ts'

async function* chunksOf(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function linesOf(text: string, size: number, max: number): Promise<(string | null)[]> {
  const lines: (string | null)[] = []
  for await (const line of inputLines(chunksOf(text, size), max)) lines.push(line)
  return lines
}

describe('lines of standard input', () => {
  it('do not depend on how they arrive', async () => {
    const lines = fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }).map(text => text.replace(/\n/g, '')))
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 9 }), async (wanted, size) => {
        expect(await linesOf(wanted.join('\n'), size, 1000)).toEqual(wanted.filter(line => line.trim() !== ''))
      }),
    )
  })

  it('that are too long are told, and the next one is read', async () => {
    for (const size of [1, 3, 100]) {
      expect(await linesOf('12345\n123456\nabc\n', size, 5)).toEqual(['12345', null, 'abc'])
      expect(await linesOf('1234567', size, 5)).toEqual([null])
    }
  })
})
