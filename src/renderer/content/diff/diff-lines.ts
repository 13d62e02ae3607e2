import { linesOf } from '../text/fold-lines.ts'

export type DiffLineKind = 'add' | 'remove' | 'same' | 'hunk' | 'note'

export interface DiffLine {
  readonly kind: DiffLineKind
  /** Without its sign. */
  readonly text: string
  /** One-based; null where the line is not in that state of the file or the diff does not say. */
  readonly before: number | null
  readonly after: number | null
}

export interface FileDiff {
  readonly lines: readonly DiffLine[]
  /** What there is to say where there are no lines: in words. */
  readonly absent: 'empty' | 'binary' | null
  readonly added: number
  readonly removed: number
}

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/
const BINARY = /^(?:Binary files .* differ|GIT binary patch)$/m
const MOVED = /\n\n?Moved to: .*\n?$/

/**
 * The lines of a change. New and deleted files come as their whole content or as a unified diff, updates as a unified
 * diff or as the patch language of `apply_patch`, whose hunks have no numbers.
 */
export function fileDiff(kind: 'add' | 'delete' | 'update', text: string, moved: boolean): FileDiff {
  const body = moved ? text.replace(MOVED, '') : text
  if (body.includes('\u0000') || BINARY.test(body)) return { lines: [], absent: 'binary', added: 0, removed: 0 }
  const lines = parse(kind, linesOf(body.replaceAll('\r\n', '\n')))
  return {
    lines,
    absent: lines.length === 0 ? 'empty' : null,
    added: lines.filter(line => line.kind === 'add').length,
    removed: lines.filter(line => line.kind === 'remove').length,
  }
}

function parse(kind: 'add' | 'delete' | 'update', lines: readonly string[]): DiffLine[] {
  if (kind === 'update' || lines.some(line => HUNK.test(line))) return unified(lines)
  return lines.map((line, index) =>
    kind === 'add'
      ? { kind: 'add', text: line, before: null, after: index + 1 }
      : { kind: 'remove', text: line, before: index + 1, after: null },
  )
}

function unified(lines: readonly string[]): DiffLine[] {
  let before: number | null = null
  let after: number | null = null
  let inHunk = false
  const next = (value: number | null) => (value === null ? null : value + 1)
  return lines.map((line): DiffLine => {
    const hunk = HUNK.exec(line)
    if (hunk !== null || (line.startsWith('@@') && !(inHunk && before !== null && /^@@@/.test(line)))) {
      before = hunk === null ? null : Number(hunk[1])
      after = hunk === null ? null : Number(hunk[3])
      inHunk = true
      return { kind: 'hunk', text: line, before: null, after: null }
    }
    if (!inHunk && isHeader(line)) return { kind: 'note', text: line, before: null, after: null }
    if (line.startsWith('\\') || line === '*** End of File')
      return { kind: 'note', text: line, before: null, after: null }
    const sign = line.charAt(0)
    const made: DiffLine =
      sign === '+'
        ? { kind: 'add', text: line.slice(1), before: null, after }
        : sign === '-'
          ? { kind: 'remove', text: line.slice(1), before, after: null }
          : { kind: 'same', text: line.slice(1), before, after }
    if (made.kind !== 'add') before = next(before)
    if (made.kind !== 'remove') after = next(after)
    return made
  })
}

function isHeader(line: string): boolean {
  return /^(?:diff --git |index [0-9a-f]+|--- |\+\+\+ |(?:new|deleted) file mode |old mode |new mode |similarity index |rename (?:from|to) )/.test(
    line,
  )
}
