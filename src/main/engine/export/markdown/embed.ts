import { proseLines } from '../visible.ts'
import { fenced } from './fence.ts'

/**
 * Markdown of other people inside our own document. It stays what it is, apart from this: headings go down, HTML is
 * text, pictures become links (a viewer would fetch them), links lead to the web, to mail or to files beside the
 * document, or are text, and fences are closed. A text of which this pass, which
 * knows lines but no containers, cannot be sure how a parser reads it, is written as code instead: complete, literal,
 * and unable to end its fence.
 */

/** What to do with headings and line breaks. */
export interface EmbedOptions {
  /** How many levels headings go down. */
  readonly demote: number
  /** Whether single line breaks stay line breaks, as people who type mean them. */
  readonly breaks: boolean
}

/** Markdown of the thread as a part of a document: what it cannot keep in its place becomes a fenced text. */
export function embedded(source: string, options: EmbedOptions): string {
  const text = proseLines(source).replace(/^\n+|\s+$/g, '')
  const lines = new Embedder(options).run(text.split('\n'))
  return lines?.join('\n') ?? fenced(text, 'markdown')
}

const OPENING = /^([ \t]*)(`{3,}|~{3,})(.*)$/
const CLOSING = /^([ \t]*)(`{3,}|~{3,})[ \t]*$/
/** A fence that opens behind the sign of a list, a quotation or a footnote. */
const FENCE_IN_CONTAINER = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)]|>|\[\^[^\]]*\]:)[ \t]*)+(?:`{3,}|~{3,})/
const HEADING = /^( {0,3})(#{1,6})(?=[ \t]|$)/
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/
/** What may begin HTML; links in angle brackets hold nothing that could. */
const TAG = /<(?=[A-Za-z/!?])(?!(?:https?:\/\/|mailto:)[^\s<>`\\"']*>)/g

interface Fence {
  readonly mark: string
  readonly length: number
  readonly indent: number
}

class Embedder {
  readonly #options: EmbedOptions
  readonly #out: string[] = []
  /** Lines of text that may belong to one paragraph. */
  #paragraph: string[] = []
  #fence: Fence | null = null

  constructor(options: EmbedOptions) {
    this.#options = options
  }

  /** @returns null where it cannot be told how the text is read. */
  run(lines: readonly string[]): string[] | null {
    for (const line of lines) {
      const clear = this.#fence === null ? this.#text(line) : this.#code(line, this.#fence)
      if (!clear) return null
    }
    this.#flush()
    if (this.#fence !== null)
      this.#out.push(' '.repeat(this.#fence.indent) + this.#fence.mark.repeat(this.#fence.length))
    return this.#out
  }

  #text(line: string): boolean {
    const [, space = '', marks = '', info = ''] = OPENING.exec(line) ?? []
    const mark = marks.charAt(0)
    if (marks !== '' && !(mark === '`' && info.includes('`'))) return this.#open(line, space, marks)
    if (FENCE_IN_CONTAINER.test(line)) return false
    if (line.trim() === '') {
      this.#flush()
      this.#out.push('')
    } else this.#paragraph.push(line)
    return true
  }

  #open(line: string, space: string, marks: string): boolean {
    const apart = this.#paragraph.length === 0 && (this.#out.at(-1) ?? '').trim() === ''
    this.#flush()
    // Deeper than that it is a fence only in some lists; after a blank line it is code in any case.
    if (space.includes('\t') || (space.length > 3 && !apart)) return false
    this.#fence = { mark: marks.charAt(0), length: marks.length, indent: space.length }
    this.#out.push(line)
    return true
  }

  #code(line: string, fence: Fence): boolean {
    const [, space = '', marks = ''] = CLOSING.exec(line) ?? []
    if (marks.startsWith(fence.mark) && marks.length >= fence.length) {
      if (space.includes('\t') || space.length !== fence.indent) return false
      this.#fence = null
    } else if (line.trim() !== '' && !line.startsWith(' '.repeat(fence.indent))) return false
    this.#out.push(line)
    return true
  }

  /** Writes the paragraph that is complete now. */
  #flush(): void {
    const lines = this.#paragraph
    this.#paragraph = []
    const spans = lines.every(hasOwnSpans)
    for (const [i, line] of lines.entries()) {
      // A line under a text would make a heading of it.
      if (UNDERLINE.test(line) && (this.#out.at(-1) ?? '') !== '') this.#out.push('')
      const safe = spans ? outsideSpans(line, withoutHtml) : withoutHtml(line)
      const demoted = safe.replace(HEADING, (_, space, marks) => space + '#'.repeat(this.#level(marks)))
      this.#out.push(this.#options.breaks && i + 1 < lines.length ? `${demoted.trimEnd()}  ` : demoted)
    }
  }

  #level(marks: string): number {
    return Math.min(6, marks.length + this.#options.demote)
  }
}

/** Whether all code spans that touch a line begin and end in it, however it and the lines around it are read. */
function hasOwnSpans(line: string): boolean {
  const pieces = line.includes('\\`') ? null : splitSpans(line)
  // In a table a bar ends a cell even within code.
  return pieces?.every((piece, i) => i % 2 === 0 || !piece.includes('|')) ?? false
}

/** Pieces of a line, text and code in turn, the first one text; null where a run of backticks has no partner in it. */
function splitSpans(line: string): string[] | null {
  const pieces: string[] = []
  let from = 0
  let run = line.indexOf('`')
  while (run !== -1) {
    const marks = /^`+/.exec(line.slice(run))?.[0] ?? ''
    const end = endOfSpan(line, run + marks.length, marks.length)
    if (end === null) return null
    pieces.push(line.slice(from, run), line.slice(run, end))
    from = end
    run = line.indexOf('`', end)
  }
  return [...pieces, line.slice(from)]
}

function endOfSpan(line: string, from: number, length: number): number | null {
  for (const match of line.slice(from).matchAll(/`+/g)) {
    if (match[0].length === length) return from + match.index + length
  }
  return null
}

function outsideSpans(line: string, change: (text: string) => string): string {
  return (splitSpans(line) ?? [line]).map((piece, i) => (i % 2 === 0 ? change(piece) : piece)).join('')
}

/** Where links may lead: to the web, to mail, within the document, to files beside it (`src/a.ts`, `a.ts:12`). */
const PLACE = String.raw`(?:https?:\/\/|mailto:|[#/.?])`
const TARGET = String.raw`[ \t]*(?:<?${PLACE}|[^\s<>()&\\:]*[/)#?]|[^\s<>()&\\:]+(?:\s|$)|[\w.-]+\.\w+:\d)`
const LINK = new RegExp(String.raw`\]\((?!${TARGET})`, 'gi')
/** Of an address for all links of one name; footnotes look nearly the same. */
const DEFINITION = new RegExp(String.raw`(?<!\[\^[^\]]{0,200})\]:(?!${TARGET})`, 'gi')

function withoutHtml(text: string): string {
  return text.replace(TAG, '&lt;').replaceAll('![', '&#33;[').replace(LINK, ']&#40;').replace(DEFINITION, ']&#58;')
}
