import type { MarkLetter } from '../../../shared/marks.ts'

const WORDS: Readonly<Record<MarkLetter, string>> = {
  u: 'Your message',
  a: 'Answer',
  r: 'Reasoning',
  c: 'Command',
  f: 'File change',
  p: 'Plan',
  m: 'MCP call',
  t: 'Tool call',
  w: 'Web search',
  i: 'Image',
  g: 'Generated image',
  s: 'Sub-agent',
  l: 'Call to sub-agents',
  h: 'Text from a hook',
  v: 'Review began',
  x: 'Review ended',
  k: 'Context compacted',
  z: 'Wait',
  n: 'Note',
}

const words: ReadonlyMap<string, string> = new Map(Object.entries(WORDS))

/** What an item is, by its mark. */
export function itemWords(letter: string | undefined): string {
  return words.get(letter ?? '') ?? 'Item'
}
