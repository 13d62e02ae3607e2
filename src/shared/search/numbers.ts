/** Amounts as people type them into a search: `>10k`, `<=1.5m`, `10_000`, `5k..20k`. */

export interface Range {
  /** Both ends inclusive; null for no end. */
  readonly least: number | null
  readonly most: number | null
}

const AMOUNT = /^(\d[\d_,]*(?:\.\d+)?)([kmg])?$/i
const FACTORS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9 }
const COMPARED = /^(>=|<=|>|<|=)?(.+)$/s

/** @returns null for what is no amount; an amount without a sign is the least that is asked for. */
export function parseRange(text: string): Range | null {
  const [low, high, ...more] = text.split('..')
  if (low !== undefined && high !== undefined) {
    const [least, most] = [low === '' ? null : amountOf(low), high === '' ? null : amountOf(high)]
    const broken = more.length > 0 || (low !== '' && least === null) || (high !== '' && most === null)
    return broken || (least === null && most === null) ? null : { least, most }
  }
  const [, sign = '>=', written = ''] = COMPARED.exec(text) ?? []
  const amount = amountOf(written)
  if (amount === null) return null
  if (sign === '=') return { least: amount, most: amount }
  if (sign.startsWith('>')) return { least: sign === '>' ? amount + 1 : amount, most: null }
  return { least: null, most: sign === '<' ? amount - 1 : amount }
}

function amountOf(text: string): number | null {
  const [whole, digits = '', unit = ''] = AMOUNT.exec(text.trim()) ?? []
  if (whole === undefined) return null
  const amount = Math.round(Number(digits.replaceAll(/[_,]/g, '')) * (FACTORS[unit.toLowerCase()] ?? 1))
  return Number.isSafeInteger(amount) ? amount : null
}
