import type { ModelPrice, TokenUse } from '../../../shared/ipc/usage.ts'

/** What usage costs at the prices that the person has given. */

const MILLION = 1_000_000

/** The cost of one model's usage; cached input is a part of input, reasoning is paid as output. */
export function costOf(use: TokenUse, price: Omit<ModelPrice, 'model'>): number {
  const cached = Math.min(use.cachedInput, use.input)
  return ((use.input - cached) * price.input + cached * price.cachedInput + use.output * price.output) / MILLION
}

export interface Costs {
  /** Of the models that have a price; null where none has. */
  readonly total: number | null
  /** By model. */
  readonly of: ReadonlyMap<string, number>
  /** Models that were used and have no price. */
  readonly unpriced: number
}

/** Costs of all models that usage names. */
export function costsOf(
  models: readonly (TokenUse & { readonly value: string })[],
  prices: readonly ModelPrice[],
): Costs {
  const known = new Map(prices.map(price => [price.model, price]))
  const of = new Map<string, number>()
  for (const use of models) {
    const price = known.get(use.value)
    if (price !== undefined) of.set(use.value, costOf(use, price))
  }
  const total = of.size === 0 ? null : [...of.values()].reduce((sum, cost) => sum + cost, 0)
  return { total, of, unpriced: models.length - of.size }
}

const format = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** `1,204.50`; amounts that would be shown as nothing are said to be small. */
export function costText(cost: number): string {
  return cost > 0 && cost < 0.005 ? '< 0.01' : format.format(cost)
}
