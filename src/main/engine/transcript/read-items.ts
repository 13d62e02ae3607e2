import { closeSync, readSync } from 'node:fs'
import type { ThreadItem } from '../../../shared/item.ts'
import { readChunks } from '../rollout/chunks.ts'
import { type Line, LineSplitter } from '../rollout/lines.ts'
import { openFile } from '../rollout/open.ts'
import { parseLine, type RolloutRecord } from '../rollout/record.ts'
import type { RolloutSource } from './build.ts'
import { makeItem } from './make-item.ts'
import type { ItemRef, LineRef } from './outline.ts'

/**
 * Makes the items of an outline from their lines, reading no other bytes of a plain file; a compressed one is read up
 * to the last line wanted.
 * @returns one item for each ref; null where the line is not what it was.
 * @throws the system's error, CompressionError, the signal's reason
 */
export async function readItems(
  source: RolloutSource,
  refs: readonly ItemRef[],
  signal: AbortSignal,
): Promise<(ThreadItem | null)[]> {
  const wanted = refs.flatMap(ref => ref.lines)
  const records = source.compressed ? await recordsOfStream(source, wanted, signal) : recordsOfFile(source, wanted)
  return refs.map(ref => {
    const found = ref.lines.flatMap(line => records.get(line.number) ?? [])
    const item = makeItem(ref, found)
    if (item === null) return null
    const timestamp = found[0]?.timestamp ?? null
    return {
      ...item,
      skein: { reconstructed: ref.reconstructed, lines: ref.lines.map(line => line.number), timestamp },
    }
  })
}

function recordsOfFile(source: RolloutSource, wanted: readonly LineRef[]): Map<number, RolloutRecord> {
  const records = new Map<number, RolloutRecord>()
  const descriptor = openFile(source.absolutePath)
  try {
    for (const ref of wanted) {
      const bytes = Buffer.allocUnsafe(ref.length)
      const length = readSync(descriptor, bytes, 0, ref.length, ref.offset)
      if (length === ref.length) take(records, source, { ...ref, bytes, whole: true, terminated: true })
    }
  } finally {
    closeSync(descriptor)
  }
  return records
}

async function recordsOfStream(
  source: RolloutSource,
  wanted: readonly LineRef[],
  signal: AbortSignal,
): Promise<Map<number, RolloutRecord>> {
  const records = new Map<number, RolloutRecord>()
  const numbers = new Set(wanted.map(ref => ref.number))
  const last = Math.max(0, ...numbers)
  const splitter = new LineSplitter()
  const keep = (lines: readonly Line[]): boolean => {
    for (const line of lines) if (numbers.has(line.number)) take(records, source, line)
    return (lines.at(-1)?.number ?? 0) >= last
  }
  for await (const chunk of readChunks(source.absolutePath, true, signal)) {
    if (keep(splitter.push(chunk))) return records
  }
  keep(splitter.end())
  return records
}

function take(records: Map<number, RolloutRecord>, source: RolloutSource, line: Line): void {
  const parsed = parseLine(line, source.bare)
  if (parsed.kind === 'record') records.set(line.number, parsed.record)
}
