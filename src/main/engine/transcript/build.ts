import { readChunks } from '../rollout/chunks.ts'
import { LineSplitter } from '../rollout/lines.ts'
import { LineTable } from './line-table.ts'
import type { Outline } from './outline.ts'
import { type LineObserver, OutlineBuilder, type TextTaker } from './outline-builder.ts'

export interface RolloutSource {
  readonly absolutePath: string
  /** Below the home, for problems. */
  readonly path: string
  readonly compressed: boolean
  /** Whether the file is of the generation before the envelope. */
  readonly bare: boolean
}

/**
 * Reads a whole legacy rollout once and keeps its outline; every line is accounted for.
 * @param signal stops between two pieces of the file.
 * @param texts is shown the records that are used.
 * @param observer is shown every line.
 * @throws the system's error, CompressionError, the signal's reason
 */
export async function buildOutline(
  source: RolloutSource,
  signal: AbortSignal,
  texts: TextTaker | null = null,
  observer: LineObserver | null = null,
): Promise<Outline> {
  const builder = new OutlineBuilder(source, new LineTable(), texts, observer)
  const splitter = new LineSplitter()
  for await (const chunk of readChunks(source.absolutePath, source.compressed, signal, 'lent')) {
    for (const line of splitter.push(chunk)) builder.add(line)
    if (builder.hasOrdinals) break
    await texts?.ready()
  }
  for (const line of splitter.end()) builder.add(line)
  return builder.beginning()
}
