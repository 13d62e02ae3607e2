import type { FindQuery } from '../../../../shared/find-text.ts'
import type { MarkLetter } from '../../../../shared/marks.ts'

/**
 * Spares find the parsing of lines that cannot hold what is sought. However an item's texts are made from its lines
 * (JSON in JSON, peeled shells, patches as diffs), a run of ASCII letters and digits stands in them as it stands in the
 * bytes, unless those write characters by their numbers. So the longest such run of the sought text must be in a line.
 */

/** Kinds that are large, and whose words all come from the file. */
const FILTERED: ReadonlySet<MarkLetter> = new Set(['u', 'a', 'r', 'c', 'f', 'm', 't'])
/** But for these words. */
const OURS = 'moved to call not in this file unknown part'
/** Kinds that show JSON, in which a number may be written otherwise than in the file. */
const WITH_NUMBERS: ReadonlySet<MarkLetter> = new Set(['m', 't'])

export interface LineFilter {
  /** Whether an item of this kind may be judged by its lines. */
  judges(letter: MarkLetter): boolean
  /** False where nothing of a line can be part of an occurrence. */
  mayHold(line: Buffer): boolean
}

/** @returns null where nothing can be told from lines. */
export function createLineFilter(query: FindQuery): LineFilter | null {
  const runs = query.text.match(/[A-Za-z0-9]+/g) ?? []
  const longest = runs.reduce((found, run) => (run.length > found.length ? run : found), '')
  const small = longest.toLowerCase()
  if (longest === '' || OURS.includes(small)) return null
  const maybeNumber = /^[0-9e]+$/.test(small)
  const exact = Buffer.from(longest)
  const holds = query.caseSensitive
    ? (line: Buffer) => line.includes(exact)
    : (line: Buffer) => line.toString('latin1').toLowerCase().includes(small)
  return {
    judges: letter => FILTERED.has(letter) && !(maybeNumber && WITH_NUMBERS.has(letter)),
    // Escape sequences, which are taken out of the text, are written so as well.
    mayHold: line => holds(line) || line.includes(BY_NUMBER),
  }
}

const BY_NUMBER = Buffer.from('\\u00')
