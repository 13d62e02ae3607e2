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

/** From one step that is told to the next, at least. */
const STEP_BYTES = 16 * 1024 * 1024

/** Goes along with a reading. */
export interface StructureSteps {
  /** Resolves when more of the file may be read. */
  ready(): Promise<void>
  /** So many bytes of the file have been looked at. */
  reached(bytes: number): void
}

/**
 * What the structure of a file's lines says. A file that cannot be read to its end has that problem and no profile.
 * @throws the signal's reason
 */
export async function structureOf(
  { homePath, file, start: { head, problemCount } }: StructureJob,
  steps: StructureSteps,
  signal: AbortSignal,
): Promise<Reading> {
  const doctor = new FileDoctor(file.path, {
    head,
    readable: false,
    modifiedAt: file.modifiedAt,
    now: Date.now(),
  })
  const source = { absolutePath: join(homePath, file.path), compressed: file.name.compressed }
  await steps.ready()
  signal.throwIfAborted()
  try {
    let told = 0
    for await (const lines of readStructure(source, signal)) {
      for (const line of lines) doctor.structure(line)
      const { offset, length } = lines.at(-1) ?? { offset: 0, length: 0 }
      if (!source.compressed && offset + length >= told + STEP_BYTES) {
        told = offset + length
        steps.reached(told)
      }
      await steps.ready()
    }
    return doctor.end()
  } catch (error) {
    signal.throwIfAborted()
    // Where its beginning could not be read either, that has been said.
    const told = head.generation === 'none' && problemCount > 0
    return { found: foundOf(told ? [] : [problemOfError(error, file.path)]), profile: null }
  }
}
