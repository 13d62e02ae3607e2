import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { hostile, hugeRecordThread } from '../src/fixtures/gallery/hostile.ts'
import { type LongResult, writeLongThread } from '../src/fixtures/long/long.ts'
import { writeManyThreads } from '../src/fixtures/many/many.ts'
import { writeRollout } from '../src/fixtures/write.ts'

/** Homes to measure with, made once from the fixtures and kept. */

const folder = join(import.meta.dirname, 'data')

/** How much a home holds. */
export interface Size {
  readonly threads: number
  /** About. */
  readonly bytes: number
}

export interface Home extends Size {
  readonly home: string
}

/** 2,000 threads, about 1 GB. @returns the home's path. */
export function manyThreads(): string {
  return homeOf({ threads: 2000, bytes: 1e9 }).home
}

/** 50,000 threads, about 5 GB. */
export function veryManyThreads(): Home {
  return homeOf({ threads: 50_000, bytes: 5e9 }, 2)
}

/** So many generated threads. */
export function homeOf({ threads, bytes }: Size, seed = 1): Home {
  const what = `${threads.toLocaleString('en')} threads of ${bytes / 1e9} GB in all`
  const { home } = madeOnce(`threads-${threads}`, what, folder => {
    writeManyThreads(folder, threads, { totalBytes: bytes, seed })
    return ''
  })
  return { home, threads, bytes }
}

/** A home that is kept from run to run. @returns its path, and what `make` said when it wrote it. */
function madeOnce(name: string, what: string, make: (home: string) => string): { home: string; said: string } {
  const home = join(folder, name)
  const done = join(folder, `${name}.done`)
  if (!existsSync(done)) {
    process.stderr.write(`bench: making ${what}, once …\n`)
    writeFileSync(done, make(freshFolder(name)))
  }
  return { home, said: readFileSync(done, 'utf8') }
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
  const kept = madeOnce('thread-300-mb', 'one thread of 300 MB', home =>
    JSON.stringify(writeLongThread(home, { bytes: 300e6, records: 100e3 })),
  )
  const written = longResult.parse(JSON.parse(kept.said))
  const home = freshFolder('thread-300-mb-copy')
  cpSync(kept.home, home, { recursive: true, preserveTimestamps: true })
  return { ...written, path: written.path.replace(kept.home, home), home }
}

/** A home with one thread that holds a single record of `bytes` bytes. @returns the home and the thread's id. */
export function hugeRecord(bytes: number): { readonly home: string; readonly id: string } {
  const home = freshFolder('huge-record')
  writeRollout(home, hugeRecordThread(bytes))
  return { home, id: hostile.huge }
}
