/** Days as date fields write them (`YYYY-MM-DD`, the person's own calendar) and as queries want them (unix seconds). */

/** The first second of a day; null for text that is no day. */
export function dayStart(day: string): number | null {
  const [year, month, date] = parts(day)
  if (year === undefined || month === undefined || date === undefined) return null
  return new Date(year, month - 1, date).getTime() / 1000
}

/** The last second of a day; null for text that is no day. Days are not all of the same length. */
export function dayEnd(day: string): number | null {
  const [year, month, date] = parts(day)
  if (year === undefined || month === undefined || date === undefined) return null
  return new Date(year, month - 1, date + 1).getTime() / 1000 - 1
}

/** The day of an instant, for a date field; empty for none. */
export function dayOf(seconds: number | null): string {
  if (seconds === null) return ''
  const at = new Date(seconds * 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

function parts(day: string): number[] {
  return /^\d{4,6}-\d{2}-\d{2}$/.test(day) ? day.split('-').map(Number) : []
}
