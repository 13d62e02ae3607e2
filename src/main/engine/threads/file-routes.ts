import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import { MAX_RANGE_TEXT } from '../../../shared/ipc/file.ts'
import { readBytes } from '../rollout/chunks.ts'
import { locateRange } from '../transcript/reading/line-range.ts'
import { readLineWindow } from '../transcript/reading/line-window.ts'
import { readLineAt } from '../transcript/reading/raw-lines.ts'
import { printCommand } from './print-command.ts'
import type { ThreadRow } from './rows.ts'
import type { Transcripts } from './transcripts.ts'

/** What a window asks of the file of a history that it has open. Everything is read behind the gate, by `Transcripts.read`. */
export class FileRoutes {
  readonly #transcripts: Transcripts

  constructor(transcripts: Transcripts) {
    this.#transcripts = transcripts
  }

  async recordMap(
    row: ThreadRow,
    { version }: Parsed<'threads.recordMap'>,
    signal: AbortSignal,
  ): Promise<Out<'threads.recordMap'>> {
    const map = await this.#transcripts.read(row, version, null, signal, async ({ table }) => table.map.map())
    return { map, current: map !== null }
  }

  async lineAt(
    row: ThreadRow,
    { version, byte }: Parsed<'threads.lineAt'>,
    signal: AbortSignal,
  ): Promise<Out<'threads.lineAt'>> {
    const found = await this.#transcripts.read(row, version, null, signal, async ({ opened, outline, table }) => ({
      line: await readLineAt({ source: opened, outline, table }, byte, signal),
    }))
    return found === null ? { line: null, current: false } : { ...found, current: true }
  }

  async lineBytes(
    row: ThreadRow,
    { version, line, from, limit }: Parsed<'threads.lineBytes'>,
    signal: AbortSignal,
  ): Promise<Out<'threads.lineBytes'>> {
    const found = await this.#transcripts.read(row, version, null, signal, async ({ opened, table }) => {
      const window = await readLineWindow({ source: opened, table }, line, from, limit, signal)
      if (window === null) return { window }
      const { bytes, ...rest } = window
      return { window: { ...rest, hex: bytes.toString('hex') } }
    })
    return found === null ? { window: null, current: false } : { ...found, current: true }
  }

  async byteRange(
    row: ThreadRow,
    { version, first, last, text: asked }: Parsed<'threads.byteRange'>,
    signal: AbortSignal,
  ): Promise<Out<'threads.byteRange'>> {
    const found = await this.#transcripts.read(row, version, null, signal, async ({ opened, table }) => {
      const range = await locateRange({ source: opened, table }, first, last, signal)
      if (range === null) return { range }
      const { start, end } = range
      const wanted = asked && end - start <= MAX_RANGE_TEXT
      const text = wanted ? (await readBytes(opened, start, end, signal)).toString('utf8') : null
      return { range: { path: opened.absolutePath, start, end, command: printCommand(opened, range), text } }
    })
    return found === null ? { range: null, current: false } : { ...found, current: true }
  }
}
