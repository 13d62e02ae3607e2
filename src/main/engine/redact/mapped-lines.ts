import { type Line, LineSplitter } from '../rollout/lines.ts'

/** Whole files, line by line: memory holds one line at a time. */

const BATCH_BYTES = 256 * 1024
const NEWLINE = Buffer.from('\n')
/** What stands in a line that cannot be looked through. */
const BLANK = Buffer.alloc(64 * 1024, 'x')

/**
 * The bytes of a rollout with each line replaced. A line that is too long to be looked through is blanked: so many `x`.
 * @param map gives what stands in place of a line, without its line break.
 * @param blanked is told of each line that is too long.
 * @throws what the pieces throw
 */
export async function* mappedLines(
  pieces: AsyncIterable<Buffer>,
  map: (line: Line) => Buffer,
  blanked: (line: Line) => void,
): AsyncGenerator<Buffer> {
  const splitter = new LineSplitter()
  for await (const piece of pieces) yield* joined(splitter.push(piece), map, blanked)
  yield* joined(splitter.end(), map, blanked)
}

/** Lines are short, and every piece costs whoever takes it. */
function* joined(
  lines: readonly Line[],
  map: (line: Line) => Buffer,
  blanked: (line: Line) => void,
): Generator<Buffer> {
  let batch: Buffer[] = []
  let bytes = 0
  for (const line of lines) {
    for (const part of mapped(line, map, blanked)) {
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

function* mapped(line: Line, map: (line: Line) => Buffer, blanked: (line: Line) => void): Generator<Buffer> {
  if (line.whole) yield map(line)
  else {
    blanked(line)
    for (let left = line.length; left > 0; left -= BLANK.length) yield BLANK.subarray(0, left)
  }
  if (line.terminated) yield NEWLINE
}
