import { highlightLines, type Kind, type Token } from '../code/highlight.ts'
import type { Language } from '../code/languages.ts'
import type { DiffLine } from './diff-lines.ts'
import type { Range } from './diff-rows.ts'

/** A line in pieces, each with its colour and whether it is among the changed words. */
export interface Part {
  readonly text: string
  readonly kind: Kind | null
  readonly word: boolean
}

/** The colours of a diff's lines; each state of the file is coloured as a whole. Null where it stays plain. */
export function colourDiff(
  lines: readonly DiffLine[],
  language: Language | null,
): readonly (readonly Token[] | undefined)[] | null {
  if (language === null) return null
  const before = sideOf(lines, 'remove', language)
  const after = sideOf(lines, 'add', language)
  if (before === null && after === null) return null
  return lines.map((_, index) => after?.get(index) ?? before?.get(index))
}

function sideOf(
  lines: readonly DiffLine[],
  own: 'add' | 'remove',
  language: Language,
): ReadonlyMap<number, readonly Token[]> | null {
  const indices = lines.flatMap((line, index) => (line.kind === own || line.kind === 'same' ? [index] : []))
  const coloured = highlightLines(indices.map(index => lines[index]?.text ?? '').join('\n'), language)
  return coloured === null ? null : new Map(indices.map((index, at) => [index, coloured[at] ?? []]))
}

/** Cuts a line where its colour or its being changed changes. */
export function lineParts(
  text: string,
  tokens: readonly Token[] | undefined,
  words: readonly Range[],
): readonly Part[] {
  const parts: Part[] = []
  let at = 0
  for (const token of tokens ?? [{ text, kind: null }]) {
    const end = at + token.text.length
    while (at < end) {
      const from = at
      const range = words.find(([, to]) => to > from)
      const inside = range !== undefined && range[0] <= from
      const to = Math.min(end, range === undefined ? end : inside ? range[1] : range[0])
      parts.push({ text: text.slice(from, to), kind: token.kind, word: inside })
      at = to
    }
  }
  return parts
}
