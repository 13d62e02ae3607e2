import { type RefObject, useMemo } from 'react'
import type { ThreadOutline } from '../../../shared/ipc/history.ts'
import { usePixelRatio, useTheme } from '../../util/use-screen.ts'
import { useSize } from '../../util/use-size.ts'
import type { Span } from './axis.ts'
import { buildColumns } from './columns.ts'
import { ROOM, timeForm, timeLabels, turnLabels } from './labels.ts'
import type { Line } from './use-line.ts'

interface PictureOptions {
  readonly outline: ThreadOutline
  readonly line: Line
  /** The part of the line that is drawn. */
  readonly span: Span
  /** Items in which something was found, ascending. */
  readonly hits: readonly number[]
  /** The turn whose number is never left out; null for none. */
  readonly current: number | null
}

export const NO_HITS: readonly number[] = []

/** What is drawn of a part of the line in the width of `box`, and the labels above and below it. */
export function usePicture(
  box: RefObject<HTMLElement | null>,
  { outline: { turns, marks }, line: { track, axis }, span, hits, current }: PictureOptions,
) {
  const { width } = useSize(box)
  const theme = useTheme()
  const ratio = usePixelRatio()
  const columns = useMemo(() => {
    const muted = (turn: number) => turns[turn]?.rolledBack === true
    const source = { track, axis, marks, muted, hits }
    return width === 0 ? null : buildColumns(source, span, Math.round(width * ratio), ratio)
  }, [track, axis, turns, marks, hits, span, width, ratio])
  const form = timeForm(axis, span)
  const numbers = useMemo(() => turnLabels(axis, span, width, current), [axis, span, width, current])
  const times = useMemo(() => timeLabels(axis, span, width, ROOM[form]), [axis, span, width, form])
  return { width, theme, ratio, columns, form, numbers, times }
}
