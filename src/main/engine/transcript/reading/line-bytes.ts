import { closeSync, read as readCallback, readSync } from 'node:fs'
import { promisify } from 'node:util'
import { readChunks } from '../../rollout/chunks.ts'
import { LineSplitter } from '../../rollout/lines.ts'
import { openFile } from '../../rollout/open.ts'
import type { RolloutSource } from '../build.ts'
import type { LineRef } from '../outline.ts'

/** Lines that stand so close together are read at once, as long as that is not too much. */
const GAP_BYTES = 32 * 1024
const RUN_BYTES = 4 * 1024 * 1024

const read = promisify(readCallback)

/**
 * The bytes of some lines by their numbers. Of a plain file little else is read; a compressed one is read up to the last
 * line wanted. Lines that the file does not have any more are missing.
 * @throws the system's error, CompressionError, the signal's reason
 */
export async function readLineBytes(
  source: RolloutSource,
  wanted: readonly LineRef[],
  signal: AbortSignal,
): Promise<Map<number, Buffer>> {
  if (wanted.length === 0) return new Map()
  return source.compressed ? ofStream(source, wanted, signal) : ofFile(source, wanted, signal)
}

async function ofFile(
  source: RolloutSource,
  wanted: readonly LineRef[],
  signal: AbortSignal,
): Promise<Map<number, Buffer>> {
  const lines = new Map<number, Buffer>()
  const { descriptor } = openFile(source.absolutePath)
  try {
    for (const run of runsOf(wanted)) {
      signal.throwIfAborted()
      const [first, last] = [run[0], run.at(-1)]
      if (first === undefined || last === undefined) continue
      const start = first.offset
      const length = endOf(last) - start
      const { bytesRead, buffer } = await read(descriptor, Buffer.allocUnsafe(length), 0, length, start)
      putLines(lines, run, buffer.subarray(0, bytesRead))
    }
  } finally {
    closeSync(descriptor)
  }
  return lines
}

/**
 * As `readLineBytes`, of an open file that is not compressed, and at once: for few lines, by a thread for which nobody else waits.
 * @throws the system's error
 */
export function readLineBytesSync(descriptor: number, wanted: readonly LineRef[]): Map<number, Buffer> {
  const lines = new Map<number, Buffer>()
  for (const run of runsOf(wanted)) {
    const [first, last] = [run[0], run.at(-1)]
    if (first === undefined || last === undefined) continue
    const buffer = Buffer.allocUnsafe(endOf(last) - first.offset)
    putLines(lines, run, buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, first.offset)))
  }
  return lines
}

/** The lines that lie in bytes which begin with the first one. */
function putLines(lines: Map<number, Buffer>, run: readonly LineRef[], bytes: Buffer): void {
  const start = run[0]?.offset ?? 0
  for (const ref of run) {
    const from = ref.offset - start
    if (from + ref.length <= bytes.length) lines.set(ref.number, bytes.subarray(from, from + ref.length))
  }
}

/** The lines by their place, those that are read at once together. */
function runsOf(wanted: readonly LineRef[]): LineRef[][] {
  const runs: LineRef[][] = []
  let run: LineRef[] = []
  for (const ref of wanted.toSorted((a, b) => a.offset - b.offset)) {
    const [first, last] = [run[0], run.at(-1)]
    const near = last !== undefined && ref.offset - endOf(last) <= GAP_BYTES
    if (near && first !== undefined && endOf(ref) - first.offset <= RUN_BYTES) {
      run.push(ref)
    } else {
      run = [ref]
      runs.push(run)
    }
  }
  return runs
}

function endOf(ref: LineRef): number {
  return ref.offset + ref.length
}

async function ofStream(
  source: RolloutSource,
  wanted: readonly LineRef[],
  signal: AbortSignal,
): Promise<Map<number, Buffer>> {
  const lines = new Map<number, Buffer>()
  const numbers = new Set(wanted.map(ref => ref.number))
  const last = wanted.reduce((most, ref) => Math.max(most, ref.number), 0)
  const splitter = new LineSplitter()
  for await (const chunk of readChunks(source.absolutePath, true, signal)) {
    for (const line of splitter.push(chunk)) {
      if (numbers.has(line.number) && line.whole) lines.set(line.number, line.bytes)
      if (line.number >= last) return lines
    }
  }
  const rest = splitter.rest()
  if (rest !== null && numbers.has(rest.number) && rest.whole) lines.set(rest.number, rest.bytes)
  return lines
}
