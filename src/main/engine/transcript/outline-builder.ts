import * as z from 'zod'
import type { LineVerdict } from '../../../shared/ipc/history.ts'
import type { RecordClass } from '../../../shared/ipc/record-map.ts'
import { type Problem, problem } from '../../../shared/problem.ts'
import type { Ledger } from '../../../shared/thread.ts'
import { classOfKind } from '../map/record-class.ts'
import { type CheckName, checks, lineProblem } from '../problems.ts'
import type { Line } from '../rollout/lines.ts'
import { type ParsedLine, parseLine, type RolloutRecord } from '../rollout/record.ts'
import { unixMs } from '../rollout/unix-ms.ts'
import type { RolloutSource } from './build.ts'
import type { LineTable } from './line-table.ts'
import type { Outline } from './outline.ts'
import { kindOf } from './replay/kinds.ts'
import { type Decision, keptReplay, Replay } from './replay/replay.ts'

/** A file that is damaged on every line is told by its first thousand problems and their number. */
export const MAX_PROBLEMS = 1000

/** What is wrong with a line, in the words of docs/problems.md. */
export interface LineFault {
  readonly check: CheckName
  readonly message: string
}

/** What is wrong with a line, as far as the line itself and what replay made of its record tell; null for nothing. */
export function faultOf(parsed: ParsedLine, decision: Decision): LineFault | null {
  if (parsed.kind === 'problem') return { check: parsed.problem, message: parsed.message }
  if (parsed.kind === 'blank') return null
  const { record, problem } = parsed
  if (problem !== null) return { check: problem, message: 'the line holds bytes that are not UTF-8 text' }
  if (decision === 'unknown') return { check: 'unknown-record', message: `a record of the kind ${kindOf(record)}` }
  if (decision !== 'misfit') return null
  return { check: 'wrong-shape', message: `${kindOf(record)} does not have the fields that it must have` }
}

/** Takes the records that are used, for whoever wants their texts. */
export interface TextTaker {
  add(record: RolloutRecord, line: Line, turn: { readonly inherited: boolean } | null): void
  /** Resolves when more may come. */
  ready(): Promise<void>
}

/** Sees every line of a file that is read in full, with what is wrong with it. */
export interface LineObserver {
  /** @param missedTurns that were to be taken back so far and were not there. */
  line(line: Line, parsed: ParsedLine, fault: LineFault | null, missedTurns: number): void
}

const count = z.number()
const keptCounts = z.object({
  used: count,
  notShown: count,
  bad: count,
  /** Of `bad`, those that are remarks. */
  remarks: count,
  notShownByKind: z.record(z.string(), count),
})
type Counts = z.infer<typeof keptCounts>

/** Of a file whose lines have all ended, and that has no ordinals. */
export const keptBuilder = z.object({
  replay: keptReplay,
  counts: keptCounts,
  problems: z.array(problem).max(MAX_PROBLEMS),
  lastTime: z.string().nullable(),
})

/** Takes a file's lines in their order. An outline can be had at any moment, and more lines may come after it. */
export class OutlineBuilder {
  readonly #source: RolloutSource
  readonly #table: LineTable
  readonly #texts: TextTaker | null
  readonly #observer: LineObserver | null
  readonly #replay = new Replay()
  #counts: Counts = { used: 0, notShown: 0, bad: 0, remarks: 0, notShownByKind: {} }
  readonly #problems: Problem[] = []
  #lastTime: string | null = null
  /** A last line without newline that was a record already, and has been taken as one. */
  #early: Line | null = null
  /** Takes back a last line that was none yet. */
  #retract: () => void = nothing
  hasOrdinals = false

  constructor(
    source: RolloutSource,
    table: LineTable,
    texts: TextTaker | null = null,
    observer: LineObserver | null = null,
  ) {
    this.#source = source
    this.#table = table
    this.#texts = texts
    this.#observer = observer
  }

  get kept(): z.infer<typeof keptBuilder> {
    return {
      replay: this.#replay.kept,
      counts: this.#counts,
      problems: this.#problems,
      lastTime: this.#lastTime,
    }
  }

  /** Goes on from what was kept; the file may lie somewhere else now. */
  resume({ replay, counts, problems, lastTime }: z.infer<typeof keptBuilder>): void {
    this.#replay.resume(replay)
    this.#counts = counts
    for (const one of problems) this.#problems.push({ ...one, path: this.#source.path })
    this.#lastTime = lastTime
  }

  /** The turn that is open behind the last line. */
  get turn(): object | null {
    return this.#replay.turn
  }

  /**
   * Takes the next line.
   * @returns false when it is another one than `outline` was given as the rest: only a new builder can tell the file.
   */
  add(line: Line): boolean {
    this.#retract()
    const early = this.#early
    if (early === null) {
      this.#take(line, this.#parse(line))
      return true
    }
    this.#early = null
    const verdict = this.#table.verdict(early.number)
    this.#table.add(line, verdict, this.#table.removeLast(early))
    return line.length === early.length
  }

  /**
   * The outline of the lines so far.
   * @param rest what stands behind the last newline; it will come again, through `add`, when it has an end.
   * @returns null when the rest is another one than last time, and that one was a record: as for `add`.
   */
  outline(rest: Line | null): Outline | null {
    this.#retract()
    if (this.#early === null && rest !== null) this.#takeRest(rest)
    else if (this.#early?.length !== rest?.length) return null
    return this.beginning()
  }

  #takeRest(rest: Line): void {
    const parsed = this.#parse(rest)
    if (parsed.kind === 'record') {
      this.#early = rest
    } else {
      const counts = { ...this.#counts, notShownByKind: { ...this.#counts.notShownByKind } }
      const problems = this.#problems.length
      this.#retract = () => {
        this.#counts = counts
        this.#problems.length = problems
        this.#table.removeLast(rest)
        this.#retract = nothing
      }
    }
    this.#take(rest, parsed)
  }

  #parse(line: Line): ParsedLine {
    return parseLine(line, this.#source.bare)
  }

  #take(line: Line, parsed: ParsedLine): void {
    const decision = parsed.kind === 'record' ? this.#replayed(parsed.record, line) : 'notShown'
    const fault = faultOf(parsed, decision)
    if (fault !== null) this.#report(fault, line)
    else if (parsed.kind !== 'record') this.#count('blank line')
    else if (decision === 'used') this.#counts.used += 1
    else this.#count(kindOf(parsed.record))
    const verdict: LineVerdict = fault !== null ? 'problem' : decision === 'used' ? 'used' : 'notShown'
    this.#table.add(line, verdict, classOf(parsed, fault))
    this.#observer?.line(line, parsed, fault, this.#replay.missedTurns)
  }

  #replayed(record: RolloutRecord, line: Line): Decision {
    this.hasOrdinals ||= record.ordinal
    this.#lastTime = record.timestamp ?? this.#lastTime
    const decision = this.#replay.add(record, line)
    if (decision === 'used' && !this.hasOrdinals) this.#texts?.add(record, line, this.#replay.turn)
    return decision
  }

  /** The outline of the lines so far, without what stands behind the last newline. */
  beginning(): Outline {
    const { used, notShown, bad, remarks, notShownByKind } = this.#counts
    const ledger: Ledger = {
      lines: this.#table.count,
      used,
      notShown,
      problems: bad,
      notShownByKind: { ...notShownByKind },
    }
    return {
      turns: this.#replay.finish(),
      ledger,
      problems: [...this.#problems],
      problemCount: bad,
      remarkCount: remarks,
      tokens: this.#replay.tokens,
      used: this.#replay.used,
      model: this.#replay.model,
      endedAt: unixMs(this.#lastTime),
      hasOrdinals: this.hasOrdinals,
    }
  }

  #count(kind: string): void {
    const { notShownByKind } = this.#counts
    this.#counts.notShown += 1
    notShownByKind[kind] = (notShownByKind[kind] ?? 0) + 1
  }

  #report({ check, message }: LineFault, line: Line): void {
    this.#counts.bad += 1
    if (checks[check].severity === 'info') this.#counts.remarks += 1
    if (this.#problems.length >= MAX_PROBLEMS) return
    this.#problems.push(lineProblem(check, this.#source.path, line.number, line.offset, message))
  }
}

/** For the record map: what a remark is made of is as good as any other record. */
function classOf(parsed: ParsedLine, fault: LineFault | null): RecordClass {
  if (fault !== null && checks[fault.check].severity !== 'info') return 'damaged'
  return parsed.kind === 'record' ? classOfKind(kindOf(parsed.record)) : 'other'
}

function nothing(): void {}
