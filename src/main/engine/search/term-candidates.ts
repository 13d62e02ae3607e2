import * as z from 'zod'
import { textKinds } from '../../../shared/search/kinds.ts'
import { TOKEN_CHARS, tokensOf } from '../../../shared/search/tokens.ts'
import type { Index } from '../index/open.ts'
import { isCut, kindOfByte } from './extract/text-row.ts'
import { rangesDownwards, type SearchedThread, TextIndex } from './text-index.ts'

/** Threads in which a text may stand anywhere, also within words: by the index, which knows words. */

/** Kinds of which the texts of a conversation are. */
const SPOKEN = new Set(['prompt', 'answer', 'plan', 'note', 'context'].map(kind => textKinds.map(String).indexOf(kind)))
/** With more words that a text may be part of, looking at all threads is as quick. */
const MAX_WORDS = 2000

export class TermCandidates {
  readonly #db: Index
  readonly #texts: TextIndex
  #words: readonly string[] = []
  #version = ''

  /** @param db a connection that writes nothing itself */
  constructor(db: Index) {
    this.#db = db
    this.#texts = new TextIndex(db)
  }

  /**
   * Threads, of those whose texts are indexed, in which a term may stand; none of the others can have it.
   * @returns null where the index cannot tell
   */
  of(term: string): ReadonlySet<SearchedThread> | null {
    const match = this.#match(term)
    if (match === null) return null
    const { ranges } = this.#texts.searchable()
    const rows = this.#texts.rows(match)
    const threads = new Set<SearchedThread>()
    const rangeOf = rangesDownwards(ranges)
    for (const row of rows) {
      const range = rangeOf(row)
      if (range === undefined) continue
      if (SPOKEN.has(kindOfByte(range.kinds[row - range.first] ?? 0))) threads.add(range.thread)
    }
    // What lies behind the end of a very long text is not indexed.
    for (const { kinds, thread } of ranges) if (kinds.some(byte => isCut(byte))) threads.add(thread)
    return threads
  }

  /** The words of the term: the first may end one, the last may begin one, others are whole. */
  #match(term: string): string | null {
    const tokens = [...tokensOf(term)].map(token => token.text)
    if (tokens.length === 0) return null
    const last = tokens.length - 1
    const parts: string[] = []
    for (const [i, token] of tokens.entries()) {
      const fits = holding(token, i === 0, i === last)
      // Long words are known by their beginning alone.
      const words =
        fits === null ? [token] : this.#vocabulary().filter(word => fits(word) || word.length >= TOKEN_CHARS - 1)
      if (words.length === 0) return '""'
      if (words.length <= MAX_WORDS) parts.push(`(${words.map(word => `"${word}"`).join(' OR ')})`)
    }
    return parts.length === 0 ? null : parts.join(' AND ')
  }

  #vocabulary(): readonly string[] {
    const version = String(this.#db.pragma('data_version', { simple: true }))
    if (version === this.#version) return this.#words
    // The table is this connection's own; the file itself stays closed to it.
    this.#db.pragma('query_only = OFF')
    this.#db.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab (main, 'texts', 'row')")
    this.#db.pragma('query_only = ON')
    this.#words = z.array(z.string()).parse(this.#db.prepare('SELECT term FROM temp.vocabulary').pluck().all())
    this.#version = version
    return this.#words
  }
}

/** How a word of the index may hold a token; null where it must be the token. */
function holding(token: string, first: boolean, last: boolean): ((word: string) => boolean) | null {
  if (first && last) return word => word.includes(token)
  if (first) return word => word.endsWith(token)
  return last ? word => word.startsWith(token) : null
}
