import type { ShownItem } from '../../../shared/item.ts'
import { countLines } from '../../content/text/fold-lines.ts'

/** How much content one frame can draw. Weights are about elements on the page: the time that it takes follows them. */
export const FRAME_WEIGHT = 110

/** An item that has a row now. */
export interface Candidate {
  /** Counted through all turns. */
  readonly item: number
  readonly content: ShownItem
  /** Not only near the window's edge. */
  readonly inSight: boolean
}

interface Pace {
  /** The items whose content is drawn. */
  readonly drawn: ReadonlySet<number>
  /** Of those that were not drawn before. */
  readonly weight: number
  /** Whether some are left for later. */
  readonly waits: boolean
}

/**
 * Chooses what is drawn: all that was before, and of the new items as many as `budget` allows, those in sight first. One
 * that is heavier than a whole frame's worth comes alone.
 */
export function pace(rows: readonly Candidate[], before: ReadonlySet<number>, budget: number): Pace {
  const drawn = new Set<number>()
  let weight = 0
  let waits = false
  for (const { item } of rows) if (before.has(item)) drawn.add(item)
  for (const sight of [true, false]) {
    for (const { item, content, inSight } of rows) {
      if (inSight !== sight || drawn.has(item)) continue
      const own = weightOf(content)
      if (waits || weight >= budget || (weight > 0 && weight + own > budget)) {
        waits = true
        continue
      }
      drawn.add(item)
      weight += own
    }
  }
  return { drawn, weight, waits }
}

const AROUND = 40
const CHANGE = { most: 40, line: 8 } as const
const CHARS_PER_ELEMENT = 40
const MOST_CHARS = 8_000

/** About how many elements an item's content has while it is folded. */
export function weightOf(item: ShownItem): number {
  switch (item.type) {
    case 'fileChange': {
      const lines = item.changes.reduce((sum, { diff }) => sum + Math.min(CHANGE.most, countLines(diff)), 0)
      return AROUND + CHANGE.line * Math.min(CHANGE.most, lines) + 10 * item.changes.length
    }
    case 'agentMessage':
    case 'plan':
      return AROUND + Math.min(MOST_CHARS, item.text.length) / CHARS_PER_ELEMENT
    default:
      return AROUND
  }
}
