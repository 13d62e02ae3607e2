import { isDeepStrictEqual } from 'node:util'
import type { ItemMarks } from '../../../shared/ipc/history.ts'
import { firstChange } from '../../../shared/marks.ts'
import type { TurnSummary } from '../../../shared/turn.ts'
import { Recent } from './recent.ts'

/** What windows were told of outlines: of a thread that has grown since, only what is new need travel. */

const KEPT = 4

interface Told {
  readonly turns: readonly TurnSummary[]
  readonly marks: ItemMarks
}

/** The turns and items that are not what was told before, and how many before them are. */
export interface Growth {
  readonly turns: TurnSummary[]
  readonly marks: ItemMarks
  readonly kept: { readonly turns: number; readonly items: number }
}

export class ToldOutlines {
  /** By version: it names a state of one file. */
  readonly #told = new Recent<Told>(KEPT, () => 1)

  /** Remembers what is told under that name. */
  tell(version: string, told: Told): void {
    this.#told.put(version, told)
  }

  /** What came, or changed, since `version` was told; null where nobody remembers it. */
  since(version: string, { turns, marks }: Told): Growth | null {
    const before = this.#told.get(version)
    if (before === undefined) return null
    const changed = turns.findIndex((turn, number) => !isDeepStrictEqual(before.turns[number], turn))
    const kept = { turns: changed === -1 ? turns.length : changed, items: firstChange(before.marks, marks) }
    return {
      turns: turns.slice(kept.turns),
      marks: {
        kinds: marks.kinds.slice(kept.items),
        outcomes: marks.outcomes.slice(kept.items),
        startedAt: marks.startedAt.slice(kept.items),
        endedAt: marks.endedAt.slice(kept.items),
      },
      kept,
    }
  }
}
