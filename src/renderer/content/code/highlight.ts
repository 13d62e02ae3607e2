import { createLowlight } from 'lowlight'
import { grammars, type Language } from './languages.ts'

/** Colours code: flat pieces of text with one of a few kinds each, by line. */

/** What a piece of code is; the kinds that have a colour. */
export type Kind = 'key' | 'str' | 'num' | 'fn' | 'com' | 'name' | 'add' | 'del'

export interface Token {
  readonly text: string
  readonly kind: Kind | null
}

/** Longer code stays plain. */
export const MOST_CODE = 20_000
/** A line that nobody reads costs as much as all others together. */
const MOST_LINE = 2000

const KINDS: Readonly<Record<string, Kind>> = {
  keyword: 'key',
  'selector-tag': 'key',
  'meta-keyword': 'key',
  built_in: 'fn',
  title: 'fn',
  function_: 'fn',
  section: 'fn',
  name: 'key',
  'selector-id': 'fn',
  'selector-class': 'fn',
  string: 'str',
  regexp: 'str',
  'template-string': 'str',
  bullet: 'key',
  code: 'str',
  char: 'str',
  number: 'num',
  literal: 'num',
  symbol: 'num',
  type: 'num',
  class_: 'num',
  attr: 'name',
  attribute: 'name',
  property: 'name',
  variable: 'name',
  'template-variable': 'name',
  comment: 'com',
  quote: 'com',
  doctag: 'com',
  meta: 'com',
  addition: 'add',
  deletion: 'del',
}

const lowlight = createLowlight()
type Node = ReturnType<typeof lowlight.highlight>['children'][number]

/** The code's lines in coloured pieces; null where it stays plain. */
export function highlightLines(code: string, language: Language | null): readonly (readonly Token[])[] | null {
  if (language === null || code.length > MOST_CODE) return null
  if (code.split('\n').some(line => line.length > MOST_LINE)) return null
  const lines: Token[][] = [[]]
  const add = (text: string, kind: Kind | null) => {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (part !== '') lines.at(-1)?.push({ text: part, kind })
    }
  }
  const walk = (nodes: readonly Node[], kind: Kind | null) => {
    for (const node of nodes) {
      if (node.type === 'text') add(node.value, kind)
      else if (node.type === 'element') walk(node.children, kindOf(node.properties.className) ?? kind)
    }
  }
  try {
    // Making a grammar ready takes a while, and nobody needs all of them.
    if (!lowlight.registered(language)) lowlight.register(language, grammars[language])
    walk(lowlight.highlight(language, code).children, null)
  } catch {
    // A grammar that gives up leaves the code plain.
    return null
  }
  return lines
}

function kindOf(classes: unknown): Kind | undefined {
  if (!Array.isArray(classes)) return undefined
  for (const name of classes.toReversed()) {
    const kind = typeof name === 'string' ? KINDS[name.replace(/^hljs-/, '')] : undefined
    if (kind !== undefined) return kind
  }
  return undefined
}
