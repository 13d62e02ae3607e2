import Markdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { isObject } from '../rollout/record.ts'

/** Markdown as the window's own parser reads it. For tests only. */

export interface ParsedBlock {
  readonly type: string
  /** Of a heading. */
  readonly depth: number | null
  readonly text: string
}

interface Parsed {
  readonly blocks: readonly ParsedBlock[]
  /** The kinds of everything in it. */
  readonly kinds: ReadonlySet<string>
  /** Where its links lead. */
  readonly urls: readonly string[]
}

export function parseMarkdown(source: string): Parsed {
  const trees: unknown[] = []
  const keep = () => (tree: unknown) => {
    trees.push(tree)
    // What would be drawn of it is of no interest.
    return { type: 'root', children: [] }
  }
  Markdown({ children: source, remarkPlugins: [remarkGfm, keep] })
  const nodes = trees.flatMap(nodesOf)
  const blocks = trees.flatMap(childrenOf).map(block => ({
    type: String(block.type),
    depth: typeof block.depth === 'number' ? block.depth : null,
    text: nodesOf(block)
      .map(({ value }) => (typeof value === 'string' ? value : ''))
      .join(''),
  }))
  const urls = nodes.flatMap(({ url }) => (typeof url === 'string' ? url : []))
  return { blocks, kinds: new Set(nodes.map(node => String(node.type))), urls }
}

type Node = Readonly<Record<string, unknown>>

function childrenOf(node: unknown): Node[] {
  return isObject(node) && Array.isArray(node.children) ? node.children.filter(isObject) : []
}

/** A node and all below it in the order of the text, however deep. */
function nodesOf(root: unknown): Node[] {
  const found: Node[] = []
  const waiting: unknown[] = [root]
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (!isObject(node)) continue
    found.push(node)
    waiting.push(...childrenOf(node).reverse())
  }
  return found
}
