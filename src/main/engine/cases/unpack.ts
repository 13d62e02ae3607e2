import { closeSync, mkdirSync, openSync, utimesSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ArchiveEntry, type Meter, quoted, unusable } from './entry.ts'
import { foldedPath, isWanted, placeOf } from './entry-path.ts'

/** What came out of an archive. */
export interface Unpacked {
  /** Paths of files, below the folder that was unpacked into. */
  readonly files: readonly string[]
  readonly bytes: number
  /** Entries that Skein would have read and could not take, in words; at most 20 of them. */
  readonly leftOut: readonly string[]
  readonly leftOutCount: number
}

const TOLD = 20

/**
 * Unpacks what Skein reads of a home into a folder of its own; all else is passed over.
 * @param folder new and empty: what lies in it when this fails is to be deleted.
 * @throws AppError for archives that mean harm or are too much, the signal's reason, the system's error
 */
export async function unpack(
  entries: AsyncIterable<ArchiveEntry>,
  folder: string,
  counted: Pick<Meter, 'entry'>,
  signal: AbortSignal,
): Promise<Unpacked> {
  const files: string[] = []
  const leftOut: string[] = []
  const taken = new TakenNames()
  let [bytes, leftOutCount] = [0, 0]
  const leave = (name: string, why: string) => {
    leftOutCount += 1
    if (leftOut.length < TOLD) leftOut.push(`${quoted(name)}: ${why}`)
  }
  for await (const entry of entries) {
    signal.throwIfAborted()
    counted.entry()
    const place = placeOf(entry.name)
    if (place.kind === 'danger')
      throw unusable(
        `the name of ${quoted(entry.name)} has ${place.why}, with which it could be written outside of its folder`,
        'Ask whoever sent it for an archive that any other program has made',
      )
    if (entry.kind === 'folder' || !isWanted(entry.name)) continue
    if (place.kind === 'odd') leave(entry.name, place.why)
    else if (entry.kind === 'other') leave(entry.name, 'a link or no file')
    else if (!taken.take(place.path)) leave(entry.name, 'another entry has this name')
    else {
      bytes += await write(entry, join(folder, place.path), signal)
      files.push(place.path)
    }
  }
  return { files, bytes, leftOut, leftOutCount }
}

/** Names of files and of the folders above them: on no system may one entry come over another. */
class TakenNames {
  readonly #files = new Set<string>()
  readonly #folders = new Set<string>()

  /** @returns false for a name that is taken */
  take(path: string): boolean {
    const folded = foldedPath(path)
    const parts = folded.split('/')
    const above = parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join('/'))
    if (this.#files.has(folded) || this.#folders.has(folded) || above.some(at => this.#files.has(at))) return false
    this.#files.add(folded)
    for (const at of above) this.#folders.add(at)
    return true
  }
}

async function write(entry: ArchiveEntry, path: string, signal: AbortSignal): Promise<number> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const descriptor = openSync(path, 'wx', 0o600)
  let bytes = 0
  try {
    for await (const piece of entry.content()) {
      signal.throwIfAborted()
      for (let at = 0; at < piece.length; ) at += writeSync(descriptor, piece, at)
      bytes += piece.length
    }
  } finally {
    closeSync(descriptor)
  }
  if (entry.modifiedAt !== null) utimesSync(path, entry.modifiedAt / 1000, entry.modifiedAt / 1000)
  return bytes
}
