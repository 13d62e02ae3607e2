const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric' })

/** A bar of findings over time in words: `4 Mar 2026`, `Mar 2026`. @param ms unix */
export function barName(unit: 'day' | 'month', ms: number): string {
  return (unit === 'day' ? day : month).format(new Date(ms))
}
