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
  return levels.map((depth, row) => {
    const through: number[] = []
    let more = false
    for (let level = 0; level < depth; level += 1) {
      // The line of a level goes on while a row one level deeper comes before the level itself does.
      const next = levels.slice(row + 1).find(other => other <= level + 1)
      if (next !== level + 1) continue
      if (level === depth - 1) more = true
      else through.push(level)
    }
    return { depth, through, more, children: (levels[row + 1] ?? -1) > depth }
  })
}
