import { join } from 'node:path'
import { FileDoctor, type Reading } from '../../doctor/file-doctor.ts'
import { foundOf } from '../../doctor/findings.ts'
import { readStructure } from '../../doctor/structure/line-structure.ts'
import type { StartFacts } from '../../index/stored-facts.ts'
import { problemOfError } from '../../problems.ts'
import type { FoundFile } from '../discover.ts'

/** The reading of one file that must not be opened: the structure of its lines is the one thing that may be known. */

export interface StructureJob {
  readonly homePath: string
  readonly file: FoundFile
  /** What its beginning says. */
  readonly start: Pick<StartFacts, 'head' | 'problemCount'>
}

/**
 * What the structure of a file's lines says. A file that cannot be read to its end has that problem and no profile.
 * @param ready resolves when more of the file may be read.
 * @throws the signal's reason
 */
export async function structureOf(
  { homePath, file, start: { head, problemCount } }: StructureJob,
  ready: () => Promise<void>,
  signal: AbortSignal,
): Promise<Reading> {
  const doctor = new FileDoctor(file.path, {
    head,
    readable: false,
    modifiedAt: file.modifiedAt,
    now: Date.now(),
  })
  const source = { absolutePath: join(homePath, file.path), compressed: file.name.compressed }
  await ready()
  signal.throwIfAborted()
  try {
    for await (const lines of readStructure(source, signal)) {
      for (const line of lines) doctor.structure(line)
      await ready()
    }
    return doctor.end()
  } catch (error) {
    signal.throwIfAborted()
    // Where its beginning could not be read either, that has been said.
    const told = head.generation === 'none' && problemCount > 0
    return { found: foundOf(told ? [] : [problemOfError(error, file.path)]), profile: null }
  }
}
