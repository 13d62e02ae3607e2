import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { type StoredHomes, storedHome } from './stores/homes.ts'

/** `homes.json` in the data folder, in which Skein kept the open homes before the library did. */

const homesFile = z.strictObject({
  homes: z.array(storedHome).max(1000),
  closed: z.array(z.string()).max(1000),
})

/** @returns null where there is none or it makes no sense. Never throws. */
export function readHomesFile(dataDir: string): StoredHomes | null {
  try {
    return homesFile.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')))
  } catch {
    return null
  }
}

/** Deletes it, once the library has what it said. @throws the system's error */
export function removeHomesFile(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true })
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'homes.json')
}
