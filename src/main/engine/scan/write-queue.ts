import type { TextBatch } from '../index/text-writer.ts'
import type { IndexWriter } from '../index/writer.ts'

/** What readings of files found, on its way into the index: written together, since many small writes cost the most. */

/** Characters of text that are written at once. */
const FLUSH_CHARS = 4 * 1024 * 1024
/**
 * Ms for which less is kept back. While a home is read for the first time every transaction leaves a part of the text index
 * behind that is merged later on, so few large ones cost half of many small ones; what has just changed is to be seen at once.
 */
const FLUSH_MS = { above: 250, below: 2000 } as const

export class WriteQueue {
  readonly #writer: IndexWriter
  readonly #where: 'above' | 'below'
  #texts: TextBatch[] = []
  #chars = 0
  #writes: (() => void)[] = []
  #since = Date.now()
  /** Characters of all texts that went through. */
  written = 0

  /** @param where in the index new texts go. */
  constructor(writer: IndexWriter, where: 'above' | 'below') {
    this.#writer = writer
    this.#where = where
  }

  /** Takes texts; they are written before what `add` takes after them. */
  addTexts(batch: TextBatch): void {
    this.#texts.push(batch)
    this.#chars += batch.chars
    this.written += batch.chars
    if (this.#chars >= FLUSH_CHARS) this.flush()
  }

  add(write: () => void): void {
    this.#writes.push(write)
  }

  /** Writes what has waited long enough. @returns whether something was written */
  tick(): boolean {
    if (Date.now() - this.#since < FLUSH_MS[this.#where]) return false
    this.flush()
    return true
  }

  /** Writes all, as one transaction. */
  flush(): void {
    const [texts, writes] = [this.#texts, this.#writes]
    this.#texts = []
    this.#writes = []
    this.#chars = 0
    this.#since = Date.now()
    if (texts.length + writes.length === 0) return
    this.#writer.batch(() => {
      this.#writer.texts.put(texts, this.#where)
      for (const write of writes) write()
    })
  }
}
