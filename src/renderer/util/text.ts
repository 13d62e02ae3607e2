/** Names made from the texts of threads; the texts stay untrusted and are drawn by `content/`. */

/** The last part of a folder's path, of either system; the path itself where it has no parts. */
export function lastPart(path: string): string {
  const parts = path.split(/[\\/]/).filter(part => part !== '')
  return parts.at(-1) ?? path
}

/** Splits a path before its last part, so that the first half can give way in narrow places. */
export function splitPath(path: string): readonly [string, string] {
  const end = path.replace(/[\\/]+$/, '').search(/[^\\/]*$/)
  return end <= 0 ? ['', path] : [path.slice(0, end), path.slice(end)]
}

/** At most `max` characters (code points), with an ellipsis where something was cut. */
export function cutText(text: string, max: number): string {
  const points = Array.from(text.slice(0, max * 2 + 2))
  return points.length <= max ? text : `${points.slice(0, max).join('')}…`
}
