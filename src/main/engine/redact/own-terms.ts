/** Each makes the search longer by the letters that it may stand for. */
const MOST_STARS = 2

/**
 * Words that a person wants out. `*`, twice at most, stands for up to 40 letters and digits. No regular expressions: one
 * that never ends would hold up everything.
 * @returns null for a term that says nothing, or too little.
 */
export function ownTerm(term: string): RegExp | null {
  const trimmed = term.trim().replace(/\*+/g, '*')
  if (trimmed.replaceAll('*', '') === '' || trimmed.split('*').length > MOST_STARS + 1) return null
  return new RegExp(trimmed.split('*').map(literal).join('[\\p{L}\\p{N}_-]{0,40}'), 'giud')
}

/** A pattern that finds a word as it stands. */
export function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
