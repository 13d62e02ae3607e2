import { type Line, LineSplitter } from '../rollout/lines.ts'
import { exactBytes, exactText } from './exact-text.ts'
import type { Identities } from './identities.ts'
import { mappedLines } from './mapped-lines.ts'
import { redactLine, textsOf } from './redact-line.ts'
import type { Redactor } from './redactor.ts'

/**
 * The bytes of a rollout, redacted.
 * @param blanked is told of each line that is too long to be looked through, and blanked.
 * @throws what the pieces throw
 */
export function redactedBytes(
  pieces: AsyncIterable<Buffer>,
  redactor: Redactor,
  blanked: (line: Line) => void,
): AsyncGenerator<Buffer> {
  const redacted = (line: Line) => {
    const text = redactLine(exactText(line.bytes), redactor)
    return text === null ? line.bytes : exactBytes(text)
  }
  return mappedLines(pieces, redacted, blanked)
}

/** Takes the names that a rollout gives away. @throws what the pieces throw, AppError `too-large` */
export async function learnNames(pieces: AsyncIterable<Buffer>, identities: Identities): Promise<void> {
  const splitter = new LineSplitter()
  const learn = (line: Line) => {
    if (line.whole) for (const text of textsOf(exactText(line.bytes))) identities.learn(text)
  }
  for await (const piece of pieces) for (const line of splitter.push(piece)) learn(line)
  for (const line of splitter.end()) learn(line)
}
