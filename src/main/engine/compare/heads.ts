import type { HeadInfo } from '../../../shared/ipc/compare.ts'
import { readChunks } from '../rollout/chunks.ts'
import { type Line, LineSplitter } from '../rollout/lines.ts'
import { isCompressed } from '../rollout/names.ts'
import { withFile } from '../rollout/open.ts'
import { isObject, type JsonObject, parseLine, stringOf } from '../rollout/record.ts'
import { type HeadLine, readFileStart } from '../rollout/start.ts'
import { insideHome, type OpenedThread } from '../threads/gate.ts'
import { filesOfRow, type ThreadRow } from '../threads/rows.ts'

/** The heads of a thread's files. */

/** Files of a thread whose heads are looked at, and heads of one file. */
const MAX_FILES = 20
const MAX_HEADS = 50
const MARK = Buffer.from('"session_meta"')

/** A head, with all that it says. */
export interface FoundHead {
  readonly info: HeadInfo
  readonly value: JsonObject
}

/** The first head of each file: all that may be read of a thread that is not opened. Files without one are left out. */
export function firstHeads(row: ThreadRow): FoundHead[] {
  return filesOfRow(row)
    .slice(0, MAX_FILES)
    .flatMap(path => {
      const line = headLineOf(row.home_path, path)
      const value = line === null ? null : headValue(JSON.parse(line.text))
      return line === null || value === null ? [] : [{ info: infoOf(path, line.number, value), value }]
    })
}

function headLineOf(home: string, path: string): HeadLine | null {
  try {
    return withFile(insideHome(home, path), file => readFileStart(file, isCompressed(path), false)).headLine
  } catch {
    // What is wrong with the file is a problem of its own, which the doctor tells.
    return null
  }
}

/**
 * The heads further down in the deciding file of a thread that the gate has let through: a fork has those of its sources.
 * @param most how many heads the file has in all, where that is known: nothing is read for a single one.
 * @throws the system's error, CompressionError, the signal's reason
 */
export async function furtherHeads(
  opened: OpenedThread,
  most: number | null,
  signal: AbortSignal,
): Promise<FoundHead[]> {
  const wanted = Math.min(MAX_HEADS, most ?? MAX_HEADS)
  const heads: FoundHead[] = []
  if (wanted < 2) return heads
  const splitter = new LineSplitter()
  let seen = 0
  const take = (line: Line) => {
    const value = line.bytes.includes(MARK) ? headOfLine(line, opened.bare) : null
    if (value === null) return
    seen += 1
    if (seen > 1) heads.push({ info: infoOf(opened.path, line.number, value), value })
  }
  for await (const chunk of readChunks(opened.absolutePath, opened.compressed, signal)) {
    for (const line of splitter.push(chunk)) take(line)
    if (seen >= wanted) return heads
  }
  for (const line of splitter.end()) take(line)
  return heads
}

function headOfLine(line: Line, bare: boolean): JsonObject | null {
  const parsed = parseLine(line, bare)
  if (parsed.kind !== 'record' || parsed.record.type !== 'session_meta') return null
  return isObject(parsed.record.payload) ? parsed.record.payload : null
}

/** What a head says: the payload, or all of it where it is from before envelopes. */
function headValue(line: unknown): JsonObject | null {
  if (!isObject(line)) return null
  const { payload } = line
  return isObject(payload) ? payload : line
}

function infoOf(path: string, line: number, value: JsonObject): HeadInfo {
  return {
    path,
    line,
    id: stringOf(value, 'id')?.slice(0, 128) ?? null,
    timestamp: stringOf(value, 'timestamp')?.slice(0, 64) ?? null,
  }
}
