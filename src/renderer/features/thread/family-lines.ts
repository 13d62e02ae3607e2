/** The lines of the family tree, row by row. */
export interface FamilyLines {
  readonly depth: number
  /** Levels whose line runs through this row, from top to bottom, to a later relative. */
  readonly through: readonly number[]
  /** Whether another child of the same parent follows. */
  readonly more: boolean
  /** Whether a child follows. */
  readonly children: boolean
}

/** Deeper relatives are drawn at this level. */
const DEEPEST = 6

/** @param depths steps from the root, in tree order. */
export function familyLines(depths: readonly number[]): readonly FamilyLines[] {
  const levels = depths.map(depth => Math.min(DEEPEST, Math.max(0, depth)))
  /** By level: whether a row of it comes, seen from below, before one that is nearer to the root. */
  const follows = new Set<number>()
  const lines: FamilyLines[] = []
  for (const depth of [...levels].reverse()) {
    const children = follows.has(depth + 1)
    for (let deeper = depth + 1; deeper <= DEEPEST; deeper += 1) follows.delete(deeper)
    const through = Array.from({ length: Math.max(0, depth - 1) }, (_, level) => level)
    lines.push({
      depth,
      through: through.filter(level => follows.has(level + 1)),
      more: depth > 0 && follows.has(depth),
      children,
    })
    follows.add(depth)
  }
  return lines.reverse()
}
