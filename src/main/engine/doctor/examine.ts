import { join } from 'node:path'
import { isSupported } from '../../../shared/history-mode.ts'
import { problemOfError } from '../problems.ts'
import type { FoundFile } from '../scan/discover.ts'
import { type ReadStart, readStartOf, withOrdinals } from '../scan/read-file.ts'
import { structureOf } from '../scan/reading/structure-job.ts'
import { buildOutline } from '../transcript/build.ts'
import { FileDoctor, type Reading } from './file-doctor.ts'
import { foundOf } from './findings.ts'

/** Looks at one file, without an index. */

export interface Examined {
  readonly start: ReadStart
  readonly reading: Reading
}

/**
 * Reads a file in full where that is allowed, else the structure of its lines.
 * @param folder that the file's path is below of.
 * @throws the signal's reason, nothing else
 */
export async function examine(folder: string, file: FoundFile, signal: AbortSignal): Promise<Examined> {
  const start = readStartOf(folder, file)
  const reading = isSupported(start.facts.head.mode) ? await readLegacy(folder, start, signal) : null
  if (reading !== null && reading !== 'ordinals') return { start, reading }
  // It says more now than it did, or has become another file while it was read.
  const refused =
    reading === 'ordinals'
      ? withOrdinals(start)
      : isSupported(start.facts.head.mode)
        ? readStartOf(folder, file)
        : start
  const job = { homePath: folder, file: refused.file, start: refused.facts }
  return { start: refused, reading: await structureOf(job, { ready: async () => {}, reached: () => {} }, signal) }
}

/** @returns null where the file has turned into one that must not be opened. */
async function readLegacy(
  folder: string,
  { file, facts }: ReadStart,
  signal: AbortSignal,
): Promise<Reading | 'ordinals' | null> {
  const { head } = facts
  const doctor = new FileDoctor(file.path, { head, readable: true, modifiedAt: file.modifiedAt, now: Date.now() })
  const source = {
    absolutePath: join(folder, file.path),
    path: file.path,
    compressed: file.name.compressed,
    bare: head.generation === 'pre-envelope',
  }
  try {
    const { hasOrdinals } = await buildOutline(source, signal, null, doctor)
    if (hasOrdinals) return 'ordinals'
    return isSupported(readStartOf(folder, file).facts.head.mode) ? doctor.end() : null
  } catch (error) {
    signal.throwIfAborted()
    return { found: foundOf([problemOfError(error, file.path)]), profile: null }
  }
}
