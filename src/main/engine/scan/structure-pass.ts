import { join } from 'node:path'
import { isSupported } from '../../../shared/history-mode.ts'
import { FileDoctor, type Reading } from '../doctor/file-doctor.ts'
import { foundOf } from '../doctor/findings.ts'
import { readStructure } from '../doctor/structure/line-structure.ts'
import { type StartFacts, startFacts } from '../index/stored-facts.ts'
import type { IndexWriter } from '../index/writer.ts'
import { problemOfError } from '../problems.ts'
import type { FoundFile } from './discover.ts'
import type { Pending } from './full-pass.ts'

/** Looks at the structure of files that must not be opened: the one thing about their lines that may be known. */

/** The beginning of a file, as the index has it, where it is refused; null for any other. */
export function refusedStart(writer: IndexWriter, { homeId, file }: Pending): StartFacts | null {
  const facts = startFacts.safeParse(writer.startFactsOf(homeId, file.path))
  return facts.success && !isSupported(facts.data.head.mode) ? facts.data : null
}

/**
 * Looks at the structure of one file and brings what is found into the index.
 * @throws the signal's reason, what the index throws
 */
export async function checkStructure(writer: IndexWriter, refused: Pending, signal: AbortSignal): Promise<void> {
  const start = refusedStart(writer, refused)
  if (start === null) return
  const { homeId, homePath, file, threadId } = refused
  const { found, profile } = await structureOf(homePath, file, start, signal)
  writer.batch(() => {
    if (!writer.doctor.putProfile(homeId, file.path, file.fingerprint, profile)) return
    writer.doctor.putFile(homeId, file.path, 'structure', found, 'structure')
    writer.refreshThread(homeId, threadId)
  })
}

/**
 * What the structure of a file's lines says. A file that cannot be read to its end has that problem and no profile.
 * @throws the signal's reason
 */
export async function structureOf(
  homePath: string,
  file: FoundFile,
  { head, problemCount }: Pick<StartFacts, 'head' | 'problemCount'>,
  signal: AbortSignal,
): Promise<Reading> {
  const doctor = new FileDoctor(file.path, {
    head,
    readable: false,
    modifiedAt: file.modifiedAt,
    now: Date.now(),
  })
  const source = { absolutePath: join(homePath, file.path), compressed: file.name.compressed }
  try {
    for await (const lines of readStructure(source, signal)) for (const line of lines) doctor.structure(line)
    return doctor.end()
  } catch (error) {
    signal.throwIfAborted()
    // Where its beginning could not be read either, that has been said.
    const told = head.generation === 'none' && problemCount > 0
    return { found: foundOf(told ? [] : [problemOfError(error, file.path)]), profile: null }
  }
}
