import type { RecordClass, RecordMap } from '../../../../shared/ipc/record-map.ts'
import type { StructureLine } from '../../../../shared/ipc/structure.ts'
import { classOfKind } from '../../map/record-class.ts'
import { RecordMapBuilder } from '../../map/record-map.ts'
import type { LineStart } from '../../rollout/lines.ts'
import { type LineStructure, readStructure } from './line-structure.ts'

/**
 * Where the lines of a file stand and what each of them is, by their structure alone: for files that are not opened. Only
 * the beginning of every so manieth line is kept; what lies between is looked at again when somebody asks.
 */

const LINES_BETWEEN = 1024
const BYTES_BETWEEN = 256 * 1024

interface Source {
  readonly absolutePath: string
  readonly compressed: boolean
}

type LineOrByte = { readonly line: number } | { readonly byte: number }

export class StructureLines {
  readonly #source: Source
  readonly #map = new RecordMapBuilder()
  readonly #places: LineStart[] = []
  #count = 0
  #end = 0

  private constructor(source: Source) {
    this.#source = source
  }

  /** Looks at all lines of a file once. @throws the system's error, CompressionError, the signal's reason */
  static async read(source: Source, signal: AbortSignal): Promise<StructureLines> {
    const lines = new StructureLines(source)
    for await (const some of readStructure(source, signal)) for (const line of some) lines.#add(line)
    return lines
  }

  get map(): RecordMap {
    return this.#map.map()
  }

  /**
   * The line of a number, or that a byte belongs to, and some before and behind it.
   * @param around how many on each side
   * @returns none behind the last line
   * @throws as `read`
   */
  async around(at: LineOrByte, around: number, signal: AbortSignal): Promise<StructureLine[]> {
    const here = 'line' in at ? at.line : await this.#lineAt(at.byte, signal)
    if (here === null || here > this.#count) return []
    const [first, last] = [Math.max(1, here - around), Math.min(this.#count, here + around)]
    const placeOf = (wanted: number) => this.#placeBefore(({ number }) => number <= wanted)
    const lines = await this.#stretch(placeOf(first), placeOf(last), signal)
    return lines.filter(({ number }) => number >= first && number <= last).map(told)
  }

  /** The number of the line that a byte belongs to; null behind the last one. */
  async #lineAt(byte: number, signal: AbortSignal): Promise<number | null> {
    if (byte >= this.#end) return null
    const at = this.#placeBefore(({ offset }) => offset <= byte)
    return (await this.#stretch(at, at, signal)).find(line => endOf(line) > byte)?.number ?? null
  }

  #add(line: LineStructure): void {
    const { number, offset } = line
    const last = this.#places.at(-1)
    if (last === undefined || number - last.number >= LINES_BETWEEN || offset - last.offset >= BYTES_BETWEEN)
      this.#places.push({ number, offset })
    this.#map.add(line, classOf(line))
    this.#count = number
    this.#end = endOf(line)
  }

  /** The lines from one place on up to the one behind another. */
  async #stretch(from: number, to: number, signal: AbortSignal): Promise<LineStructure[]> {
    const start = this.#places[from]
    if (start === undefined) return []
    const lines: LineStructure[] = []
    const part = { start, end: this.#places[to + 1]?.offset ?? this.#end }
    for await (const some of readStructure(this.#source, signal, part)) lines.push(...some)
    return lines
  }

  /** Index of the last place that is not too far; the first one never is. */
  #placeBefore(near: (place: LineStart) => boolean): number {
    return Math.max(0, this.#places.findLastIndex(near))
  }
}

function endOf({ offset, length, terminated }: LineStructure): number {
  return offset + length + (terminated ? 1 : 0)
}

function isDamaged({ state, utf8, nuls }: LineStructure): boolean {
  return (state !== 'record' && state !== 'blank') || !utf8 || nuls > 0
}

function classOf(line: LineStructure): RecordClass {
  if (isDamaged(line)) return 'damaged'
  return line.state === 'record' ? classOfKind(line.kind) : 'other'
}

function told(line: LineStructure): StructureLine {
  const { number, offset, length, state, kind, ordinal, utf8 } = line
  return {
    number,
    offset,
    length,
    state,
    utf8,
    kind: state === 'record' ? kind : null,
    ordinal,
    damaged: isDamaged(line),
  }
}
