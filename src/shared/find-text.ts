/**
 * What counts as an occurrence when a text is searched in a thread: the engine counts by it and the window marks by it.
 * Plain text, never a pattern; occurrences do not overlap. No schemas: the window uses these values.
 */

export interface FindQuery {
  /** Not empty. */
  readonly text: string
  readonly caseSensitive: boolean
  /** The text must not stand within a longer word; where it begins or ends with a sign, any neighbour will do there. */
  readonly wholeWord: boolean
}

/** @returns a function that tells how often a text holds what is sought. */
export function createCounter(query: FindQuery): (text: string) => number {
  const walk = createWalk(query)
  return text => {
    let count = 0
    walk(text, () => {
      count += 1
    })
    return count
  }
}

/** @returns a function that tells where, in UTF-16 units; each place is as long as the sought text. */
export function createFinder(query: FindQuery): (text: string) => number[] {
  const walk = createWalk(query)
  return text => {
    const places: number[] = []
    walk(text, at => places.push(at))
    return places
  }
}

/** The text with all letters small and of the same length, so that places in it are places in the text. */
export function foldCase(text: string): string {
  const folded = ODD.test(text) ? text.replace(/[^\u0130\u212a]+/g, part => part.toLowerCase()) : text.toLowerCase()
  // A sigma has another small form at the end of a word.
  return folded.includes('ς') ? folded.replaceAll('ς', 'σ') : folded
}

/** Two letters that stay as they are: one whose small form is longer, and one whose small form is in ASCII. */
const ODD = /[\u0130\u212a]/

function createWalk(query: FindQuery): (text: string, found: (at: number) => void) => void {
  const fold = query.caseSensitive ? (text: string) => text : foldCase
  const needle = fold(query.text)
  const wordStart = query.wholeWord && isWord(needle, 0)
  const wordEnd = query.wholeWord && isWord(needle, needle.length - 1)
  return (text, found) => {
    const folded = fold(text)
    for (let at = folded.indexOf(needle); at !== -1; ) {
      const end = at + needle.length
      const inWord = (wordStart && isWord(folded, at - 1)) || (wordEnd && isWord(folded, end))
      if (!inWord) found(at)
      at = folded.indexOf(needle, inWord ? at + 1 : end)
    }
  }
}

const WORD = /^[\p{L}\p{N}\p{M}_]$/u

/** Whether the character that the UTF-16 unit at `at` belongs to is part of a word. */
function isWord(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false
  const code = text.charCodeAt(at)
  // In most texts that is all there is to know.
  if (code < 0x80)
    return (code > 0x2f && code < 0x3a) || (code > 0x40 && code < 0x5b) || (code > 0x60 && code < 0x7b) || code === 0x5f
  const start = (code & 0xfc00) === 0xdc00 ? at - 1 : at
  return WORD.test(String.fromCodePoint(text.codePointAt(start) ?? 0))
}
