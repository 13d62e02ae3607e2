/** All formatting of numbers, sizes, times and durations. The words of the window are English, so are the formats. */

const LOCALE = 'en-GB'
const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 })
const tenth = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 })
const digits3 = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 })
const clockFormat = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' })
const clockSeconds = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const weekdayLong = new Intl.DateTimeFormat(LOCALE, { weekday: 'long' })
const weekdayShort = new Intl.DateTimeFormat(LOCALE, { weekday: 'short' })
const dayMonth = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' })
const dayMonthYear = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' })
const exactFormat = new Intl.DateTimeFormat(LOCALE, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
})

/** `2,184` */
export function count(value: number): string {
  return whole.format(value)
}

/** `1 thread`, `2,184 threads`. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`
}

function scaled(value: number, unit: string): string {
  return `${value < 9.95 ? tenth.format(value) : whole.format(value)} ${unit}`
}

/** Short counts for narrow places: `904`, `4.2 k`, `412 k`, `1.8 M`, `3 G`. */
export function compact(value: number): string {
  if (value < 1000) return whole.format(value)
  if (value < 999_500) return scaled(value / 1e3, 'k')
  if (value < 999_500_000) return scaled(value / 1e6, 'M')
  return scaled(value / 1e9, 'G')
}

/** Sizes in decimal units with three digits: `918 kB`, `4.83 MB`. */
export function bytes(value: number): string {
  if (value < 1000) return `${whole.format(value)} B`
  if (value < 999_500) return `${digits3.format(value / 1e3)} kB`
  if (value < 999_500_000) return `${digits3.format(value / 1e6)} MB`
  return `${digits3.format(value / 1e9)} GB`
}

/** How long something took, from ms: `340 ms`, `12.4 s`, `6 min 07 s`, `1 h 09 min`, `3 d 4 h`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${whole.format(Math.max(0, ms))} ms`
  if (ms < 59_950) return `${tenth.format(ms / 1000)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min ${pad(seconds % MINUTE)} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`
  const hours = Math.round(minutes / 60)
  return `${whole.format(Math.floor(hours / 24))} d ${hours % 24} h`
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

/** Whether `seconds` (unix) is a time at all that a calendar can show. */
export function isTime(seconds: number): boolean {
  return Number.isFinite(seconds) && Math.abs(seconds) < 8.64e12
}

function date(seconds: number): Date {
  return new Date(seconds * 1000)
}

/** `11:52`, from unix seconds. */
export function clock(seconds: number): string {
  return isTime(seconds) ? clockFormat.format(date(seconds)) : 'no time'
}

/** `23 Nov 11:52`, from unix seconds. */
export function dayClock(seconds: number): string {
  return isTime(seconds) ? `${dayMonth.format(date(seconds))} ${clock(seconds)}` : 'no time'
}

/** `Mon, 23 Nov 2026, 11:52:07 UTC`: the exact time, for titles. */
export function exact(seconds: number): string {
  return isTime(seconds) ? exactFormat.format(date(seconds)) : 'no time'
}

/** The machine's form, for `<time dateTime>`; undefined where there is no time. */
export function isoTime(seconds: number): string | undefined {
  return isTime(seconds) ? date(seconds).toISOString() : undefined
}

/** `11:52:07`, from the text of a record's timestamp; the text itself where it is no time. */
export function clockOfRecord(timestamp: string): string {
  const parsed = new Date(timestamp)
  return Number.isNaN(parsed.getTime()) ? timestamp : clockSeconds.format(parsed)
}

/** Midnight of the local day that `seconds` lies in: unix seconds. */
export function dayStart(seconds: number): number {
  const day = date(seconds)
  day.setHours(0, 0, 0, 0)
  return Math.floor(day.getTime() / 1000)
}

/** Whole local days from `seconds` to `now`; 0 is today, 1 yesterday, negative is ahead. */
export function daysAgo(seconds: number, now: number): number {
  return Math.round((dayStart(now) - dayStart(seconds)) / DAY)
}

/** A day's name and, where the name says less than the date, the date: `Today` + `Mon 23 Nov`. */
export function dayName(seconds: number, now: number): { readonly name: string; readonly detail: string } {
  if (!isTime(seconds)) return { name: 'No time', detail: '' }
  const day = date(seconds)
  const short = `${weekdayShort.format(day)} ${dayMonth.format(day)}`
  const ago = daysAgo(seconds, now)
  if (ago === 0) return { name: 'Today', detail: short }
  if (ago === 1) return { name: 'Yesterday', detail: short }
  if (ago > 1 && ago < 7) return { name: weekdayLong.format(day), detail: dayMonth.format(day) }
  if (day.getFullYear() === date(now).getFullYear())
    return { name: dayMonth.format(day), detail: weekdayLong.format(day) }
  return { name: dayMonthYear.format(day), detail: weekdayLong.format(day) }
}

/** How long ago, in the space of a list row: `now`, `12 min ago`, `3 h ago`, `Yesterday`, `Sat`, `14 Nov`, `14 Nov 2025`. */
export function ago(seconds: number, now: number): string {
  if (!isTime(seconds)) return 'no time'
  const days = daysAgo(seconds, now)
  if (days === 0 && seconds <= now) {
    const passed = now - seconds
    if (passed < MINUTE) return 'now'
    if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min ago`
    return `${Math.floor(passed / HOUR)} h ago`
  }
  if (days === 1) return 'Yesterday'
  const day = date(seconds)
  if (days > 1 && days < 7) return weekdayShort.format(day)
  return day.getFullYear() === date(now).getFullYear() ? dayMonth.format(day) : dayMonthYear.format(day)
}

/** A time in running text: `today 11:52`, `yesterday 21:30`, `Sat 21 Nov 18:04`, `14 Oct 2025 09:10`. */
export function whenText(seconds: number, now: number): string {
  if (!isTime(seconds)) return 'no time'
  return `${dayText(seconds, now)} ${clock(seconds)}`
}

function dayText(seconds: number, now: number): string {
  const day = date(seconds)
  const days = daysAgo(seconds, now)
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days > 1 && days < 7) return `${weekdayShort.format(day)} ${dayMonth.format(day)}`
  return day.getFullYear() === date(now).getFullYear() ? dayMonth.format(day) : dayMonthYear.format(day)
}

/** From one time to another: `Today, 08:32 to 09:41`, `Sat 21 Nov 18:04 to today 09:41`. */
export function spanText(from: number, to: number, now: number): string {
  if (!isTime(from) || !isTime(to)) return 'no time'
  const text =
    dayStart(from) === dayStart(to)
      ? clock(from) === clock(to)
        ? `${dayText(from, now)}, ${clock(from)}`
        : `${dayText(from, now)}, ${clock(from)} to ${clock(to)}`
      : `${whenText(from, now)} to ${whenText(to, now)}`
  return text.charAt(0).toUpperCase() + text.slice(1)
}
