/** Finds what somebody means by a few letters. */

export interface Match {
  /** The higher the better; only to be compared with others of the same words. */
  readonly score: number
  /** What was matched: UTF-16 positions in order, the end not included. */
  readonly marks: readonly (readonly [from: number, to: number])[]
}

/** Small letters without accents, every character as long as before, so that positions stay. */
function plain(text: string): string {
  return Array.from(text, char => {
    const base = char.normalize('NFD').charAt(0).toLowerCase()
    return char.length === 1 && base.length === 1 ? base : char
  }).join('')
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))
}

/** The letters of a word one after the other, beginnings of words first; null where one is missing. */
function scattered(text: string, word: string): Match | null {
  const marks: [number, number][] = []
  let from = 0
  let starts = 0
  for (const letter of word) {
    let at = text.indexOf(letter, from)
    const last = marks.at(-1)
    if (at !== -1 && last?.[1] !== at) {
      // A word's beginning that comes later is meant more likely than a letter within one.
      let later = at
      while (later !== -1 && !isWordStart(text, later)) later = text.indexOf(letter, later + 1)
      if (later !== -1) at = later
    }
    if (at === -1) return null
    if (isWordStart(text, at)) starts += 1
    if (last?.[1] === at) last[1] = at + letter.length
    else marks.push([at, at + letter.length])
    from = at + letter.length
  }
  // Letters strewn about are no match: half of the pieces at least begin a word.
  return starts * 2 < marks.length ? null : { score: 10 - marks.length, marks }
}

function oneWord(text: string, word: string): Match | null {
  let inside = -1
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (isWordStart(text, at)) return { score: at === 0 ? 100 : 60, marks: [[at, at + word.length]] }
    if (inside === -1) inside = at
  }
  return inside === -1 ? scattered(text, word) : { score: 30, marks: [[inside, inside + word.length]] }
}

function merged(marks: readonly (readonly [number, number])[]): [number, number][] {
  const joined: [number, number][] = []
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}

/** Matches every word of `wanted` with a text. Nothing wanted matches everything. @returns null where a word is missing. */
export function fuzzy(text: string, wanted: string): Match | null {
  const target = plain(text)
  const words = plain(wanted).split(/\s+/).filter(Boolean)
  const found = words.map(word => oneWord(target, word))
  const matches = found.filter(match => match !== null)
  if (matches.length < found.length) return null
  return {
    score: matches.reduce((sum, match) => sum + match.score, 0),
    marks: merged(matches.flatMap(match => match.marks)),
  }
}
