import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { hostile, hugeRecordThread } from '../src/fixtures/gallery/hostile.ts'
import { type LongResult, writeLongThread } from '../src/fixtures/long/long.ts'
import { writeManyThreads } from '../src/fixtures/many/many.ts'
import { writeRollout } from '../src/fixtures/write.ts'

/** Homes to measure with, made once from the fixtures and kept. */

const folder = join(import.meta.dirname, 'data')

/** 2,000 threads, about 1 GB. @returns the home's path. */
export function manyThreads(): string {
  const home = join(folder, 'threads-2000')
  const done = join(folder, 'threads-2000.done')
  if (!existsSync(done)) {
    process.stderr.write('bench: making 2,000 threads of 1 GB in all, once …\n')
    rmSync(home, { recursive: true, force: true })
    mkdirSync(home, { recursive: true })
    writeManyThreads(home, 2000, { totalBytes: 1_000_000_000, seed: 1 })
    writeFileSync(done, '')
  }
  return home
}

/** An empty folder for an index. */
export function freshFolder(name: string): string {
  const path = join(folder, name)
  rmSync(path, { recursive: true, force: true })
  mkdirSync(path, { recursive: true })
  return path
}

const longResult = z.object({ id: z.string(), path: z.string(), bytes: z.number(), records: z.number() })

/** A home with one thread of 300 MB and about 100,000 records, which a run may change. */
export function longThread(): LongResult & { readonly home: string } {
  const kept = join(folder, 'thread-300-mb')
  const done = join(folder, 'thread-300-mb.done')
  if (!existsSync(done)) {
    process.stderr.write('bench: making one thread of 300 MB, once …\n')
    rmSync(kept, { recursive: true, force: true })
    mkdirSync(kept, { recursive: true })
    writeFileSync(done, JSON.stringify(writeLongThread(kept, { bytes: 300e6, records: 100e3 })))
  }
  const written = longResult.parse(JSON.parse(readFileSync(done, 'utf8')))
  const home = freshFolder('thread-300-mb-copy')
  cpSync(kept, home, { recursive: true, preserveTimestamps: true })
  return { ...written, path: written.path.replace(kept, home), home }
}

/** A home with one thread that holds a single record of `bytes` bytes. @returns the home and the thread's id. */
export function hugeRecord(bytes: number): { readonly home: string; readonly id: string } {
  const home = freshFolder('huge-record')
  writeRollout(home, hugeRecordThread(bytes))
  return { home, id: hostile.huge }
}
