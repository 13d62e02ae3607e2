import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeManyThreads } from '../src/fixtures/many/many.ts'

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
