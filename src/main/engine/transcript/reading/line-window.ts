import { readBytes } from '../../rollout/chunks.ts'
import { type LineSource, locateLines } from './raw-lines.ts'

/** Bytes of a line as they are, its newline among them, a window at a time: memory stays small whatever the line is. */
export interface LineWindow {
  /** Where the line begins in the uncompressed file. */
  readonly offset: number
  /** Bytes of the line with its newline, where it has one. */
  readonly total: number
  /** Whether the line has a newline; only the last one of a file may lack it. */
  readonly terminated: boolean
  readonly bytes: Buffer
}

/**
 * @param number of the line, one-based
 * @param from byte of the line that the window begins at
 * @returns null where the file has no such line
 * @throws the system's error, CompressionError, the signal's reason
 */
export async function readLineWindow(
  { source, table }: Pick<LineSource, 'source' | 'table'>,
  number: number,
  from: number,
  limit: number,
  signal: AbortSignal,
): Promise<LineWindow | null> {
  const [line] = await locateLines({ source, table }, number, number, signal)
  if (line === undefined) return null
  const { offset, length, terminated } = line
  const total = length + (terminated ? 1 : 0)
  const to = Math.min(total, from + limit)
  const bytes = from >= to ? Buffer.alloc(0) : await readBytes(source, offset + from, offset + to, signal)
  return { offset, total, terminated, bytes }
}
