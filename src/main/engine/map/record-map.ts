import * as z from 'zod'
import { type RecordClass, type RecordMap, recordClass } from '../../../shared/ipc/record-map.ts'

/**
 * The lengths of a file's lines, summed up in cells of equal size while the lines come: its memory does not grow with the
 * file. When the file outgrows the cells, two and two become one. A line that comes and is taken back leaves no trace but
 * the size of the cells.
 */

export const MAX_CELLS = 2048
/** Bytes; every size is twice the one before. */
const FIRST_CELL = 4

const CLASSES: readonly RecordClass[] = ['head', 'message', 'thinking', 'call', 'event', 'context', 'other', 'damaged']

const cells = z.array(z.number()).max(MAX_CELLS)
/** Cells behind the last line are left out: they are 0. */
export const keptMap = z.object({
  cellBytes: z.number(),
  bytes: z.number(),
  lines: z.number(),
  starts: cells,
  damaged: cells,
  classes: z.array(z.tuple([recordClass, cells])),
})

/** A line as the map sees it. */
export interface MappedLine {
  /** Bytes in the uncompressed file. */
  readonly offset: number
  /** Bytes without the newline. */
  readonly length: number
  /** False for a last line without newline. */
  readonly terminated: boolean
}

export class RecordMapBuilder {
  #cellBytes = FIRST_CELL
  #bytes = 0
  #lines = 0
  readonly #starts = new Float64Array(MAX_CELLS)
  readonly #damaged = new Float64Array(MAX_CELLS)
  /** By class, made when the first record of it comes. */
  readonly #classes = new Map<RecordClass, Float64Array>()

  get kept(): z.infer<typeof keptMap> {
    const used = (numbers: Float64Array) => Array.from(numbers.subarray(0, Math.ceil(this.#bytes / this.#cellBytes)))
    return {
      cellBytes: this.#cellBytes,
      bytes: this.#bytes,
      lines: this.#lines,
      starts: used(this.#starts),
      damaged: used(this.#damaged),
      classes: [...this.#classes].map(([name, bytes]) => [name, used(bytes)]),
    }
  }

  /** Goes on from what was kept. */
  resume({ cellBytes, bytes, lines, starts, damaged, classes }: z.infer<typeof keptMap>): void {
    this.#cellBytes = cellBytes
    this.#bytes = bytes
    this.#lines = lines
    this.#starts.set(starts)
    this.#damaged.set(damaged)
    for (const [name, sizes] of classes) {
      const all = new Float64Array(MAX_CELLS)
      all.set(sizes)
      this.#classes.set(name, all)
    }
  }

  /** Adds the next line. */
  add(line: MappedLine, recordClass: RecordClass): void {
    this.#bytes = endOf(line)
    while (this.#bytes > this.#cellBytes * MAX_CELLS) this.#fold()
    this.#count(line, recordClass, 1)
  }

  /** Takes the last line back; the class is the one that it was added with. */
  removeLast(line: MappedLine, recordClass: RecordClass): void {
    this.#count(line, recordClass, -1)
    this.#bytes = line.offset
  }

  /** The map of the lines so far. */
  map(): RecordMap {
    const cells = Math.ceil(this.#bytes / this.#cellBytes)
    const told = (numbers: Float64Array) => Array.from(numbers.subarray(0, cells))
    return {
      bytes: this.#bytes,
      lines: this.#lines,
      cellBytes: this.#cellBytes,
      starts: told(this.#starts),
      damaged: told(this.#damaged),
      classes: CLASSES.flatMap(name => {
        const bytes = this.#classes.get(name)
        return bytes?.some(size => size > 0) === true ? [{ class: name, bytes: told(bytes) }] : []
      }),
    }
  }

  #count(line: MappedLine, recordClass: RecordClass, sign: 1 | -1): void {
    this.#lines += sign
    const first = Math.floor(line.offset / this.#cellBytes)
    add(this.#starts, first, sign)
    if (recordClass === 'damaged') add(this.#damaged, first, sign)
    const bytes = this.#classes.get(recordClass) ?? new Float64Array(MAX_CELLS)
    this.#classes.set(recordClass, bytes)
    const end = endOf(line)
    for (let cell = first, at = line.offset; at < end; cell += 1) {
      const next = Math.min(end, (cell + 1) * this.#cellBytes)
      add(bytes, cell, sign * (next - at))
      at = next
    }
  }

  #fold(): void {
    this.#cellBytes *= 2
    for (const numbers of [this.#starts, this.#damaged, ...this.#classes.values()]) {
      for (let cell = 0; cell < MAX_CELLS / 2; cell += 1) {
        numbers[cell] = (numbers[2 * cell] ?? 0) + (numbers[2 * cell + 1] ?? 0)
      }
      numbers.fill(0, MAX_CELLS / 2)
    }
  }
}

function endOf({ offset, length, terminated }: MappedLine): number {
  return offset + length + (terminated ? 1 : 0)
}

function add(numbers: Float64Array, at: number, many: number): void {
  numbers[at] = (numbers[at] ?? 0) + many
}
