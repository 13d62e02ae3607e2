import * as z from 'zod'
import { fold } from '../../index/fold.ts'
import type { Index } from '../../index/open.ts'
import type { Changes, Columns } from './columns.ts'
import { BLOCK, Signatures } from './signatures.ts'

const texts = z.array(z.tuple([z.number(), z.string(), z.string()]))
const text = z.string().default('')

/** Words whose threads are kept, while nothing changes. */
const KEPT_WORDS = 32
/** Up to this length a folder stands in a thread's text as a whole, whatever else does. */
const WHOLE_FOLDER = 1000

/** Folded texts of threads: read when words are first looked for, and looked through in memory. */
export class Words {
  readonly #db: Index
  readonly #columns: Columns
  #texts: string[] | null = null
  readonly #signatures = new Signatures()
  /** Folded, by number. */
  readonly #folders: string[] = []
  /** By word: 1 for a thread that has it not. */
  readonly #without = new Map<string, Uint8Array>()

  constructor(db: Index, columns: Columns) {
    this.#db = db
    this.#columns = columns
  }

  changed(changes: Changes): void {
    if (changes?.length === 0) return
    this.#without.clear()
    if (changes === null) this.#texts = null
    if (changes === null || this.#texts === null) return
    const { alive, ids, numbers } = this.#columns
    const one = this.#db.prepare('SELECT search_text FROM threads WHERE home_id = ? AND id = ?').pluck()
    for (const place of changes) {
      this.#texts[place] = alive[place] === 1 ? text.parse(one.get(numbers.home[place], ids[place])) : ''
    }
    for (const block of new Set(changes.map(place => Math.floor(place / BLOCK)))) this.#sign(this.#texts, block)
  }

  /** By place: 1 for a thread whose text has not this word, which is folded. */
  without(word: string): Uint8Array {
    const known = this.#without.get(word)
    if (known !== undefined) return known
    const all = this.#all()
    // Who has not the beginning of a word has not the word either: what is typed on is looked for in few.
    const beginning = this.#beginningOf(word)
    const { surely, places } = this.#signatures.having(word)
    const folders = this.#foldersWith(word)
    const { cwd } = this.#columns.codes
    const without = new Uint8Array(this.#columns.size)
    for (let place = 0; place < without.length; place += 1) {
      if (((places[place >> 5] ?? 0) & (1 << (place & 31))) === 0) without[place] = 1
      else if (surely || folders[cwd[place] ?? 0] === 1) continue
      else if (beginning?.[place] === 1 || !(all[place] ?? '').includes(word)) without[place] = 1
    }
    if (this.#without.size >= KEPT_WORDS) this.#without.clear()
    this.#without.set(word, without)
    return without
  }

  #beginningOf(word: string): Uint8Array | undefined {
    for (const [known, without] of this.#without) if (word.includes(known)) return without
    return undefined
  }

  /** By the folder's number: 1 where it has the word, and with it every thread in it. */
  #foldersWith(word: string): Uint8Array {
    const { values } = this.#columns.dictionaries.cwd
    for (let code = this.#folders.length; code < values.length; code += 1) this.#folders.push(fold(values[code] ?? ''))
    return Uint8Array.from(this.#folders, folder => (folder.length <= WHOLE_FOLDER && folder.includes(word) ? 1 : 0))
  }

  #all(): readonly string[] {
    if (this.#texts !== null) return this.#texts
    const all: string[] = Array.from({ length: this.#columns.size }, () => '')
    const rows = this.#db.prepare('SELECT home_id, id, search_text FROM threads').raw().all()
    for (const [homeId, id, found] of texts.parse(rows)) {
      const place = this.#columns.placeOf(homeId, id)
      if (place !== undefined) all[place] = found
    }
    for (let block = 0; block * BLOCK < all.length; block += 1) this.#sign(all, block)
    this.#texts = all
    return all
  }

  #sign(all: readonly string[], block: number): void {
    this.#signatures.put(block, all.slice(block * BLOCK, (block + 1) * BLOCK))
  }
}
