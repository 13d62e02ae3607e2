import { readBytes, readRange } from '../../rollout/chunks.ts'
import type { Line } from '../../rollout/lines.ts'
import type { RolloutSource } from '../build.ts'
import { wholeCharacters } from './cut-text.ts'

/**
 * The text of a line of any length, in pieces. Bytes that are no UTF-8 come as replacement characters. Of a long line
 * only a map is kept, one entry a MiB; finding a piece reads and decodes two MiB.
 */

/** Where a part of the line begins: in bytes of the line, and in UTF-16 units of its text. */
interface Part {
  readonly byte: number
  readonly unit: number
}

export class LinePieces {
  readonly #source: RolloutSource
  readonly #line: Line
  readonly #parts: readonly Part[]
  /** UTF-16 units of the whole text. */
  readonly total: number

  private constructor(source: RolloutSource, line: Line, parts: readonly Part[], total: number) {
    this.#source = source
    this.#line = line
    this.#parts = parts
    this.total = total
  }

  /**
   * Reads the line once to know how long its text is.
   * @throws the system's error, CompressionError, the signal's reason
   */
  static async of(source: RolloutSource, line: Line, signal: AbortSignal): Promise<LinePieces> {
    const parts: Part[] = []
    let [byte, unit] = [0, 0]
    let open = Buffer.alloc(0)
    const chunks = line.whole ? [line.bytes] : readRange(source, line.offset, line.offset + line.length, signal)
    for await (const chunk of chunks) {
      const bytes = Buffer.concat([open, chunk])
      const complete = completeLength(bytes)
      parts.push({ byte, unit })
      byte += complete
      unit += bytes.toString('utf8', 0, complete).length
      open = bytes.subarray(complete)
    }
    if (open.length > 0) parts.push({ byte, unit })
    return new LinePieces(source, line, parts, unit + open.toString('utf8').length)
  }

  /** At most `limit` UTF-16 units from `from` on (one more where that would cut a character). @throws as `of` */
  async piece(from: number, limit: number, signal: AbortSignal): Promise<string> {
    const to = Math.min(from + limit, this.total)
    if (from >= to) return ''
    const first = Math.max(
      0,
      this.#parts.findLastIndex(part => part.unit <= from),
    )
    const next = this.#parts.findIndex(part => part.unit > to)
    const start = this.#parts[first] ?? { byte: 0, unit: 0 }
    const end = next === -1 ? this.#line.length : (this.#parts[next]?.byte ?? this.#line.length)
    const bytes = this.#line.whole
      ? this.#line.bytes.subarray(start.byte, end)
      : await readBytes(this.#source, this.#line.offset + start.byte, this.#line.offset + end, signal)
    return wholeCharacters(bytes.toString('utf8'), from - start.unit, to - start.unit)
  }
}

/** How many bytes at the beginning of `bytes` are whole characters, as far as they are any. */
function completeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return byte >= (LEADS[back - 1] ?? 0) ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** From which lead byte on a character has more than 1, 2, 3 bytes. */
const LEADS: readonly number[] = [0xc0, 0xe0, 0xf0]
