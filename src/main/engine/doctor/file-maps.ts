import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import { isCompressed } from '../rollout/names.ts'
import { withFile } from '../rollout/open.ts'
import { asAppError, insideHome } from '../threads/gate.ts'
import { Recent } from '../threads/recent.ts'
import { filesOfRow, type ThreadRow } from '../threads/rows.ts'
import { StructureLines } from './structure/structure-lines.ts'

/** Files that are remembered by their lines' places. */
const KEPT = 2

interface Source {
  readonly absolutePath: string
  readonly compressed: boolean
}

interface Known {
  readonly version: string
  readonly lines: StructureLines
}

/**
 * The files of threads by the structure of their lines. No gate stands before it: nothing but structure comes out of
 * `StructureLines`, whatever the thread is.
 */
export class FileMaps {
  /** By path. */
  readonly #known = new Recent<Known>(KEPT, () => 1)

  /** @throws AppError, the signal's reason */
  async map(
    row: ThreadRow,
    { file }: Parsed<'doctor.recordMap'>,
    signal: AbortSignal,
  ): Promise<Out<'doctor.recordMap'>> {
    return this.#reading(row, file, signal, async (path, source, version) => {
      const lines = await this.#linesOf(source, version, signal)
      return { path, version, map: lines.map }
    })
  }

  /** @throws as `map` */
  async lines(
    row: ThreadRow,
    { file, version: wanted, at, around }: Parsed<'doctor.lines'>,
    signal: AbortSignal,
  ): Promise<Out<'doctor.lines'>> {
    return this.#reading(row, file, signal, async (_, source, version) => {
      if (version !== wanted) return { lines: [], current: false }
      const lines = await this.#linesOf(source, version, signal)
      return { lines: await lines.around(at, around, signal), current: true }
    })
  }

  async #linesOf(source: Source, version: string, signal: AbortSignal): Promise<StructureLines> {
    const known = this.#known.get(source.absolutePath)
    if (known?.version === version) return known.lines
    const lines = await StructureLines.read(source, signal)
    this.#known.put(source.absolutePath, { version, lines })
    return lines
  }

  async #reading<T>(
    row: ThreadRow,
    file: number,
    signal: AbortSignal,
    use: (path: string, source: Source, version: string) => Promise<T>,
  ): Promise<T> {
    const path = filesOfRow(row).toSorted()[file]
    if (path === undefined) throw new AppError('not-found', `the thread ${row.id} has no such file`)
    const absolutePath = insideHome(row.home_path, path)
    try {
      const version = withFile(absolutePath, (_, { fingerprint }) => fingerprint)
      return await use(path, { absolutePath, compressed: isCompressed(path) }, version)
    } catch (error) {
      signal.throwIfAborted()
      throw asAppError(error, path)
    }
  }
}
