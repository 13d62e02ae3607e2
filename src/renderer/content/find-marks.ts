import type { FindQuery } from '../../shared/find-text.ts'
import { findInPieces } from './find-pieces.ts'

/** Marks what was looked for in what is drawn, by the CSS Custom Highlight API: nothing of the page is changed. */

/** More marks than this in one screenful help nobody. */
const MOST = 2000
const BLOCKS =
  'article, section, div, p, li, td, th, tr, pre, blockquote, h1, h2, h3, h4, h5, h6, ul, ol, table, button, dialog, [data-gutter]'
/** Words of ours that stand within texts. */
const SKIPPED = '.vh, [aria-hidden="true"], [role="toolbar"], svg, title, time'

/** The texts of an element, cut where blocks begin and end. */
function blocksOf(root: Element): Text[][] {
  const blocks: Text[][] = []
  let last: Element | null = null
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, node => {
    if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT
    return node.matches(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP
  })
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.data === '') continue
    const block = node.parentElement?.closest(BLOCKS) ?? root
    if (block !== last) blocks.push([])
    last = block
    blocks.at(-1)?.push(node)
  }
  return blocks
}

/** Where a query stands in what is drawn below an element, in the page's order. */
export function findRanges(root: Element, query: FindQuery): readonly Range[] {
  const ranges: Range[] = []
  for (const block of blocksOf(root)) {
    const texts = block.map(node => node.data)
    for (const { from, to } of findInPieces(texts, query)) {
      const [start, end] = [block[from[0]], block[to[0]]]
      if (start === undefined || end === undefined) continue
      const range = new Range()
      range.setStart(start, from[1])
      range.setEnd(end, to[1])
      ranges.push(range)
    }
    if (ranges.length >= MOST) break
  }
  return ranges
}

export interface FindMarks {
  /** Marks all that is drawn below `root`. To be called again when rows come and go. @returns how many there are. */
  readonly update: (root: Element, query: FindQuery) => number
  /** Makes the n-th mark (from 0; the last where there are fewer) within an element the current one; none for null. */
  readonly currentIn: (within: Element | null, index: number) => Range | undefined
  /** Takes all marks away. */
  readonly clear: () => void
}

/** Marks for one place that is searched; only one at a time can have marks. */
export function createFindMarks(): FindMarks {
  let ranges: readonly Range[] = []
  return {
    update(root, query) {
      ranges = query.text === '' ? [] : findRanges(root, query)
      CSS.highlights.set('find', new Highlight(...ranges))
      return ranges.length
    },
    currentIn(within, index) {
      const among = within === null ? [] : ranges.filter(range => within.contains(range.startContainer))
      const range = among[Math.min(index, among.length - 1)]
      if (range === undefined) {
        CSS.highlights.delete('find-current')
        return undefined
      }
      const highlight = new Highlight(range)
      highlight.priority = 1
      CSS.highlights.set('find-current', highlight)
      return range
    },
    clear() {
      ranges = []
      CSS.highlights.delete('find')
      CSS.highlights.delete('find-current')
    },
  }
}
