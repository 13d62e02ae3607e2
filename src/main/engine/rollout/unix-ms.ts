/** Times of records. Nearly all are written alike and follow each other, so the day of one is mostly that of the next. */

/** `2026-03-04T05:06:07.890Z` */
const WRITTEN = /^\d{4}-\d\d-\d\d$/
const LENGTH = 24
const DAY_LENGTH = 10

let day = ''
let dayMs = Number.NaN

/** A time as files write it in unix ms; null where it is none. */
export function unixMs(time: string | null): number | null {
  if (time === null) return null
  const clock = clockMs(time)
  const parsed = clock === null || !isDay(time) ? Date.parse(time) : dayMs + clock
  return Number.isNaN(parsed) ? null : parsed
}

/** Whether the time is of the day that is known, or of another that can be. */
function isDay(time: string): boolean {
  if (!time.startsWith(day) || day === '') {
    const date = time.slice(0, DAY_LENGTH)
    day = WRITTEN.test(date) ? date : ''
    dayMs = Date.parse(`${date}T00:00:00.000Z`)
  }
  return day !== '' && !Number.isNaN(dayMs)
}

/** Ms since midnight of a time that is written in full, in UTC; null for any other. */
function clockMs(time: string): number | null {
  if (time.length !== LENGTH || time[10] !== 'T' || time[13] !== ':' || time[16] !== ':') return null
  if (time[19] !== '.' || time[23] !== 'Z') return null
  const [hours, minutes, seconds] = [digits(time, 11, 13), digits(time, 14, 16), digits(time, 17, 19)]
  const clock = ((hours * 60 + minutes) * 60 + seconds) * 1000 + digits(time, 20, 23)
  return hours < 24 && minutes < 60 && seconds < 60 && !Number.isNaN(clock) ? clock : null
}

function digits(time: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at += 1) {
    const digit = time.charCodeAt(at) - 0x30
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}
