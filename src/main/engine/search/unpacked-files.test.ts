import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { zstd } from '../../../fixtures/zstd.ts'
import { withFile } from '../rollout/open.ts'
import { never } from '../testing.ts'
import type { OpenedThread } from '../threads/gate.ts'
import { UnpackedFiles } from './unpacked-files.ts'

function opened(absolutePath: string): OpenedThread {
  return withFile(absolutePath, (_, facts) => ({ ...facts, absolutePath, path: 'x', compressed: true, bare: false }))
}

const line = (number: number) => ({ number, offset: (number - 1) * 9, length: 8 })
const text = (letter: string) => Array.from({ length: 9 }, (_, i) => `${letter} line ${i + 1}`).join('\n')

describe('lines of compressed files', () => {
  it('are those of the file as it is now, asked for once or again, from further back and further on', async () => {
    const path = join(temporaryHome(), 'a.jsonl.zst')
    const files = new UnpackedFiles()
    const read = async (...numbers: number[]) => {
      const lines = await files.lines(opened(path), numbers.map(line), never)
      return numbers.map(number => lines.get(number)?.toString('utf8'))
    }
    writeFileSync(path, zstd(Buffer.from(text('a'))))
    const before = readFileSync(path)
    expect(await read(3, 1)).toEqual(['a line 3', 'a line 1'])
    expect(await read(9)).toEqual(['a line 9'])
    expect(await read(2)).toEqual(['a line 2'])
    writeFileSync(path, zstd(Buffer.from(`${'b '.repeat(5)}${text('b')}`)))
    expect((await read(1))[0]).toBe('b b b b ')
    writeFileSync(path, before)
    expect(await read(1, 200)).toEqual(['a line 1', undefined])
  })
})
