import { TOKEN_CHARS, tokensOf } from '../../../shared/search/tokens.ts'

/**
 * Texts as they are handed to the index, whose tokenizer knows ASCII only: letters and digits make words, all else
 * parts them, and whatever is not ASCII is part of a word. Most of a transcript is ASCII and passes as it is.
 */

const NOT_ASCII = /[^\0-\x7f]/g
/** Behind a character that is not ASCII: as far as the index would see one word. */
const CLUSTER = /[a-zA-Z0-9\u0080-\uffff]*/y
const LONG_WORD = new RegExp(`[a-zA-Z0-9]{${TOKEN_CHARS + 1},}`, 'g')
const KEPT = 20_000
const KEPT_CHARS = 40

/** Prepares texts; words come again and again, and what was made of them is kept for a while. Not for sharing. */
export class IndexTexts {
  readonly #known = new Map<string, string>()

  /** A text whose words, as the index cuts it, are those of `tokensOf`. */
  prepare(text: string): string {
    const ascii = this.#withoutOthers(text)
    return hasLongWord(ascii) ? ascii.replace(LONG_WORD, word => word.slice(0, TOKEN_CHARS)) : ascii
  }

  #withoutOthers(text: string): string {
    let prepared = ''
    let done = 0
    NOT_ASCII.lastIndex = 0
    for (let match = NOT_ASCII.exec(text); match !== null; match = NOT_ASCII.exec(text)) {
      let from = match.index
      while (from > done && isWordCode(text.charCodeAt(from - 1))) from -= 1
      CLUSTER.lastIndex = match.index
      CLUSTER.test(text)
      const to = CLUSTER.lastIndex
      prepared += `${text.slice(done, from)} ${this.#words(text.slice(from, to))} `
      done = to
      NOT_ASCII.lastIndex = to
    }
    return done === 0 ? text : prepared + text.slice(done)
  }

  #words(cluster: string): string {
    const simple = simpleWords(cluster)
    if (simple !== null) return simple
    const known = this.#known.get(cluster)
    if (known !== undefined) return known
    const words = Array.from(tokensOf(cluster), token => token.text).join(' ')
    if (cluster.length <= KEPT_CHARS) {
      if (this.#known.size >= KEPT) this.#known.clear()
      this.#known.set(cluster, words)
    }
    return words
  }
}

/** What a character does to the words of a text, whatever stands beside it. */
type Role =
  /** It is part of a word, as this. */
  | string
  /** It makes a pair with the next one that does. */
  | typeof PAIRS
  /** It ends words. */
  | typeof CUTS
  /** It does matter what stands beside it: marks, pictures, half characters. */
  | null
const PAIRS = 1
const CUTS = 2

/** The roles of the characters of the basic plane, filled as they come up. */
const ROLES = new Array<Role | undefined>(0x10000).fill(undefined)
const LETTERS = /^[\p{L}\p{N}]+$/u
const JOINING = /[\p{M}\u1100-\u11ff]/u

/** The words of a cluster by the roles of its characters: most are told so, at a tenth of the cost; null for others. */
function simpleWords(cluster: string): string | null {
  let words = ''
  let length = 0
  /** The last character, where it waits for another one to make a pair with. */
  let waiting = ''
  for (let i = 0; i < cluster.length; i++) {
    const role = roleOf(cluster.charCodeAt(i))
    if (role === null) return null
    if (role === PAIRS) {
      const character = cluster.charAt(i)
      words += waiting === '' ? ` ${character}` : `${character} ${character}`
      waiting = character
      length = 0
    } else if (role === CUTS) {
      words += ' '
      waiting = ''
      length = 0
    } else {
      words += waiting === '' ? role : ` ${role}`
      waiting = ''
      length += role.length
      if (length > TOKEN_CHARS) return null
    }
  }
  return words
}

function roleOf(code: number): Role {
  const known = ROLES[code]
  if (known !== undefined) return known
  const role = newRole(String.fromCharCode(code))
  ROLES[code] = role
  return role
}

function newRole(character: string): Role {
  if (JOINING.test(character) || /\p{Cs}/u.test(character)) return null
  const cuts = (text: string) => Array.from(tokensOf(text), token => token.text).join(' ')
  const token = cuts(character)
  if (token === '') return cuts(`a${character}a`) === 'a a' ? CUTS : null
  if (!LETTERS.test(character) || !LETTERS.test(token) || JOINING.test(token)) return null
  const twice = cuts(character + character)
  if (twice === token + token) return token
  return token === character && twice === `${token}${token} ${token}` ? PAIRS : null
}

function isWordCode(code: number): boolean {
  return (code >= 48 && code < 58) || (code >= 65 && code < 91) || (code >= 97 && code < 123)
}

/** Whether more letters and digits than a token may have follow each other; looks at few of the characters. */
function hasLongWord(text: string): boolean {
  for (let at = TOKEN_CHARS; at < text.length; at += TOKEN_CHARS + 1) {
    if (!isWordCode(text.charCodeAt(at))) continue
    let [from, to] = [at, at + 1]
    while (from > 0 && isWordCode(text.charCodeAt(from - 1))) from -= 1
    while (to < text.length && isWordCode(text.charCodeAt(to))) to += 1
    if (to - from > TOKEN_CHARS) return true
  }
  return false
}
