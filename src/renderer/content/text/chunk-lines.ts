import type { Line, Span } from './ansi.ts'
import { wholeAt } from './fold-lines.ts'

/** Cuts lines into chunks that are drawn as one. */

const MOST_LINES = 100
const MOST_CHARS = 8000

export interface LineChunk {
  readonly key: string
  readonly lines: number
  readonly value: readonly Line[]
}

/** Lines without any style. */
export function plainLines(lines: readonly string[]): readonly Line[] {
  return lines.map(line => (line === '' ? [] : [{ text: line, style: null }]))
}

/** Lines in chunks; a line that is too long for one goes on in the next. */
export function chunkLines(lines: readonly Line[]): readonly LineChunk[] {
  const chunks: LineChunk[] = []
  let open: Line[] = []
  let chars = 0
  const close = () => {
    if (open.length > 0) chunks.push({ key: `${chunks.length}`, lines: open.length, value: open })
    open = []
    chars = 0
  }
  for (const line of lines.flatMap(splitLine)) {
    const length = lineLength(line)
    if (open.length >= MOST_LINES || (open.length > 0 && chars + length > MOST_CHARS)) close()
    open.push(line)
    chars += length
  }
  close()
  return chunks
}

function lineLength(line: Line): number {
  return line.reduce((sum, span) => sum + span.text.length, 0)
}

function splitLine(line: Line): readonly Line[] {
  if (lineLength(line) <= MOST_CHARS) return [line]
  const parts: Span[][] = [[]]
  let left = MOST_CHARS
  for (const { text, style } of line) {
    for (let from = 0; from < text.length; ) {
      const to = Math.max(from + 1, wholeAt(text, Math.min(text.length, from + left)))
      parts.at(-1)?.push({ text: text.slice(from, to), style })
      left -= to - from
      from = to
      if (left <= 1 || from < text.length) {
        parts.push([])
        left = MOST_CHARS
      }
    }
  }
  return parts.filter(part => part.length > 0)
}
