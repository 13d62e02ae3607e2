import * as z from 'zod'
import type { LineVerdict } from '../../../shared/ipc/history.ts'
import type { RecordClass } from '../../../shared/ipc/record-map.ts'
import { keptMap, RecordMapBuilder } from '../map/record-map.ts'
import type { Line, LineStart } from '../rollout/lines.ts'

/**
 * Where the lines of a file begin and what became of each. One byte a line and a place every 64 lines, or every 256 kB:
 * what lies between is read again when somebody looks.
 */

const LINES_BETWEEN = 64
const BYTES_BETWEEN = 256 * 1024

const VERDICTS: readonly LineVerdict[] = ['used', 'notShown', 'problem']

/** All lines must have ended. */
export const keptLines = z.object({
  map: keptMap,
  /** A byte a line. */
  verdicts: z.instanceof(Uint8Array),
  places: z.array(z.object({ number: z.number(), offset: z.number() })),
  end: z.number(),
})

/** Lines that are read together: from the beginning of one up to that of another. */
export interface Stretch {
  readonly start: LineStart
  /** Number of the line behind it, and the byte that it begins at (or the file's end). */
  readonly end: LineStart
}

export class LineTable {
  /** The lines by their lengths, for the record map. */
  readonly map = new RecordMapBuilder()
  #verdicts = new Uint8Array(1024)
  #count = 0
  #places: LineStart[] = []
  /** Bytes of all lines with their newlines. */
  #end = 0
  /** Of the last line. */
  #terminated = true
  #lastClass: RecordClass = 'other'

  get kept(): z.infer<typeof keptLines> {
    const verdicts = this.#verdicts.subarray(0, this.#count)
    return { map: this.map.kept, verdicts, places: this.#places, end: this.#end }
  }

  /** Goes on from what was kept. */
  resume({ map, verdicts, places, end }: z.infer<typeof keptLines>): void {
    this.map.resume(map)
    this.#count = verdicts.length
    this.#verdicts = new Uint8Array(Math.max(1024, 2 * this.#count))
    this.#verdicts.set(verdicts)
    this.#places = places
    this.#end = end
  }

  get count(): number {
    return this.#count
  }

  get end(): number {
    return this.#end
  }

  /** Adds the next line. */
  add(line: Line, verdict: LineVerdict, recordClass: RecordClass): void {
    const { offset, length, terminated } = line
    this.map.add(line, recordClass)
    this.#lastClass = recordClass
    if (this.#count === this.#verdicts.length) {
      const grown = new Uint8Array(this.#count * 2)
      grown.set(this.#verdicts)
      this.#verdicts = grown
    }
    this.#verdicts[this.#count] = VERDICTS.indexOf(verdict)
    this.#count += 1
    this.#terminated = terminated
    this.#end = offset + length + (terminated ? 1 : 0)
    const last = this.#places.at(-1)
    const far =
      last === undefined || this.#count - last.number >= LINES_BETWEEN || offset - last.offset >= BYTES_BETWEEN
    if (far) this.#places.push({ number: this.#count, offset })
  }

  /** Takes the last line back, which no line may follow yet. */
  removeLast(line: Line): RecordClass {
    this.map.removeLast(line, this.#lastClass)
    if (this.#places.at(-1)?.number === this.#count) this.#places.pop()
    this.#count -= 1
    this.#end = line.offset
    this.#terminated = true
    return this.#lastClass
  }

  /** Whether the newline of a line is in the file; only the last line may lack it. */
  isTerminated(line: number): boolean {
    return line < this.#count || this.#terminated
  }

  /** @param line one-based */
  verdict(line: number): LineVerdict {
    return VERDICTS[this.#verdicts[line - 1] ?? 2] ?? 'problem'
  }

  /** Numbers of lines with a verdict, ascending; the first `skip` of them are left out, and those past `limit`. */
  linesWith(verdict: LineVerdict, skip: number, limit: number): number[] {
    const wanted = VERDICTS.indexOf(verdict)
    const found: number[] = []
    let left = skip
    for (let at = this.#verdicts.indexOf(wanted); at !== -1; at = this.#verdicts.indexOf(wanted, at + 1)) {
      if (at >= this.#count || found.length >= limit) break
      if (left > 0) left -= 1
      else found.push(at + 1)
    }
    return found
  }

  /** The stretches that the lines from `from` up to `to` (one-based, both included) lie in. */
  stretches(from: number, to: number): Stretch[] {
    const found: Stretch[] = []
    const last = Math.min(to, this.#count)
    for (let i = this.#lastPlace(({ number }) => number <= from); from <= last; i++) {
      const start = this.#places[i]
      if (start === undefined || start.number > last) break
      found.push({ start, end: this.#places[i + 1] ?? { number: this.#count + 1, offset: this.#end } })
    }
    return found
  }

  /** The stretch that a byte lies in; null behind the last line. */
  stretchAt(byte: number): Stretch | null {
    const at = this.#lastPlace(({ offset }) => offset <= byte)
    const start = this.#places[at]
    if (start === undefined || byte >= this.#end) return null
    return { start, end: this.#places[at + 1] ?? { number: this.#count + 1, offset: this.#end } }
  }

  /** Index of the last place that is not too far; the first one never is. */
  #lastPlace(near: (place: LineStart) => boolean): number {
    let [low, high] = [0, this.#places.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      const place = this.#places[middle]
      if (place !== undefined && near(place)) low = middle
      else high = middle - 1
    }
    return low
  }
}
