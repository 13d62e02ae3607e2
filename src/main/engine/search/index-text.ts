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
    const simple = simpleWord(cluster)
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

/**
 * What each character of the basic plane becomes in a word, whatever stands beside it; null where that does matter (marks,
 * scripts without spaces, pictures). Filled as characters come up.
 */
const FOLDS = new Array<string | null | undefined>(0x10000).fill(undefined)
/** Letters and digits that no neighbour joins with. */
const ALONE = /^[\p{L}\p{N}]+$/u
const JOINING = /[\p{M}\u1100-\u11ff]/u

/** The one word that a cluster is, where it is made of such characters alone; null for any other. */
function simpleWord(cluster: string): string | null {
  if (cluster.length > TOKEN_CHARS) return null
  let word = ''
  for (let i = 0; i < cluster.length; i++) {
    const code = cluster.charCodeAt(i)
    let fold = FOLDS[code]
    if (fold === undefined) {
      fold = foldOf(cluster.charAt(i))
      FOLDS[code] = fold
    }
    if (fold === null) return null
    word += fold
  }
  return word.length > TOKEN_CHARS ? null : word
}

function foldOf(character: string): string | null {
  const [token, ...more] = tokensOf(character)
  if (token === undefined || more.length > 0 || !ALONE.test(character)) return null
  // A script without spaces makes tokens of pairs.
  if ([...tokensOf(character + character)].length !== 1) return null
  return ALONE.test(token.text) && !JOINING.test(token.text) ? token.text : null
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
