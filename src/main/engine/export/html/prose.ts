import { proseLines } from '../visible.ts'
import { escapeHtml } from './escape.ts'

/**
 * Markdown as HTML, as far as reading needs it: code blocks, tables, headings, code spans and bold words; all else
 * stays the text that it is, with its line breaks. A whole Markdown engine would have to be shipped and trusted; here
 * every piece of text is escaped by itself, so that a mistake in telling the pieces apart is at worst ugly.
 */
export function proseHtml(source: string): string {
  const lines = proseLines(source).split('\n')
  const out: string[] = []
  let text: string[] = []
  const flush = () => {
    const joined = text.join('\n').replace(/^\n+|\s+$/g, '')
    if (joined !== '') out.push(`<div class="prose">${joined}</div>`)
    text = []
  }
  for (let at = 0; at < lines.length; ) {
    const piece = codeAt(lines, at) ?? tableAt(lines, at)
    if (piece === null) {
      text.push(lineHtml(lines[at] ?? ''))
      at += 1
      continue
    }
    flush()
    out.push(piece.html)
    at = piece.next
  }
  flush()
  return out.join('\n')
}

interface Piece {
  readonly html: string
  /** Index of the first line behind it. */
  readonly next: number
}

/** The code block that begins at a line; null where none does. */
function codeAt(lines: readonly string[], at: number): Piece | null {
  const [, marks, info = ''] = /^ {0,12}(`{3,}|~{3,})(.*)$/.exec(lines[at] ?? '') ?? []
  if (marks === undefined || info.includes('`')) return null
  const end = nextLine(lines, at + 1, line => line.trim().startsWith(marks) && /^(`+|~+)$/.test(line.trim()))
  const language = info.trim() === '' ? '' : `<b>${escapeHtml(info.trim())}</b>\n`
  return {
    html: `<pre>${language}<code>${escapeHtml(lines.slice(at + 1, end).join('\n'))}</code></pre>`,
    next: end + 1,
  }
}

/** A line of bars and dashes under a line with bars makes a table. */
const RULER = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/

function tableAt(lines: readonly string[], at: number): Piece | null {
  const [head = '', ruler = ''] = lines.slice(at, at + 2)
  if (!head.includes('|') || !ruler.includes('|') || !RULER.test(ruler)) return null
  const next = nextLine(lines, at + 2, line => !line.includes('|'))
  const rows = lines.slice(at + 2, next).map(line => rowHtml(line, 'td'))
  const html = `<table><thead>${rowHtml(head, 'th')}</thead><tbody>${rows.join('\n')}</tbody></table>`
  return { html, next }
}

/** Index of the next line that fits, from one on; behind the last line where none does. */
function nextLine(lines: readonly string[], from: number, fits: (line: string) => boolean): number {
  let at = from
  while (at < lines.length && !fits(lines[at] ?? '')) at += 1
  return at
}

function rowHtml(line: string, tag: 'th' | 'td'): string {
  const cells = line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
  return `<tr>${cells.map(cell => `<${tag}>${inlineHtml(cell.trim().replaceAll('\\|', '|'))}</${tag}>`).join('')}</tr>`
}

function lineHtml(line: string): string {
  const [, words] = /^ {0,3}#{1,6}[ \t]+(.*)$/.exec(line) ?? []
  return words === undefined ? inlineHtml(line) : `<b class="heading">${inlineHtml(words)}</b>`
}

function inlineHtml(line: string): string {
  return line
    .split(/(`[^`]+`|\*\*[^*]+\*\*)/)
    .map(piece => {
      if (piece.length > 2 && piece.startsWith('`')) return `<code>${escapeHtml(piece.slice(1, -1))}</code>`
      if (piece.length > 4 && piece.startsWith('**')) return `<b>${escapeHtml(piece.slice(2, -2))}</b>`
      return escapeHtml(piece)
    })
    .join('')
}
