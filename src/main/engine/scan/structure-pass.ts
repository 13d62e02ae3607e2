import { isSupported } from '../../../shared/history-mode.ts'
import { type StartFacts, startFacts } from '../index/stored-facts.ts'
import type { IndexWriter } from '../index/writer.ts'
import type { Pending } from './full-pass.ts'
import type { Readers } from './reading/readers.ts'

/** Has the structure of files looked at that must not be opened, and puts into the index what comes of it. */

/** The beginning of a file, as the index has it, where it is refused; null for any other. */
export function refusedStart(writer: IndexWriter, { homeId, file }: Pending): StartFacts | null {
  const facts = startFacts.safeParse(writer.files.startOf(homeId, file.path))
  return facts.success && !isSupported(facts.data.head.mode) ? facts.data : null
}

/**
 * Looks at the structure of one file and brings what is found into the index.
 * @param reached is told how many bytes of the file have been looked at; of a compressed one nothing.
 * @throws the signal's reason, what the index throws
 */
export async function checkStructure(
  writer: IndexWriter,
  readers: Readers,
  refused: Pending,
  reached: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const start = refusedStart(writer, refused)
  if (start === null) return
  const { homeId, homePath, file, threadId } = refused
  const { found, profile } = await readers.structure({ homePath, file, start }, reached, signal)
  writer.batch(() => {
    if (!writer.doctor.putProfile(homeId, file.path, file.fingerprint, profile)) return
    writer.doctor.putFile(homeId, file.path, 'structure', found, 'structure')
    writer.threads.refresh(homeId, threadId)
  })
}
