import { closeSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { zstd } from '../../../fixtures/zstd.ts'
import { openFile } from '../rollout/open.ts'
import { never } from '../testing.ts'
import type { OpenedFile } from '../threads/gate.ts'
import { UnpackedFiles } from './unpacked-files.ts'

function opened(absolutePath: string, compressed: boolean): OpenedFile {
  const { descriptor, facts } = openFile(absolutePath)
  onTestFinished(() => closeSync(descriptor))
  return { opened: { ...facts, absolutePath, path: 'x', compressed, bare: false }, descriptor }
}

const line = (number: number) => ({ number, offset: (number - 1) * 9, length: 8 })
const text = (letter: string) => Array.from({ length: 9 }, (_, i) => `${letter} line ${i + 1}`).join('\n')

describe('lines of compressed files', () => {
  it('are those of the file as it is now, asked for once or again, from further back and further on', async () => {
    const path = join(temporaryHome(), 'a.jsonl.zst')
    const files = new UnpackedFiles()
    const read = async (...numbers: number[]) => {
      const lines = await files.lines(opened(path, true), numbers.map(line), never)
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

describe('lines of other files', () => {
  it('are those that the file has, near each other or not', async () => {
    const path = join(temporaryHome(), 'a.jsonl')
    writeFileSync(path, Array.from({ length: 20_000 }, (_, i) => `x ${String(i + 1).padStart(6, '0')}`).join('\n'))
    const numbers = [1, 2, 19_999, 7, 20_001]
    const lines = await new UnpackedFiles().lines(opened(path, false), numbers.map(line), never)
    expect([...lines.keys()].toSorted((a, b) => a - b)).toEqual([1, 2, 7, 19_999])
    expect([lines.get(7), lines.get(19_999)].map(String)).toEqual(['x 000007', 'x 019999'])
  })
})
