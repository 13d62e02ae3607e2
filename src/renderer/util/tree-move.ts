/** A row of a tree as far as keys are concerned. */
interface TreeRow {
  /** Number of the parent's row; -1 for the root. */
  readonly parent: number
  /** Whether its children are shown; null where it has none. */
  readonly open: boolean | null
}

/** The row that a key leads to, or the one that it opens or closes. */
export type TreeMove = { readonly to: number } | { readonly toggle: number } | null

/** Arrows, Home and End in a tree; null for any other key, and where a key leads nowhere. */
export function treeMove(rows: readonly TreeRow[], at: number, key: string): TreeMove {
  const row = rows[at]
  if (row === undefined) return null
  switch (key) {
    case 'ArrowDown':
      return { to: Math.min(rows.length - 1, at + 1) }
    case 'ArrowUp':
      return { to: Math.max(0, at - 1) }
    case 'Home':
      return { to: 0 }
    case 'End':
      return { to: rows.length - 1 }
    case 'ArrowRight':
      if (row.open === false) return { toggle: at }
      return rows[at + 1]?.parent === at ? { to: at + 1 } : null
    case 'ArrowLeft':
      if (row.open === true) return { toggle: at }
      return row.parent === -1 ? null : { to: row.parent }
    default:
      return null
  }
}
