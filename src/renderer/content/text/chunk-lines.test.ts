import { expect, it } from 'vitest'
import { chunkLines } from './chunk-lines.ts'

const line = (text: string) => [{ text, style: null }]
const textOf = (chunks: ReturnType<typeof chunkLines>) =>
  chunks.flatMap(chunk => chunk.value.flatMap(parts => parts.map(span => span.text))).join('')

it('cuts after a hundred lines or 8,000 characters', () => {
  expect(chunkLines(Array.from({ length: 250 }, (_, i) => line(`${i}`))).map(chunk => chunk.lines)).toEqual([
    100, 100, 50,
  ])
  expect(chunkLines([line('a'.repeat(5000)), line('b'.repeat(5000))])).toHaveLength(2)
})

it('goes on with a line that is too long, and loses nothing', () => {
  const text = '😀'.repeat(30_001)
  const chunks = chunkLines([line(`x${text}`), line('end')])
  expect(textOf(chunks)).toBe(`x${text}end`)
  for (const chunk of chunks)
    for (const parts of chunk.value) for (const span of parts) expect(span.text).not.toMatch(/\p{Surrogate}/u)
})
