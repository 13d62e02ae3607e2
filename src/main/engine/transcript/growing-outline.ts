import { readBytes, readChunks, readRange } from '../rollout/chunks.ts'
import { LineSplitter } from '../rollout/lines.ts'
import type { FileFacts } from '../rollout/open.ts'
import type { RolloutSource } from './build.ts'
import { LineTable } from './line-table.ts'
import type { Outline } from './outline.ts'
import { type LineObserver, OutlineBuilder, type TextTaker } from './outline-builder.ts'

/** How much of what was read is compared with the file before reading goes on. */
const EDGE_BYTES = 4096

/** A file in the state in which it was opened. */
export type OpenedSource = RolloutSource & Pick<FileFacts, 'sizeBytes' | 'identity'>

/** A file's outline that goes on from where it ended when the file has grown. To be asked one thing at a time. */
export class GrowingOutline {
  readonly table = new LineTable()
  readonly #identity: string
  readonly #builder: OutlineBuilder
  readonly #texts: TextTaker | null
  readonly #splitter = new LineSplitter()
  #read = 0
  #first: Buffer = Buffer.alloc(0)
  #last: Buffer = Buffer.alloc(0)

  /**
   * @param texts is shown the records that are used.
   * @param observer is shown every line.
   */
  constructor(source: OpenedSource, texts: TextTaker | null = null, observer: LineObserver | null = null) {
    this.#identity = source.identity
    this.#texts = texts
    this.#builder = new OutlineBuilder(source, this.table, texts, observer)
  }

  /** Whether the last line has no newline: it may not stay what it was taken for. */
  get isProvisional(): boolean {
    return this.#splitter.pendingBytes > 0
  }

  /**
   * Whether the file is what was read and something behind it: the same file, larger, its beginning and the last bytes
   * that were read the same still. Somebody who changes only the middle of a file in place is not found out.
   * @throws the system's error
   */
  async goesOn(source: OpenedSource, signal: AbortSignal): Promise<boolean> {
    if (source.compressed || source.identity !== this.#identity || source.sizeBytes <= this.#read) return false
    const first = await readBytes(source, 0, this.#first.length, signal)
    const last = await readBytes(source, this.#read - this.#last.length, this.#read, signal)
    return first.equals(this.#first) && last.equals(this.#last)
  }

  /**
   * Reads on up to the size with which the file was opened.
   * @param signal stops between two pieces; the next call goes on from there.
   * @param passed is told after each piece how many bytes have been read in all.
   * @returns null when the last line was not what it had been taken for: only a new reading can tell the file.
   * @throws the system's error, CompressionError, the signal's reason
   */
  async readOn(
    source: OpenedSource,
    signal: AbortSignal,
    passed: (bytes: number) => void = () => undefined,
  ): Promise<Outline | null> {
    const { compressed, absolutePath, sizeBytes } = source
    const chunks = compressed
      ? readChunks(absolutePath, true, signal)
      : readRange(source, this.#read, sizeBytes, signal)
    for await (const chunk of chunks) {
      for (const line of this.#splitter.push(chunk)) if (!this.#builder.add(line)) return null
      this.#passed(chunk)
      passed(this.#read)
      if (this.#builder.hasOrdinals) break
      await this.#texts?.ready()
    }
    return this.#builder.outline(this.#splitter.rest())
  }

  /** The outline of what has been read so far; for those who look in while `readOn` is under way. */
  beginning(): Outline {
    return this.#builder.beginning()
  }

  #passed(chunk: Buffer): void {
    if (this.#read === 0) this.#first = Buffer.from(chunk.subarray(0, EDGE_BYTES))
    this.#last = Buffer.from(chunk.subarray(-EDGE_BYTES))
    this.#read += chunk.length
  }
}
