/** A time in UTC as other programs read it; null for none, and for one that no calendar has, which files may name. @param ms unix */
export function isoTime(ms: number | null): string | null {
  const at = new Date(ms ?? Number.NaN)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
