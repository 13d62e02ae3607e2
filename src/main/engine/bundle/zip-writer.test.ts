import { closeSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { LIMITS, Meter } from '../cases/entry.ts'
import { zipEntries } from '../cases/zip-entries.ts'
import { type ZipEntry, zipPieces } from './zip-writer.ts'

interface Plain {
  readonly name: string
  readonly pieces: readonly Uint8Array[]
  readonly expectedBytes: number | null
}

async function* entriesOf(plain: readonly Plain[]): AsyncGenerator<ZipEntry> {
  for (const { name, pieces, expectedBytes } of plain) {
    const content = async function* () {
      yield* pieces
    }
    yield { name, modifiedAt: Date.UTC(2026, 2, 4, 5, 6, 7), expectedBytes, content }
  }
}

async function written(plain: readonly Plain[]): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of zipPieces(entriesOf(plain))) pieces.push(piece)
  const path = join(temporaryHome(), 'a.zip')
  writeFileSync(path, Buffer.concat(pieces))
  return path
}

async function readBack(path: string): Promise<{ name: string; at: number | null; content: string }[]> {
  const descriptor = openSync(path, 'r')
  try {
    const read: { name: string; at: number | null; content: string }[] = []
    for await (const entry of zipEntries(descriptor, new Meter(LIMITS, 2 ** 30), () => {})) {
      const pieces: Uint8Array[] = []
      for await (const piece of entry.content()) pieces.push(piece)
      read.push({ name: entry.name, at: entry.modifiedAt, content: Buffer.concat(pieces).toString('hex') })
    }
    return read
  } finally {
    closeSync(descriptor)
  }
}

describe('zip archives', () => {
  it('hold what was put in, in either form of sizes, with the time it was changed', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 })
    const entry = fc.record({
      pieces: fc.array(bytes, { maxLength: 4 }),
      expectedBytes: fc.constantFrom(null, 0, 2 ** 31),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 5 }), async entries => {
        const plain = entries.map((one, i) => ({ ...one, name: `sessions/ä ${i}.jsonl` }))
        expect(await readBack(await written(plain))).toEqual(
          plain.map(({ name, pieces }) => ({
            name,
            at: Date.UTC(2026, 2, 4, 5, 6, 7),
            content: Buffer.concat(pieces).toString('hex'),
          })),
        )
      }),
      { numRuns: 30 },
    )
  })

  it('fail with what their entries throw', async () => {
    const broken = async function* (): AsyncGenerator<ZipEntry> {
      const content = async function* () {
        yield new Uint8Array(10)
        throw new Error('gone')
      }
      yield { name: 'a', modifiedAt: 0, expectedBytes: 1, content }
    }
    const all = async () => {
      for await (const _ of zipPieces(broken()));
    }
    await expect(all()).rejects.toThrow('gone')
  })
})
