import { isSupported, unknownMode } from '../../../shared/history-mode.ts'
import { readStart } from './chunks.ts'
import { type Head, MAX_HEAD_BYTES, missingHead, parseHead } from './head.ts'
import { type Line, LineSplitter } from './lines.ts'
import { PreviewFinder } from './preview.ts'
import { isBlank, lineText, parseLine } from './record.ts'

/** The beginning of a rollout: its head and its preview, from as few bytes as that takes. */

export interface Start {
  readonly head: Head
  /** Where the head stands, and its text; null where there is none. */
  readonly headLine: HeadLine | null
  /** What stands for the thread in lists; null where the beginning holds no prompt. */
  readonly preview: string | null
  /** Whether Codex itself would list the file by what it finds in it (docs/format.md, "Listing"). */
  readonly listedByCodex: boolean
  /** Bytes of the lines that were looked at. */
  readonly bytes: number
}

export interface HeadLine {
  /** One-based. */
  readonly number: number
  /** Bytes, in the uncompressed file. */
  readonly offset: number
  readonly text: string
  /** Lines before it that are not blank. */
  readonly linesBefore: number
}

/** A head may stand behind a few events, not further down. */
const HEAD_LINES = 10
/** How many lines are looked at for a preview, as Codex does: 10, and 200 more where one is still missing. */
const PREVIEW_LINES = 210
const MAX_START_BYTES = 8 * 1024 * 1024

/**
 * Reads the beginning of an open file.
 * @param previewToo false to read the head alone, which is all that the gate needs.
 * @throws CompressionError, the system's error
 */
export function readFileStart(descriptor: number, compressed: boolean, previewToo: boolean): Start {
  const reader = new StartReader(previewToo)
  const splitter = new LineSplitter(MAX_HEAD_BYTES)
  for (const chunk of readStart(descriptor, compressed)) {
    for (const line of splitter.push(chunk)) if (reader.add(line)) return reader.result()
    if (splitter.pendingBytes > MAX_HEAD_BYTES) break
  }
  for (const line of splitter.end()) if (reader.add(line)) break
  return reader.result()
}

class StartReader {
  readonly #previewToo: boolean
  readonly #finder = new PreviewFinder()
  #head: Head | null = null
  #headLine: HeadLine | null = null
  #lines = 0
  #bytes = 0
  #ordinals = false

  constructor(previewToo: boolean) {
    this.#previewToo = previewToo
  }

  /** @returns true when enough is known. */
  add(line: Line): boolean {
    this.#bytes = line.offset + line.length
    if (isBlank(line)) return false
    this.#lines += 1
    if (this.#head === null) this.#takeHead(line)
    else this.#look(line, this.#head)
    if (this.#head === null) return this.#lines >= HEAD_LINES
    return !this.#previewToo || this.#finder.complete || this.#lines >= PREVIEW_LINES || this.#bytes > MAX_START_BYTES
  }

  result(): Start {
    const found = this.#head ?? missingHead('head-missing')
    const head = this.#ordinals && isSupported(found.mode) ? { ...found, mode: unknownMode('ordinals') } : found
    return {
      head,
      headLine: this.#headLine,
      preview: this.#finder.shown,
      listedByCodex:
        head.generation === 'enveloped' &&
        head.id !== null &&
        (head.mode.kind !== 'unknown' || head.mode.reason !== 'value') &&
        this.#finder.listed !== null,
      bytes: this.#bytes,
    }
  }

  #takeHead(line: Line): void {
    const text = lineText(line)
    this.#head = parseHead(line, text)
    if (this.#head === null) this.#look(line, null)
    else if (this.#head.generation !== 'none') {
      const { number, offset } = line
      this.#headLine = { number, offset, text, linesBefore: this.#lines - 1 }
    }
  }

  #look(line: Line, head: Head | null): void {
    const parsed = parseLine(line, head?.generation === 'pre-envelope')
    if (parsed.kind !== 'record') return
    this.#finder.add(parsed.record)
    this.#ordinals ||= parsed.record.ordinal
  }
}
