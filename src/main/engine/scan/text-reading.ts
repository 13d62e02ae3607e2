import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { isSupported } from '../../../shared/history-mode.ts'
import type { TextBatch } from '../index/text-writer.ts'
import type { Line } from '../rollout/lines.ts'
import { withFile } from '../rollout/open.ts'
import type { RolloutRecord } from '../rollout/record.ts'
import { readFileStart } from '../rollout/start.ts'
import { type CollectedFacts, TextCollector } from '../search/extract/collector.ts'
import type { TextRow } from '../search/extract/text-row.ts'
import type { TextTaker } from '../transcript/outline-builder.ts'
import type { FoundFile } from './discover.ts'
import { textStateOf } from './text-state.ts'

/** Characters of text that are handed on together. */
const BATCH_CHARS = 1024 * 1024

interface ReadSource {
  readonly homeId: number
  readonly homePath: string
  readonly file: FoundFile
}

/** The texts of a file while it is read in full, in batches. */
export class TextReading implements TextTaker {
  readonly id = randomInt(2 ** 47)
  readonly #source: ReadSource
  readonly #put: (batch: TextBatch) => void
  readonly #collector: TextCollector
  #rows: TextRow[] = []
  #chars = 0
  #first = true
  /** Texts up to here are in the index already. */
  readonly #from: number
  #end: number
  #turned = false

  constructor(source: ReadSource, outputChars: number, from: number, put: (batch: TextBatch) => void) {
    this.#source = source
    this.#from = from
    this.#end = from
    this.#put = put
    this.#collector = new TextCollector(outputChars, row => this.#take(row))
  }

  add(record: RolloutRecord, line: Line, turn: { readonly inherited: boolean } | null): void {
    // A last line without newline may not be whole; it comes again.
    if (!line.terminated) return
    this.#end = Math.max(this.#end, line.offset + line.length + 1)
    this.#collector.add(record, line, turn)
  }

  /**
   * The file has been read to its end.
   * @returns null where it has turned into one that must not be opened meanwhile: none of its texts may stay.
   * @throws the system's error, CompressionError
   */
  end(): CollectedFacts | null {
    const facts = this.#collector.end()
    this.#hand()
    return this.#turned ? null : facts
  }

  /** The file cannot be read to its end: its texts go. */
  abandon(): void {
    this.#end = 0
    this.#putRows([], { first: true, grown: false })
  }

  /** For the next reading; to be asked behind the end. */
  get state(): string | null {
    return textStateOf(this.#source.homePath, this.#source.file, this.#end)
  }

  #take(row: TextRow): void {
    if (row.offset < this.#from) return
    this.#rows.push(row)
    this.#chars += row.text.length
    if (this.#chars >= BATCH_CHARS) this.#hand()
  }

  #hand(): void {
    const rows = this.#rows
    this.#rows = []
    this.#chars = 0
    // What was read may be what somebody has just put in the place of the legacy file.
    this.#turned ||= !this.#isLegacy()
    if (this.#turned) return
    this.#putRows(rows, { first: this.#first, grown: this.#from > 0 })
    this.#first = false
  }

  #putRows(rows: readonly TextRow[], how: Pick<TextBatch, 'first' | 'grown'>): void {
    const { homeId, file } = this.#source
    this.#put({ homeId, file, reading: this.id, ...how, rows })
  }

  #isLegacy(): boolean {
    const { homePath, file } = this.#source
    return withFile(join(homePath, file.path), descriptor =>
      isSupported(readFileStart(descriptor, file.name.compressed, false).head.mode),
    )
  }
}
