import { createHash } from 'node:crypto'
import * as z from 'zod'
import { readBytes, readChunks, readRange } from '../rollout/chunks.ts'
import { LineSplitter, MAX_LINE_BYTES } from '../rollout/lines.ts'
import type { FileFacts } from '../rollout/open.ts'
import type { RolloutSource } from './build.ts'
import { keptLines, LineTable } from './line-table.ts'
import type { Outline } from './outline.ts'
import { keptBuilder, type LineObserver, OutlineBuilder, type TextTaker } from './outline-builder.ts'

/** How much of what was read is compared with the file before reading goes on. */
const EDGE_BYTES = 4096

/** Bytes that were read, as they are known again. */
const edge = z.object({ bytes: z.number(), hash: z.string() })
type Edge = z.infer<typeof edge>

/** What is kept of a file that was read up to the end of a line: no text of it. */
export const keptOutline = z.object({
  identity: z.string(),
  /** Bytes. */
  read: z.number(),
  first: edge,
  last: edge,
  table: keptLines,
  builder: keptBuilder,
})
export type KeptOutline = z.infer<typeof keptOutline>

/** A file in the state in which it was opened. */
export type OpenedSource = RolloutSource & Pick<FileFacts, 'sizeBytes' | 'identity'>

/** A file's outline that goes on from where it ended when the file has grown. To be asked one thing at a time. */
export class GrowingOutline {
  readonly table = new LineTable()
  readonly #identity: string
  readonly #builder: OutlineBuilder
  readonly #texts: TextTaker | null
  #splitter = new LineSplitter()
  #read = 0
  #first = edgeOf(Buffer.alloc(0))
  #last = edgeOf(Buffer.alloc(0))

  /**
   * @param texts is shown the records that are used.
   * @param observer is shown every line.
   * @param kept goes on from there; `goesOn` tells whether the file does, too.
   * @throws KeptError where that is damaged
   */
  constructor(
    source: OpenedSource,
    texts: TextTaker | null = null,
    observer: LineObserver | null = null,
    kept: KeptOutline | null = null,
  ) {
    this.#identity = kept?.identity ?? source.identity
    this.#texts = texts
    this.#builder = new OutlineBuilder(source, this.table, texts, observer)
    if (kept === null) return
    this.table.resume(kept.table)
    this.#builder.resume(kept.builder)
    this.#splitter = new LineSplitter(MAX_LINE_BYTES, { number: this.table.count + 1, offset: kept.read })
    this.#read = kept.read
    this.#first = kept.first
    this.#last = kept.last
  }

  /** What a later reading needs to go on from here; null where the last line may go on, or there are ordinals. */
  get kept(): KeptOutline | null {
    if (this.isProvisional || this.#builder.hasOrdinals) return null
    return {
      identity: this.#identity,
      read: this.#read,
      first: this.#first,
      last: this.#last,
      table: this.table.kept,
      builder: this.#builder.kept,
    }
  }

  /** Bytes that have been read. */
  get bytesRead(): number {
    return this.#read
  }

  /** The turn that is open behind what was read. */
  get turn(): object | null {
    return this.#builder.turn
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
    return source.sizeBytes > this.#read && (await this.isOf(source, signal))
  }

  /** The same of a file that need not be larger. @throws the system's error */
  async isOf(source: OpenedSource, signal: AbortSignal): Promise<boolean> {
    if (source.compressed || source.identity !== this.#identity || source.sizeBytes < this.#read) return false
    const first = edgeOf(await readBytes(source, 0, this.#first.bytes, signal))
    const last = edgeOf(await readBytes(source, this.#read - this.#last.bytes, this.#read, signal))
    return first.hash === this.#first.hash && last.hash === this.#last.hash
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
      : readRange(source, this.#read, sizeBytes, signal, 'lent')
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
    if (this.#read === 0) this.#first = edgeOf(chunk.subarray(0, EDGE_BYTES))
    this.#last = edgeOf(chunk.subarray(-EDGE_BYTES))
    this.#read += chunk.length
  }
}

function edgeOf(bytes: Buffer): Edge {
  return { bytes: bytes.length, hash: createHash('sha1').update(bytes).digest('base64') }
}
