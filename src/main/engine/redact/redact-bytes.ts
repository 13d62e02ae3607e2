import { type Line, LineSplitter } from '../rollout/lines.ts'
import { exactBytes, exactText } from './exact-text.ts'
import type { Identities } from './identities.ts'
import { redactLine, textsOf } from './redact-line.ts'
import type { Redactor } from './redactor.ts'

/** Whole files, line by line: memory holds one line at a time. */

const BATCH_BYTES = 256 * 1024
const NEWLINE = Buffer.from('\n')
/** What stands in a line that cannot be looked through. */
const BLANK = Buffer.alloc(64 * 1024, 'x')

/**
 * The bytes of a rollout, redacted. A line that is too long to be looked through is blanked: so many `x`.
 * @param blanked is told of each such line.
 * @throws what the pieces throw
 */
export async function* redactedBytes(
  pieces: AsyncIterable<Buffer>,
  redactor: Redactor,
  blanked: (line: Line) => void,
): AsyncGenerator<Buffer> {
  const splitter = new LineSplitter()
  for await (const piece of pieces) yield* joined(splitter.push(piece), redactor, blanked)
  yield* joined(splitter.end(), redactor, blanked)
}

/** Lines are short, and every piece costs whoever takes it. */
function* joined(lines: readonly Line[], redactor: Redactor, blanked: (line: Line) => void): Generator<Buffer> {
  let batch: Buffer[] = []
  let bytes = 0
  for (const line of lines) {
    for (const part of redacted(line, redactor, blanked)) {
      batch.push(part)
      bytes += part.length
      if (bytes < BATCH_BYTES) continue
      yield Buffer.concat(batch)
      batch = []
      bytes = 0
    }
  }
  if (bytes > 0) yield Buffer.concat(batch)
}

function* redacted(line: Line, redactor: Redactor, blanked: (line: Line) => void): Generator<Buffer> {
  if (line.whole) {
    const text = redactLine(exactText(line.bytes), redactor)
    yield text === null ? line.bytes : exactBytes(text)
  } else {
    blanked(line)
    for (let left = line.length; left > 0; left -= BLANK.length) yield BLANK.subarray(0, left)
  }
  if (line.terminated) yield NEWLINE
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
