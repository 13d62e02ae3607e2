import type { RawLine } from '../../../../shared/ipc/history.ts'
import { readBytes, readRange } from '../../rollout/chunks.ts'
import { type Line, LineSplitter, MAX_LINE_BYTES } from '../../rollout/lines.ts'
import { parseJson, parseLine } from '../../rollout/record.ts'
import type { RolloutSource } from '../build.ts'
import type { LineTable, Stretch } from '../line-table.ts'
import type { Outline } from '../outline.ts'
import { faultOf } from '../outline-builder.ts'
import { kindOf, kindOfRecord } from '../replay/kinds.ts'
import { boundedValue } from './bounded.ts'
import { peekRecord } from './peek.ts'

/** The lines of a file as they stand in it, read again from the places that the table keeps. */

/** A stretch that is longer ends with a long line, of which only the beginning is read. */
const SHORT_STRETCH = 1024 * 1024
/** Long lines begin within so many bytes of a longer stretch. */
const BEGINNING = 512 * 1024
/** Of longer lines the beginning tells time and kind. */
const PEEKED_BYTES = 16 * 1024

/** What is needed to say everything of a line. */
export interface LineSource {
  readonly source: RolloutSource
  readonly outline: Pick<Outline, 'turns'>
  readonly table: LineTable
}

/**
 * Lines of the table, from a one-based number on.
 * @throws the system's error, CompressionError, the signal's reason
 */
export async function readRawLines(
  from: LineSource,
  first: number,
  limit: number,
  signal: AbortSignal,
): Promise<RawLine[]> {
  return await describeAll(from, await locateLines(from, first, first + limit - 1, signal), signal)
}

/**
 * Lines with problems alone.
 * @param skip how many of them to leave out first
 * @throws as `readRawLines`
 */
export async function readProblemLines(
  from: LineSource,
  skip: number,
  limit: number,
  signal: AbortSignal,
): Promise<RawLine[]> {
  const numbers = from.table.linesWith('problem', skip, limit)
  return await describeAll(from, await locateThese(from, numbers, signal), signal)
}

/**
 * The line that a byte of the file belongs to, its newline being part of it.
 * @returns null behind the last line.
 * @throws as `readRawLines`
 */
export async function readLineAt(from: LineSource, byte: number, signal: AbortSignal): Promise<RawLine | null> {
  const stretch = from.table.stretchAt(byte)
  if (stretch === null) return null
  const lines = await locateLines(from, stretch.start.number, stretch.end.number - 1, signal)
  const line = lines.findLast(({ offset }) => offset <= byte)
  return line === undefined ? null : await describe(from, line, signal)
}

async function describeAll(from: LineSource, lines: readonly Line[], signal: AbortSignal): Promise<RawLine[]> {
  const described: RawLine[] = []
  for (const line of lines) described.push(await describe(from, line, signal))
  return described
}

/**
 * One line with its JSON, made small enough to be looked at; `value` is missing where the line is no JSON or is longer
 * than `MAX_LINE_BYTES`.
 * @returns null where the file has no such line.
 * @throws as `readRawLines`
 */
export async function readRawRecord(
  from: LineSource,
  number: number,
  signal: AbortSignal,
): Promise<{ line: RawLine; value?: unknown; cutCount: number } | null> {
  const [found] = await locateLines(from, number, number, signal)
  if (found === undefined) return null
  const whole = await wholeLine(from.source, found, signal)
  const line = await describe(from, whole, signal)
  const parsed = whole.whole ? parseJson(whole) : null
  return parsed === null || 'message' in parsed ? { line, cutCount: 0 } : { line, ...boundedValue(parsed.value) }
}

/**
 * Where lines stand, with their bytes; of long ones only the beginning (`whole` is then false).
 * @throws as `readRawLines`
 */
export async function locateLines(
  from: Pick<LineSource, 'source' | 'table'>,
  first: number,
  last: number,
  signal: AbortSignal,
): Promise<Line[]> {
  const numbers: number[] = []
  for (let number = first; number <= Math.min(last, from.table.count); number += 1) numbers.push(number)
  return await locateThese(from, numbers, signal)
}

/** Where these lines stand, ascending. What lies between them is read only of compressed files, and never kept. */
async function locateThese(
  { source, table }: Pick<LineSource, 'source' | 'table'>,
  numbers: readonly number[],
  signal: AbortSignal,
): Promise<Line[]> {
  const wanted = new Set(numbers)
  const stretches: Stretch[] = []
  for (const number of numbers) {
    if (number < (stretches.at(-1)?.end.number ?? 0)) continue
    stretches.push(...table.stretches(number, number))
  }
  const [start, end] = [stretches[0]?.start, stretches.at(-1)?.end]
  if (start === undefined || end === undefined) return []
  const lines: Line[] = []
  const keep = (more: readonly Line[]) => {
    for (const line of more) if (wanted.has(line.number)) lines.push(line)
  }
  if (source.compressed) {
    // Each stretch by itself would have to be decompressed from the beginning.
    const splitter = new LineSplitter(MAX_LINE_BYTES, start)
    for await (const chunk of readRange(source, start.offset, end.offset, signal)) keep(splitter.push(chunk))
    keep(splitter.end())
  } else {
    for (const stretch of stretches) keep(await linesOf(source, table, stretch, signal))
  }
  return lines
}

async function linesOf(
  source: RolloutSource,
  table: LineTable,
  { start, end }: Stretch,
  signal: AbortSignal,
): Promise<Line[]> {
  const short = end.offset - start.offset <= SHORT_STRETCH
  const bytes = await readBytes(source, start.offset, short ? end.offset : start.offset + BEGINNING, signal)
  const splitter = new LineSplitter(MAX_LINE_BYTES, start)
  const lines = splitter.push(bytes)
  if (short) return [...lines, ...splitter.end()]
  const rest = splitter.rest()
  const last = end.number - 1
  if (rest === null || rest.number !== last) return lines
  const terminated = table.isTerminated(last)
  return [...lines, { ...rest, length: end.offset - (terminated ? 1 : 0) - rest.offset, whole: false, terminated }]
}

/** The line with all its bytes, where it is not too long. @throws as `readRawLines` */
export async function wholeLine(source: RolloutSource, line: Line, signal: AbortSignal): Promise<Line> {
  if (line.whole || line.length > MAX_LINE_BYTES) return line
  const bytes = await readBytes(source, line.offset, line.offset + line.length, signal)
  return bytes.length === line.length ? { ...line, bytes, whole: true } : line
}

async function describe({ source, outline, table }: LineSource, line: Line, signal: AbortSignal): Promise<RawLine> {
  const { number, offset, length } = line
  const verdict = table.verdict(number)
  const item = itemsOfLines(outline, table.count)[number - 1] ?? -1
  const place = { number, offset, length, verdict, item: item < 0 ? null : item }
  const peeked = verdict !== 'problem' && length > PEEKED_BYTES && !source.bare ? peekRecord(line.bytes) : null
  if (peeked !== null) return { ...place, timestamp: peeked.timestamp, kind: kindOf(peeked), problem: null }
  const parsed = parseLine(await wholeLine(source, line, signal), source.bare)
  const record = parsed.kind === 'record' ? parsed.record : null
  const fault = faultOf(parsed, record === null || kindOfRecord(record) === null ? 'unknown' : 'misfit')
  return {
    ...place,
    timestamp: record?.timestamp ?? null,
    kind: record === null ? null : kindOf(record),
    problem: verdict === 'problem' ? (fault?.message ?? null) : null,
  }
}

const known = new WeakMap<Pick<Outline, 'turns'>, Int32Array>()

/** For each line the first item that it went into, -1 for none. */
function itemsOfLines(outline: Pick<Outline, 'turns'>, lineCount: number): Int32Array {
  const made = known.get(outline)
  if (made !== undefined) return made
  const items = new Int32Array(lineCount).fill(-1)
  let number = 0
  for (const turn of outline.turns) {
    for (const ref of turn.items) {
      for (const line of ref.lines) if ((items[line.number - 1] ?? -1) < 0) items[line.number - 1] = number
      number += 1
    }
  }
  known.set(outline, items)
  return items
}
