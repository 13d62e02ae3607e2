import type { Virtualizer } from '@tanstack/react-virtual'
import { keyOfRow, type RowModel } from './rows.ts'

/** What the reader looks at: the list moves with it. */
export interface Anchor {
  readonly key: number
  /** Of its row, px from the top of the list. */
  readonly rowTop: number
  /** The text at the top. */
  readonly held?: Held
}

interface Held {
  readonly element: Element
  /** Px from the top of the list. */
  readonly top: number
  /** Of the window, px from the top of the screen. */
  readonly windowTop: number
}

const X = 72
/** Below the sticky heading. */
const Y = 41

/** Px from the top of the list's content to an element. */
export function contentTop(scroller: HTMLElement, element: Element): number {
  return element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
}

/** An element with the place where it is now. */
export function heldIn(scroller: HTMLElement, element: Element): Held {
  return { element, top: contentTop(scroller, element), windowTop: scroller.getBoundingClientRect().top }
}

/** The row that stands `at` px from the top of the list. */
export function anchorRow(
  virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>,
  model: RowModel,
  at: number,
): Anchor | null {
  const row = virtualizer.getVirtualItemForOffset(at)
  return row === undefined ? null : { key: keyOfRow(model, row.index), rowTop: row.start }
}

/** The same anchor with the text that stands at the top, where nothing lies over it. */
export function anchorElement(scroller: HTMLElement, anchor: Anchor): Anchor {
  const { left, top } = scroller.getBoundingClientRect()
  const element = document.elementFromPoint(left + X, top + Y)
  if (element === null || element === scroller || !scroller.contains(element)) return anchor
  return { ...anchor, held: heldIn(scroller, element) }
}
