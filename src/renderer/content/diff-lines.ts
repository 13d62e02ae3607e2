export type DiffLineKind = 'add' | 'remove' | 'same' | 'hunk' | 'note'

export interface DiffLine {
  readonly kind: DiffLineKind
  /** Without its sign. */
  readonly text: string
  /** One-based; null where the line is not in that state of the file or the diff does not say. */
  readonly before: number | null
  readonly after: number | null
}

const HUNK = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/

function bodyLines(text: string): string[] {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text
  return body === '' ? [] : body.split('\n')
}

/** The lines of a change. New and deleted files come as their whole content, updates as a unified diff. */
export function diffLines(kind: 'add' | 'delete' | 'update', text: string): readonly DiffLine[] {
  const lines = bodyLines(text)
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
  const next = (value: number | null) => (value === null ? null : value + 1)
  return lines.map(line => {
    const hunk = HUNK.exec(line)
    if (hunk !== null || line.startsWith('@@')) {
      before = hunk === null ? null : Number(hunk[1])
      after = hunk === null ? null : Number(hunk[2])
      return { kind: 'hunk', text: line, before: null, after: null }
    }
    const text = line.slice(1)
    if (line.startsWith('+')) {
      if (before === null && line.startsWith('+++')) return { kind: 'note', text: line, before: null, after: null }
      const made: DiffLine = { kind: 'add', text, before: null, after }
      after = next(after)
      return made
    }
    if (line.startsWith('-')) {
      if (before === null && line.startsWith('---')) return { kind: 'note', text: line, before: null, after: null }
      const made: DiffLine = { kind: 'remove', text, before, after: null }
      before = next(before)
      return made
    }
    if (line.startsWith('\\')) return { kind: 'note', text: line, before: null, after: null }
    const made: DiffLine = { kind: 'same', text, before, after }
    before = next(before)
    after = next(after)
    return made
  })
}

/** How many lines a change adds and removes. */
export function diffCounts(lines: readonly DiffLine[]): { readonly added: number; readonly removed: number } {
  let added = 0
  let removed = 0
  for (const line of lines) {
    if (line.kind === 'add') added += 1
    if (line.kind === 'remove') removed += 1
  }
  return { added, removed }
}
