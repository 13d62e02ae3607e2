import * as z from 'zod'
import { type Problem, problem } from '../../../shared/problem.ts'
import { checks, isCheckName } from '../problems.ts'

/** What was found in a file: every finding is counted, and the first ones of each check are kept. */

export const keptFinding = problem.extend({
  /** Time of the record, unix ms; null where that is not known. */
  time: z.number().nullable(),
})
export type Finding = Readonly<z.infer<typeof keptFinding>>
export const keptFindings = z.object({
  rows: z.array(keptFinding).readonly(),
  counts: z.record(z.string(), z.number()),
})

/** Plain data, so that it can go from one thread to another. */
export interface Found {
  readonly rows: readonly Finding[]
  /** All of them, also those that are not kept. */
  readonly counts: Readonly<Record<string, number>>
}

/** A file that is damaged on every line is told by so many findings of each check, and their number. */
export const MAX_ROWS = 1000

export class Findings {
  readonly #rows: Finding[] = []
  readonly #counts: Record<string, number> = {}

  add(problem: Problem, time: number | null): void {
    const count = (this.#counts[problem.check] ?? 0) + 1
    this.#counts[problem.check] = count
    if (count <= MAX_ROWS) this.#rows.push({ ...problem, time })
  }

  get all(): Found {
    return { rows: [...this.#rows], counts: { ...this.#counts } }
  }

  /** Goes on from what was kept. @param path where the file lies now, below the home */
  resume({ rows, counts }: Found, path: string): void {
    for (const row of rows) this.#rows.push({ ...row, path })
    Object.assign(this.#counts, counts)
  }

  /** The same, of its own: what is added to one is not in the other. */
  copy(): Findings {
    const copy = new Findings()
    copy.#rows.push(...this.#rows)
    Object.assign(copy.#counts, this.#counts)
    return copy
  }
}

/** How many findings are no mere remarks. */
export function seriousIn({ counts }: Found): number {
  return Object.entries(counts).reduce(
    (sum, [check, count]) => sum + (isCheckName(check) && checks[check].severity !== 'info' ? count : 0),
    0,
  )
}

/** Problems that are known one by one. */
export function foundOf(problems: readonly Problem[]): Found {
  const findings = new Findings()
  for (const problem of problems) findings.add(problem, null)
  return findings.all
}
