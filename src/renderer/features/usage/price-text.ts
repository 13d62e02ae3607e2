import type { ModelPrice } from '../../../shared/ipc/usage.ts'

/** Prices as people write them. */

export interface PriceText {
  readonly input: string
  readonly cachedInput: string
  readonly output: string
}

/** A price as it stands in the fields; empty ones where there is none. */
export function textOf(price: ModelPrice | undefined): PriceText {
  if (price === undefined) return { input: '', cachedInput: '', output: '' }
  return { input: String(price.input), cachedInput: String(price.cachedInput), output: String(price.output) }
}

/** The price that the fields say: null when all are empty, `wrong` when only some are or one is no amount. */
export function priceOf(text: PriceText): Omit<ModelPrice, 'model'> | null | 'wrong' {
  const fields = [text.input, text.cachedInput, text.output].map(field => field.trim())
  if (fields.every(field => field === '')) return null
  const [input, cachedInput, output] = fields.map(amountOf)
  if (input === undefined || cachedInput === undefined || output === undefined) return 'wrong'
  return { input, cachedInput, output }
}

/** `1.25`, and `1,25` as much of the world writes it. */
function amountOf(text: string): number | undefined {
  const amount = /^\d{1,9}(?:[.,]\d{1,9})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  return amount <= 1e9 ? amount : undefined
}
