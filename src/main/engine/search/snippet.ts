import type { Stretch } from '../../../shared/search/query.ts'

/** A hit in one line: a little before its first words, more behind them. */

const BEFORE = 48
const AFTER = 96

export interface Snippet {
  readonly text: string
  /** UTF-16 units of it. */
  readonly marks: readonly Stretch[]
}

/** The text on one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/**
 * @param line of one line
 * @param marks in it, in order
 */
export function snippetOf(line: string, marks: readonly Stretch[]): Snippet {
  const first = marks[0] ?? { from: 0, to: 0 }
  let from = back(line, first.from, BEFORE)
  let to = ahead(line, first.to, AFTER)
  while (line[from] === ' ') from += 1
  while (to > from && line[to - 1] === ' ') to -= 1
  const before = from > 0 ? '... ' : ''
  const shift = before.length - from
  return {
    text: `${before}${line.slice(from, to)}${to < line.length ? ' ...' : ''}`,
    marks: marks
      .filter(mark => mark.from < to && mark.to > from)
      .map(mark => ({ from: Math.max(mark.from, from) + shift, to: Math.min(mark.to, to) + shift })),
  }
}

/** So many characters before; a pair of surrogates is one. */
function back(text: string, from: number, characters: number): number {
  let at = from
  for (let i = 0; i < characters && at > 0; i++) at -= isPair(text, at - 2) ? 2 : 1
  return at
}

function ahead(text: string, from: number, characters: number): number {
  let at = from
  for (let i = 0; i < characters && at < text.length; i++) at += isPair(text, at) ? 2 : 1
  return at
}

function isPair(text: string, at: number): boolean {
  return at >= 0 && (text.codePointAt(at) ?? 0) > 0xffff
}
