/** Dates as people type them into a search: `2026`, `2026-08`, `2026-08-01`, a full time, `7d`, `2w`, `3m`, `1y`, `today`. */

const DATE = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/i
const AGO = /^(\d{1,4})([dwmy])$/i

/**
 * @param now unix ms
 * @returns the instant at which the day, month or year begins on this machine's calendar, unix ms; null for no date
 */
export function parseDate(text: string, now: number): number | null {
  const [date, year = '', month = '1', day = '1'] = DATE.exec(text) ?? []
  if (date !== undefined) return dayStart(Number(year), Number(month), Number(day))
  if (TIME.test(text)) return instantOrNull(Date.parse(text))
  const today = new Date(now)
  const [y, m, d] = [today.getFullYear(), today.getMonth(), today.getDate()]
  const word = text.toLowerCase()
  if (word === 'today') return new Date(y, m, d).getTime()
  if (word === 'yesterday') return new Date(y, m, d - 1).getTime()
  const [ago, count = '', unit = ''] = AGO.exec(word) ?? []
  if (ago === undefined) return null
  const n = Number(count)
  if (unit === 'y') return instantOrNull(new Date(y - n, m, d).getTime())
  if (unit === 'm') return instantOrNull(new Date(y, m - n, d).getTime())
  return instantOrNull(new Date(y, m, d - n * (unit === 'w' ? 7 : 1)).getTime())
}

function dayStart(year: number, month: number, day: number): number | null {
  const date = new Date(year, month - 1, day)
  // Years below 100 mean other ones to the constructor.
  date.setFullYear(year)
  const real = date.getMonth() === month - 1 && date.getDate() === day
  return real ? instantOrNull(date.getTime()) : null
}

function instantOrNull(ms: number): number | null {
  return Number.isFinite(ms) ? ms : null
}
