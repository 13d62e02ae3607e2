/**
 * Cuts long Markdown into pieces that are parsed one by one, at blank lines between top-level blocks. Code fences become
 * pieces of their own and need no parsing; what is too long for one piece stays plain text.
 */

export type Piece =
  | { readonly kind: 'markdown'; readonly text: string }
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string; readonly language: string }

/** A piece is closed at the first good place after this many characters. */
const ENOUGH = 1500
/** From here on any blank line outside of a fence will do, even one within a list. */
const MUCH = 4000
/** More than this is not parsed: one paragraph of this length is no prose. */
const MOST = 8000

const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})[ \t]*([^\s`]*)/
const ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/
const QUOTES = /^(?:\s*>){40}/

/** Cuts a text at its blocks. The pieces hold all of it but the blank lines between them. */
export function toPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  let block: string[] = []
  let length = 0
  const close = () => {
    const joined = block.join('\n').replace(/^\n+|\s+$/g, '')
    if (joined !== '') pieces.push({ kind: isTooMuch(block, joined) ? 'plain' : 'markdown', text: joined })
    block = []
    length = 0
  }
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const fence = FENCE.exec(line)
    if (fence?.[1] !== undefined && !/^ {1,3}/.test(line)) {
      close()
      const end = fenceEnd(lines, at + 1, fence[1])
      pieces.push({ kind: 'code', text: lines.slice(at + 1, end).join('\n'), language: fence[2] ?? '' })
      at = end
      continue
    }
    block.push(line)
    length += line.length + 1
    if (line.trim() === '' && mayCutBefore(lines[at + 1] ?? '', length)) close()
  }
  close()
  return pieces
}

function isTooMuch(block: readonly string[], text: string): boolean {
  return text.length > MOST || block.some(line => QUOTES.test(line))
}

function mayCutBefore(next: string, length: number): boolean {
  if (length < ENOUGH || next.trim() === '') return false
  return length >= MUCH || (!/^\s/.test(next) && !ITEM.test(next))
}

/** The line of the closing fence, or the number of lines where there is none. */
function fenceEnd(lines: readonly string[], from: number, open: string): number {
  const mark = open.charAt(0)
  for (let at = from; at < lines.length; at += 1) {
    const trimmed = (lines[at] ?? '').trim()
    if (trimmed.length >= open.length && trimmed === mark.repeat(trimmed.length)) return at
  }
  return lines.length
}

const DEFINITION = /^ {0,3}\[([^\]\n]{1,200})\]:[ \t]*\S.*$/gm
const MOST_DEFINITIONS = 100

/** What a text defines for all of its pieces: link targets and footnotes, by their label. */
export function definitionsOf(pieces: readonly Piece[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  if (pieces.length < 2) return found
  for (const piece of pieces) {
    if (piece.kind !== 'markdown') continue
    for (const [line, label = ''] of piece.text.matchAll(DEFINITION)) {
      if (found.size < MOST_DEFINITIONS && !found.has(label)) found.set(label, line)
    }
  }
  return found
}

/** A piece with the definitions that it uses and does not hold itself. */
export function withDefinitions(text: string, definitions: ReadonlyMap<string, string>): string {
  if (definitions.size === 0 || !text.includes('[')) return text
  const missing = [...definitions].filter(([label, line]) => text.includes(`[${label}]`) && !text.includes(line))
  return missing.length === 0 ? text : `${text}\n\n${missing.map(([, line]) => line).join('\n')}`
}
