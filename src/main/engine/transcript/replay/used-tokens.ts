import * as z from 'zod'
import { type DayUse, dayUse } from '../../usage/file-usage.ts'
import type { StoredUsage } from './event-schemas.ts'

/** Days times models of one file; what comes beyond them goes to no day and no model. */
const MAX_ENTRIES = 5000
/** Running totals that are remembered; beyond them only the last one is. */
const MAX_TOTALS = 100_000
const MAX_MODEL_CHARS = 200
const MS_A_DAY = 86_400_000
/** A count that no request can have. */
const MAX_TOKENS = 1e12

export const keptUsed = z.object({
  entries: z.map(z.string(), dayUse),
  totals: z.set(z.string()),
  last: z.string(),
})

interface Count {
  readonly total: StoredUsage
  readonly last: StoredUsage
}

interface CountPlace {
  /** Whether the thread itself used it, and has not copied it. */
  readonly own: boolean
  /** Whether the thread may have begun with a total that is not its own. */
  readonly derived: boolean
  /** Unix ms, 0 for none. */
  readonly time: number
  readonly model: string
}

/**
 * What the requests of a thread used, by day and model. Each running total is one request, however often the file says
 * it: the client repeats totals when only its limits have changed, and a file may hold lines twice. What the request
 * used is its own usage, never the total, which in a fork goes on from what the source had used.
 */
export class UsedTokens {
  readonly #entries = new Map<string, { -readonly [K in keyof DayUse]: DayUse[K] }>()
  readonly #totals = new Set<string>()
  #last = ''

  get kept(): z.infer<typeof keptUsed> {
    return { entries: this.#entries, totals: this.#totals, last: this.#last }
  }

  /** Goes on from what was kept. */
  resume({ entries, totals, last }: z.infer<typeof keptUsed>): void {
    for (const [key, use] of entries) this.#entries.set(key, use)
    for (const total of totals) this.#totals.add(total)
    this.#last = last
  }

  /** Takes a count. */
  add({ total, last }: Count, { own, derived, time, model }: CountPlace): void {
    const key = `${total.total_tokens}/${total.input_tokens}/${total.output_tokens}`
    const known = key === this.#last || this.#totals.has(key)
    // The first total of a thread that begins with nothing is what it has used so far, also where lines before it are lost.
    const used = this.#last === '' && !derived ? total : last
    this.#last = key
    if (this.#totals.size < MAX_TOTALS) this.#totals.add(key)
    if (known || !own) return
    const entry = this.#entry(dayOf(time), model.slice(0, MAX_MODEL_CHARS))
    const input = tokens(used.input_tokens)
    const output = tokens(used.output_tokens)
    entry.input += input
    entry.cachedInput += Math.min(input, tokens(used.cached_input_tokens))
    entry.output += output
    entry.reasoning += Math.min(output, tokens(used.reasoning_output_tokens))
  }

  /** So far; nothing that is returned changes later. */
  get days(): DayUse[] {
    return [...this.#entries.values()].map(entry => ({ ...entry }))
  }

  #entry(day: number | null, model: string): { -readonly [K in keyof DayUse]: DayUse[K] } {
    const key = `${day} ${model}`
    const known = this.#entries.get(key)
    if (known !== undefined) return known
    if (this.#entries.size >= MAX_ENTRIES && (day !== null || model !== '')) return this.#entry(null, '')
    const made = { day, model, input: 0, cachedInput: 0, output: 0, reasoning: 0 }
    this.#entries.set(key, made)
    return made
  }
}

function tokens(value: number): number {
  return Number.isInteger(value) && value > 0 && value <= MAX_TOKENS ? value : 0
}

/** The day on this machine's calendar, counted from 1970-01-01; null where there is no time. @param time unix ms */
export function dayOf(time: number): number | null {
  if (time <= 0) return null
  const date = new Date(time)
  const year = date.getFullYear()
  return year > 9999 ? null : Date.UTC(year, date.getMonth(), date.getDate()) / MS_A_DAY
}
