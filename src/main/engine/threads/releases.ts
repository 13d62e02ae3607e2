/** Orders releases (`0.9`, `0.144`) by their numbers; what has none comes first. */
export function compareReleases(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)]
  for (let at = 0; at < 2; at += 1) {
    const difference = (left[at] ?? -1) - (right[at] ?? -1)
    if (difference !== 0) return difference
  }
  return a < b ? -1 : a > b ? 1 : 0
}

function numbersOf(release: string): number[] {
  return /^\d+(\.\d+)?$/.test(release) ? release.split('.').map(Number) : []
}
