import { HEADING, type Still } from './use-still.ts'

const AIR = 16

/** Moves what scrolls inside a row so that the range is within it. */
function revealWithin(scroller: HTMLElement, range: Range): void {
  const start = range.startContainer
  let element = start instanceof Element ? start : start.parentElement
  for (; element !== null && element !== scroller; element = element.parentElement) {
    const { clientHeight, clientWidth, scrollHeight, scrollWidth } = element
    if (scrollHeight <= clientHeight + 1 && scrollWidth <= clientWidth + 1) continue
    const box = element.getBoundingClientRect()
    const at = range.getBoundingClientRect()
    if (at.top < box.top || at.bottom > box.bottom) element.scrollTop += at.top - box.top - clientHeight / 3
    if (at.left < box.left || at.right > box.right) element.scrollLeft += at.left - box.left - clientWidth / 3
  }
}

/** Brings a range on screen: within what scrolls inside its row, then within the transcript. */
export function revealRange(scroller: HTMLElement, range: Range, still: Still): void {
  revealWithin(scroller, range)
  const box = scroller.getBoundingClientRect()
  const at = range.getBoundingClientRect()
  if (at.top >= box.top + HEADING + AIR && at.bottom <= box.bottom - AIR) return
  still.nudge(at.top - box.top - scroller.clientHeight / 3)
}
