import type { RecordClass, RecordMap } from '../../../shared/ipc/record-map.ts'

/**
 * The lengths of a file's lines, summed up in cells of equal size while the lines come: its memory does not grow with the
 * file. When the file outgrows the cells, two and two become one. A line that comes and is taken back leaves no trace but
 * the size of the cells.
 */

export const MAX_CELLS = 2048
/** Bytes; every size is twice the one before. */
const FIRST_CELL = 4

const CLASSES: readonly RecordClass[] = ['head', 'message', 'thinking', 'call', 'event', 'context', 'other', 'damaged']

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
