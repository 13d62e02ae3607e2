/** Splits bytes into lines at `\n`, however the bytes are cut and however long the lines are. */

/**
 * Longer lines are measured and reported, not parsed: 64 MiB. Parsing so much takes the engine about half a second, in
 * which its other answers wait, and at most some 400 MB for a moment.
 */
export const MAX_LINE_BYTES = 64 * 1024 * 1024
/** How much of a line that is too long is kept, enough to tell what kind of record it is. */
const PREFIX_BYTES = 64 * 1024

export interface Line {
  /** One-based. */
  readonly number: number
  /** Byte offset of the line in the (uncompressed) file. */
  readonly offset: number
  /** Bytes without the newline. */
  readonly length: number
  /** The line's bytes, or only its beginning where it is longer than the limit. */
  readonly bytes: Buffer
  /** False where `bytes` is only the beginning. */
  readonly whole: boolean
  /** False for a last line without newline. */
  readonly terminated: boolean
}

const NEWLINE = 10

/** Where a line begins. */
export interface LineStart {
  /** One-based. */
  readonly number: number
  /** Byte offset in the (uncompressed) file. */
  readonly offset: number
}

export class LineSplitter {
  readonly #limit: number
  /** Of the line that ended last. */
  #number: number
  /** Behind it. */
  #offset: number
  /** Pieces of the line that is not finished yet. */
  #pieces: Buffer[] = []
  #length = 0

  /** @param start the first line, where it is not the file's first. */
  constructor(limit = MAX_LINE_BYTES, start: LineStart = { number: 1, offset: 0 }) {
    this.#limit = limit
    this.#number = start.number - 1
    this.#offset = start.offset
  }

  /** Bytes of the line that has begun and not ended yet. */
  get pendingBytes(): number {
    return this.#length
  }

  /** The lines that end in `chunk`. Their bytes lie in the chunk: they are good until it is read into again. */
  push(chunk: Buffer): Line[] {
    const lines: Line[] = []
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      lines.push(this.#ended(chunk.subarray(start, end)))
      start = end + 1
    }
    // A copy: the line goes on in the next chunk, which may lie in the same memory.
    if (start < chunk.length) this.#keep(Buffer.from(chunk.subarray(start)))
    return lines
  }

  /** The line that ends with this piece. */
  #ended(piece: Buffer): Line {
    if (this.#length > 0 || piece.length > this.#limit) {
      this.#keep(piece)
      return this.#finish(true)
    }
    // Nearly all lines lie in one chunk.
    const [number, offset, length] = [this.#number + 1, this.#offset, piece.length]
    this.#number = number
    this.#offset = offset + length + 1
    return { number, offset, length, bytes: piece, whole: true, terminated: true }
  }

  /** The last line, where it has no newline. */
  end(): Line[] {
    return this.#length === 0 ? [] : [this.#finish(false)]
  }

  /** The line that has begun and not ended, as it would be if the file ended here; `push` goes on with it. */
  rest(): Line | null {
    return this.#length === 0 ? null : this.#line(false)
  }

  #keep(piece: Buffer): void {
    const before = this.#length
    this.#length += piece.length
    if (this.#length <= this.#limit) {
      this.#pieces.push(piece)
    } else if (before <= this.#limit) {
      this.#pieces = [Buffer.concat([...this.#pieces, piece], Math.min(this.#limit, PREFIX_BYTES))]
    }
  }

  #finish(terminated: boolean): Line {
    const line = this.#line(terminated)
    this.#number = line.number
    this.#offset += this.#length + (terminated ? 1 : 0)
    this.#pieces = []
    this.#length = 0
    return line
  }

  #line(terminated: boolean): Line {
    const [first] = this.#pieces
    return {
      number: this.#number + 1,
      offset: this.#offset,
      length: this.#length,
      bytes: this.#pieces.length === 1 && first !== undefined ? first : Buffer.concat(this.#pieces),
      whole: this.#length <= this.#limit,
      terminated,
    }
  }
}
