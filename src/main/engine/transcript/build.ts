import type { Problem } from '../../../shared/problem.ts'
import type { Ledger } from '../../../shared/thread.ts'
import { type CheckName, lineProblem } from '../problems.ts'
import { readChunks } from '../rollout/chunks.ts'
import { type Line, LineSplitter } from '../rollout/lines.ts'
import { parseLine } from '../rollout/record.ts'
import { kindOf } from './kinds.ts'
import type { Outline } from './outline.ts'
import { Replay } from './replay.ts'

/** Reads a whole legacy rollout once and keeps its outline; every line is accounted for. */

/** A file that is damaged on every line is told by its first thousand problems and their number. */
export const MAX_PROBLEMS = 1000

export interface RolloutSource {
  readonly absolutePath: string
  /** Below the home, for problems. */
  readonly path: string
  readonly compressed: boolean
  /** Whether the file is of the generation before the envelope. */
  readonly bare: boolean
}

/**
 * @param signal stops between two pieces of the file.
 * @throws the system's error, CompressionError, the signal's reason
 */
export async function buildOutline(source: RolloutSource, signal: AbortSignal): Promise<Outline> {
  const builder = new OutlineBuilder(source)
  const splitter = new LineSplitter()
  for await (const chunk of readChunks(source.absolutePath, source.compressed, signal)) {
    for (const line of splitter.push(chunk)) builder.add(line)
    if (builder.hasOrdinals) break
  }
  for (const line of splitter.end()) builder.add(line)
  return builder.finish()
}

function unixMs(time: string | null): number | null {
  const parsed = Date.parse(time ?? '')
  return Number.isNaN(parsed) ? null : parsed
}

class OutlineBuilder {
  readonly #source: RolloutSource
  readonly #replay: Replay
  readonly #problems: Problem[] = []
  readonly #notShownByKind: Record<string, number> = {}
  #problemCount = 0
  #lines = 0
  #used = 0
  #bad = 0
  #lastTime: string | null = null
  hasOrdinals = false

  constructor(source: RolloutSource) {
    this.#source = source
    this.#replay = new Replay(source.bare)
  }

  add(line: Line): void {
    this.#lines += 1
    const parsed = parseLine(line, this.#source.bare)
    if (parsed.kind === 'blank') this.#count('blank line')
    else if (parsed.kind === 'problem') this.#report(parsed.problem, line, parsed.message)
    else {
      const { record, problem } = parsed
      this.hasOrdinals ||= record.ordinal
      this.#lastTime = record.timestamp ?? this.#lastTime
      const decision = this.#replay.add(record, line)
      if (problem !== null) this.#report(problem, line, 'the line holds bytes that are not UTF-8 text')
      else if (decision === 'used') this.#used += 1
      else if (decision === 'notShown') this.#count(kindOf(record))
      else if (decision === 'unknown') this.#report('unknown-record', line, `a record of the kind ${kindOf(record)}`)
      else this.#report('wrong-shape', line, `${kindOf(record)} does not have the fields that it must have`)
    }
  }

  finish(): Outline {
    const notShown = Object.values(this.#notShownByKind).reduce((sum, count) => sum + count, 0)
    const ledger: Ledger = {
      lines: this.#lines,
      used: this.#used,
      notShown,
      problems: this.#bad,
      notShownByKind: this.#notShownByKind,
    }
    return {
      turns: this.#replay.finish(),
      ledger,
      problems: this.#problems,
      problemCount: this.#problemCount,
      tokens: this.#replay.tokens,
      model: this.#replay.model,
      endedAt: unixMs(this.#lastTime),
      hasOrdinals: this.hasOrdinals,
    }
  }

  #count(kind: string): void {
    this.#notShownByKind[kind] = (this.#notShownByKind[kind] ?? 0) + 1
  }

  #report(check: CheckName, line: Line, message: string): void {
    this.#bad += 1
    this.#problemCount += 1
    if (this.#problems.length >= MAX_PROBLEMS) return
    this.#problems.push(lineProblem(check, this.#source.path, line.number, line.offset, message))
  }
}
