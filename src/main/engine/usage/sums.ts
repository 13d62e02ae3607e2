import { MAX_GROUPS, type TokenUse, type UsageGroups, type UsageStep } from '../../../shared/ipc/usage.ts'

/** Sums of usage, all made in one walk: by period, by what threads are of, by model, by thread. Reads nothing. */

const MS_A_DAY = 86_400_000
/** The day of what no record tells the time of. */
export const UNTIMED = -1

/** What a file used on a day with a model. */
export interface Used {
  readonly file: number
  /** Counted from 1970-01-01. */
  readonly day: number
  readonly model: string
  /** What its thread is of: a project, a source. */
  readonly value: string
  readonly use: TokenUse
}

type Sum = { -readonly [K in keyof TokenUse]: number }

class Sums<K> {
  readonly #sums = new Map<K, { readonly use: Sum; threads: number; lastFile: number }>()

  /** Of one file all together: threads are counted by it. */
  add(key: K, file: number, use: TokenUse): void {
    let sum = this.#sums.get(key)
    if (sum === undefined) {
      sum = { use: nothing(), threads: 0, lastFile: Number.NaN }
      this.#sums.set(key, sum)
    }
    if (sum.lastFile !== file) {
      sum.threads += 1
      sum.lastFile = file
    }
    addTo(sum.use, use)
  }

  all(): { readonly key: K; readonly threads: number; readonly use: TokenUse }[] {
    return [...this.#sums].map(([key, { threads, use }]) => ({ key, threads, use }))
  }
}

export class UsageSums {
  readonly #step: (day: number) => number
  readonly #periods = new Sums<number>()
  readonly #groups = new Sums<string>()
  readonly #models = new Sums<string>()
  readonly #files = new Sums<number>()

  constructor(step: UsageStep) {
    this.#step = stepOf(step)
  }

  /** What one file used must come together. */
  add({ file, day, model, value, use }: Used): void {
    this.#periods.add(this.#step(day), file, use)
    this.#groups.add(value, file, use)
    this.#models.add(model, file, use)
    this.#files.add(file, file, use)
  }

  get total(): TokenUse {
    return sumOf(this.#files.all().map(({ use }) => use))
  }

  /** Files with any. */
  get threads(): number {
    return this.#files.all().length
  }

  /** In order of time. */
  get periods(): { readonly from: string | null; readonly use: TokenUse }[] {
    return this.#periods
      .all()
      .sort((a, b) => a.key - b.key)
      .map(({ key, use }) => ({ from: key === UNTIMED ? null : dateOf(key), use }))
  }

  get groups(): UsageGroups {
    return heaviestGroups(this.#groups)
  }

  get models(): UsageGroups {
    return heaviestGroups(this.#models)
  }

  /** The files that used most, the heaviest first. */
  heaviest(limit: number): { readonly file: number; readonly use: TokenUse }[] {
    return this.#files
      .all()
      .sort((a, b) => weightOf(b.use) - weightOf(a.use) || a.key - b.key)
      .slice(0, limit)
      .map(({ key, use }) => ({ file: key, use }))
  }
}

function heaviestGroups(sums: Sums<string>): UsageGroups {
  const all = sums.all().sort((a, b) => weightOf(b.use) - weightOf(a.use) || (a.key < b.key ? -1 : 1))
  const rest = all.slice(MAX_GROUPS)
  return {
    groups: all.slice(0, MAX_GROUPS).map(({ key, threads, use }) => ({ value: key, threads, ...use })),
    others: { groups: rest.length, ...sumOf(rest.map(({ use }) => use)) },
  }
}

/** The first day of the period of a day; day 0 was a Thursday, weeks begin on Monday. */
function stepOf(step: UsageStep): (day: number) => number {
  if (step === 'day') return day => day
  if (step === 'week') return day => (day === UNTIMED ? day : day - ((day + 3) % 7))
  const known = new Map([[UNTIMED, UNTIMED]])
  return day => {
    const first = known.get(day) ?? firstOfMonth(day)
    known.set(day, first)
    return first
  }
}

function firstOfMonth(day: number): number {
  const date = new Date(day * MS_A_DAY)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / MS_A_DAY
}

function dateOf(day: number): string {
  return new Date(day * MS_A_DAY).toISOString().slice(0, 10)
}

/** @param date as `2026-03-04` */
export function dayNumber(date: string): number {
  return Date.parse(date) / MS_A_DAY
}

const weightOf = ({ input, output }: TokenUse) => input + output
const nothing = (): Sum => ({ input: 0, cachedInput: 0, output: 0, reasoning: 0 })

function addTo(sum: Sum, use: TokenUse): void {
  sum.input += use.input
  sum.cachedInput += use.cachedInput
  sum.output += use.output
  sum.reasoning += use.reasoning
}

function sumOf(uses: readonly TokenUse[]): TokenUse {
  const sum = nothing()
  for (const use of uses) addTo(sum, use)
  return sum
}
