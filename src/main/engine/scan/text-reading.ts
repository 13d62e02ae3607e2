import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import { isSupported } from '../../../shared/history-mode.ts'
import type { Failure } from '../failures/failure.ts'
import { FailureCollector, keptFailures } from '../failures/failure-collector.ts'
import type { TextBatch } from '../index/text-writer.ts'
import type { Line } from '../rollout/lines.ts'
import { withFile } from '../rollout/open.ts'
import type { RolloutRecord } from '../rollout/record.ts'
import { readFileStart } from '../rollout/start.ts'
import { type CollectedFacts, keptCollector, TextCollector } from '../search/extract/collector.ts'
import { TextPacker } from '../search/extract/packed-texts.ts'
import { kindByte, type TextRow } from '../search/extract/text-row.ts'
import { LinePacker } from '../search/packed-lines.ts'
import type { TextTaker } from '../transcript/outline-builder.ts'
import type { FileUsage } from '../usage/file-usage.ts'
import { keptToolCounter, ToolCounter } from '../usage/tool-counter.ts'
import type { ReadJob, TextSink } from './reading/job.ts'
import { textStateOf } from './text-state.ts'

/** Characters of text that are handed on together. */
const BATCH_CHARS = 1024 * 1024

/** What is kept of texts that were handed on: none of them. */
export const keptTexts = z.object({
  end: z.number(),
  collector: keptCollector,
  toolUse: keptToolCounter,
  failed: keptFailures,
})
type KeptTexts = z.infer<typeof keptTexts>

type Rows = Pick<TextBatch, 'texts' | 'lines' | 'kinds' | 'chars'>

/** The texts of a file while it is read in full, in batches. */
export class TextReading implements TextTaker {
  #id = newId()
  #job: ReadJob
  #sink: TextSink
  readonly #collector: TextCollector
  readonly #toolUse = new ToolCounter()
  readonly #failed = new FailureCollector()
  readonly #texts = new TextPacker()
  readonly #lines = new LinePacker()
  #kinds: number[] = []
  #chars = 0
  #first = true
  #end: number
  #turned = false
  /** Whether it has yet to come to what the index does not have. */
  #inKnown: boolean

  constructor(job: ReadJob, sink: TextSink) {
    this.#job = job
    this.#sink = sink
    this.#end = job.from
    this.#inKnown = job.from > 0
    this.#collector = new TextCollector(job.outputChars, row => this.#take(row))
  }

  /** Behind the end. @param turn that is open there */
  kept(turn: object | null): KeptTexts {
    return {
      end: this.#end,
      collector: this.#collector.kept(turn),
      toolUse: this.#toolUse.kept,
      failed: this.#failed.kept,
    }
  }

  /** Goes on from what was kept. @param turn that is open there */
  resume({ end, collector, toolUse, failed }: KeptTexts, turn: object | null): void {
    this.#end = end
    this.#collector.resume(collector, turn)
    this.#toolUse.resume(toolUse)
    this.#failed.resume(failed)
  }

  /** Names the reading: its texts carry the same number. */
  get id(): number {
    return this.#id
  }

  /** Behind the last whole line that was read. */
  get reached(): number {
    return this.#end
  }

  /** The file has grown: the same texts go on, in a reading of its own, from where the last one ended. */
  goOn(job: ReadJob, sink: TextSink): void {
    this.#id = newId()
    this.#job = job
    this.#sink = sink
    this.#first = true
  }

  add(record: RolloutRecord, line: Line, turn: { readonly inherited: boolean } | null): void {
    // A last line without newline may not be whole; it comes again.
    if (!line.terminated) return
    this.#end = Math.max(this.#end, line.offset + line.length + 1)
    if (this.#inKnown && line.offset >= this.#job.from) {
      // A reading ended here: what was held then stands in the index.
      this.#inKnown = false
      this.#collector.release()
    }
    this.#collector.add(record, line, turn)
    this.#toolUse.add(record, line, turn)
    this.#failed.add(record, line, turn)
  }

  ready(): Promise<void> {
    return this.#sink.ready()
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
    this.#takeRows()
    // A batch without a row: what the index has of the file goes.
    this.#put(this.#takeRows(), { first: true, grown: false })
  }

  /** Which tools the file's own part called; to be asked behind the end. */
  get toolUse(): Pick<FileUsage, 'tools' | 'outputs'> {
    return this.#toolUse.use
  }

  /** What failed in the file's own part; to be asked behind the end. */
  get failures(): readonly Failure[] {
    return this.#failed.failures
  }

  /** For the next reading; to be asked behind the end. */
  get state(): string | null {
    return textStateOf(this.#job.homePath, this.#job.file, this.#end)
  }

  #take(row: TextRow): void {
    if (row.offset < this.#job.from) return
    this.#texts.add(row.text)
    this.#lines.add({ number: row.line, offset: row.offset, length: row.length })
    this.#kinds.push(kindByte(row))
    this.#chars += row.text.length
    if (this.#chars >= BATCH_CHARS) this.#hand()
  }

  #hand(): void {
    // What was read may be what somebody has just put in the place of the legacy file.
    this.#turned ||= !this.#isLegacy()
    const rows = this.#takeRows()
    if (this.#turned) return
    this.#put(rows, { first: this.#first, grown: this.#job.from > 0 })
    this.#first = false
  }

  #takeRows(): Rows {
    const rows = {
      texts: this.#texts.take(),
      lines: this.#lines.take(),
      kinds: Uint8Array.from(this.#kinds),
      chars: this.#chars,
    }
    this.#kinds = []
    this.#chars = 0
    return rows
  }

  #put(rows: Rows, how: Pick<TextBatch, 'first' | 'grown'>): void {
    const { homeId, file } = this.#job
    const { path, fingerprint } = file
    this.#sink.put({ homeId, file: { path, fingerprint }, reading: this.#id, ...how, ...rows })
  }

  #isLegacy(): boolean {
    const { homePath, file } = this.#job
    return withFile(join(homePath, file.path), descriptor =>
      isSupported(readFileStart(descriptor, file.name.compressed, false).head.mode),
    )
  }
}

function newId(): number {
  return randomInt(2 ** 47)
}
