/** Which lines of a long text are shown while it is folded. */

export interface Folded {
  readonly head: readonly string[]
  /** The last lines, where they were wanted too. */
  readonly tail: readonly string[]
  readonly hiddenLines: number
  readonly hiddenChars: number
}

interface FoldRules {
  readonly head: number
  /** Lines at the end. */
  readonly tail: number
  /** Characters of head and tail each. */
  readonly chars: number
}

/** The lines of a text; a final line break is no line. */
export function linesOf(text: string): string[] {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text
  return body === '' ? [] : body.split('\n')
}

/** Folds lines; those that are only just too many stay whole. */
export function foldLines(lines: readonly string[], { head, tail, chars }: FoldRules): Folded {
  const slack = 3
  const total = lines.reduce((sum, line) => sum + line.length + 1, -1)
  if (lines.length <= head + tail + slack && total <= chars && !lines.some(line => line.length > MOST_LINE)) {
    return { head: lines, tail: [], hiddenLines: 0, hiddenChars: 0 }
  }
  const first = withinChars(lines.slice(0, head), chars)
  const last = withinChars(lines.slice(Math.max(first.length, lines.length - tail)).reverse(), chars).reverse()
  const shown = [...first, ...last].reduce((sum, line) => sum + line.length + 1, -1)
  return {
    head: first,
    tail: last,
    hiddenLines: Math.max(lines.length - first.length - last.length, shown < total ? 1 : 0),
    hiddenChars: Math.max(0, total - shown),
  }
}

/** More of one line is not shown while it is folded. */
const MOST_LINE = 1000

/** As many lines as fit; the first one is cut where it alone does not. */
function withinChars(lines: readonly string[], chars: number): string[] {
  const fitting: string[] = []
  let left = chars
  for (const line of lines) {
    if (line.length > Math.min(left, MOST_LINE)) {
      if (fitting.length === 0) fitting.push(line.slice(0, wholeAt(line, Math.min(chars, MOST_LINE))))
      break
    }
    fitting.push(line)
    left -= line.length + 1
  }
  return fitting
}

/** The place at or just before `at` that cuts no character in two. */
export function wholeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1)
  return at > 0 && at < text.length && unit >= 0xd800 && unit < 0xdc00 ? at - 1 : at
}

/** How many lines a text has. */
export function countLines(text: string): number {
  if (text === '') return 0
  let lines = text.endsWith('\n') ? 0 : 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
