/**
 * Scrolls the part of the page that an element lies in, and nothing around it: `scrollIntoView` moves the whole window as
 * well, which has nothing to scroll.
 * @param part where in it the element comes to stand; the start is below what lies over it, its `scroll-padding-top`
 */
export function scrollWithin(element: Element, part: 'start' | 'center'): void {
  const scroller = scrollerOf(element)
  if (scroller === null) return
  const [own, around] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()]
  const covered = Number.parseFloat(getComputedStyle(scroller).scrollPaddingTop) || 0
  const room = part === 'start' ? covered : Math.max(0, (scroller.clientHeight - own.height) / 2)
  scroller.scrollTop += own.top - around.top - room
}

function scrollerOf(element: Element): Element | null {
  for (let one = element.parentElement; one !== null && one !== document.body; one = one.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(one).overflowY)) return one
  }
  return null
}
