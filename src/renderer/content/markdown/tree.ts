import { toRuns } from '../visible.ts'

/**
 * What is done to parsed Markdown before it is drawn: no ids or names, headings below those of the window, footnotes
 * without links, hidden characters as marks.
 */

interface TextNode {
  readonly type: 'text'
  readonly value: string
}

export interface ElementNode {
  readonly type: 'element'
  readonly tagName: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly children: readonly TreeNode[]
}

/** Raw HTML is text: nothing of it becomes an element. */
type OtherNode = { readonly type: 'raw' | 'comment'; readonly value: string } | { readonly type: 'doctype' }

export type TreeNode = TextNode | ElementNode | OtherNode

/** Properties that elements of Markdown keep; ids, names and data attributes are not among them. */
const KEPT: ReadonlySet<string> = new Set(['href', 'src', 'alt', 'title', 'align', 'start', 'checked'])
/** A turn's heading is of level 2. */
const FIRST_LEVEL = 3

/** Makes the children of a document harmless and legible. */
export function treatChildren(children: readonly TreeNode[]): TreeNode[] {
  return treatAll(children.map(asBlock), [])
}

/** HTML that stands alone is a block of its own, with its line breaks. */
function asBlock(node: TreeNode): TreeNode {
  if (node.type !== 'raw') return node
  return { type: 'element', tagName: 'samp', properties: {}, children: [{ type: 'text', value: node.value }] }
}

function treatAll(children: readonly TreeNode[], depths: number[]): TreeNode[] {
  return children.flatMap(child => treat(child, depths))
}

function treat(node: TreeNode, depths: number[]): TreeNode[] {
  if (node.type === 'doctype') return []
  if (node.type !== 'element') return marked(node.value)
  const { tagName, properties, children } = node
  // Code in blocks draws its own marks; its language stands in the class.
  if (tagName === 'pre') return [{ ...node, properties: {} }]
  if (tagName === 'a' && properties.dataFootnoteBackref !== undefined) return []
  if (tagName === 'a' && properties.dataFootnoteRef !== undefined) return marked(footnoteLabel(properties.href))
  if (tagName === 'section') return treatAll(children.filter(isList), depths).map(asNotes)
  const label = tagName === 'li' ? footnoteLabel(properties.id) : ''
  const kept = Object.fromEntries(Object.entries(properties).filter(([key]) => KEPT.has(key)))
  const treated = treatAll(children, depths)
  const depth = /^h([1-6])$/.exec(tagName)?.[1]
  if (depth !== undefined) {
    const name = `h${levelOf(Number(depth), depths)}`
    return [{ type: 'element', tagName: name, properties: { className: `depth${depth}` }, children: treated }]
  }
  return [{ type: 'element', tagName, properties: kept, children: label === '' ? treated : labelled(label, treated) }]
}

function isList(node: TreeNode): boolean {
  return node.type === 'element' && node.tagName === 'ol'
}

function asNotes(node: TreeNode): TreeNode {
  return node.type === 'element' ? { ...node, tagName: 'ul', properties: { className: 'notes' } } : node
}

function labelled(label: string, children: readonly TreeNode[]): TreeNode[] {
  const sign: TreeNode = { type: 'element', tagName: 'sup', properties: {}, children: marked(label) }
  const [first, ...rest] = children.filter(child => child.type !== 'text' || child.value.trim() !== '')
  if (first?.type !== 'element') return [sign, ...children]
  return [{ ...first, children: [sign, ...first.children] }, ...rest]
}

/** Levels without a gap, whatever depths a text uses. */
function levelOf(depth: number, depths: number[]): number {
  while ((depths.at(-1) ?? 0) >= depth) depths.pop()
  depths.push(depth)
  return Math.min(6, FIRST_LEVEL + depths.length - 1)
}

/** A text with its hidden characters as elements. */
function marked(text: string): TreeNode[] {
  return toRuns(text).map(run =>
    run.kind === 'text'
      ? { type: 'text', value: run.text }
      : {
          type: 'element',
          tagName: 'mark',
          properties: { title: run.title },
          children: [{ type: 'text', value: run.text }],
        },
  )
}

/** `[label]` from the id or address that the parser made of it. */
function footnoteLabel(made: unknown): string {
  const [, label] = /^#?user-content-fn-(.*)$/s.exec(typeof made === 'string' ? made : '') ?? []
  if (label === undefined) return ''
  try {
    return `[${decodeURIComponent(label)}]`
  } catch {
    // Not the parser's own escapes, then: as it stands.
    return `[${label}]`
  }
}

/** All text within an element. */
export function textOf(node: TreeNode | undefined): string {
  if (node === undefined || node.type === 'doctype') return ''
  return node.type === 'element' ? node.children.map(textOf).join('') : node.value
}
