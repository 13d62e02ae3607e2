import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import type { HomeSpec } from '../engine/api.ts'

/** The homes that are opened at every start: `homes.json` in the data folder. */

const storedHome = z.strictObject({
  path: z.string().min(1).max(4096),
  origin: z.enum(['environment', 'default', 'sample', 'chosen', 'case']),
  name: z.string().max(100).exactOptional(),
  source: z.string().max(4096).exactOptional(),
})

const homesFile = z.strictObject({
  homes: z.array(storedHome).max(1000),
  /** Own homes (`$CODEX_HOME`, `~/.codex`) that a person has closed: they are not opened by themselves. */
  closed: z.array(z.string()).max(1000),
})
export type StoredHomes = z.infer<typeof homesFile>

/** @returns null where there is none or it makes no sense. Never throws. */
export function readHomesFile(file: string): StoredHomes | null {
  try {
    return homesFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** Writes the file, whole or not at all. Throws when the disk does. */
export function writeHomesFile(file: string, stored: StoredHomes): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** What is remembered of open homes: not those that the command line named. */
export function toStored(homes: readonly HomeSpec[], closed: readonly string[]): StoredHomes {
  return {
    homes: homes.flatMap(({ origin, ...home }) => (origin === 'argument' ? [] : [{ ...home, origin }])),
    closed: [...closed],
  }
}
