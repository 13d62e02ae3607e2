import { useMemo } from 'react'
import type { ThreadOutline } from '../../../shared/ipc/history.ts'
import { type Axis, buildAxis } from './axis.ts'
import { buildTrack, type Track } from './track.ts'

export interface Line {
  readonly track: Track
  readonly axis: Axis
  /** Whether a turn stands on the line. */
  readonly shown: (turn: number) => boolean
}

/** A thread laid out on one line. Made anew only when the thread or the switch changes. */
export function useLine(outline: ThreadOutline, showRolledBack: boolean): Line {
  const track = useMemo(() => buildTrack(outline), [outline])
  return useMemo(() => {
    const shown = (turn: number) => showRolledBack || outline.turns[turn]?.rolledBack !== true
    return { track, shown, axis: buildAxis(track, shown) }
  }, [track, outline, showRolledBack])
}
