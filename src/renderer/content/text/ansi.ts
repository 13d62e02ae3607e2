// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control characters are what this is about
/**
 * Command output as a terminal would have left it: colours become styles of the theme, progress lines show their last
 * state, backspaces take back. All else that a terminal would act on (cursor, titles, links, devices) is dropped.
 */

/** One of the theme's sixteen colours. */
export type Colour = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15

export interface Style {
  readonly fg: Colour | null
  readonly bg: Colour | null
  readonly bold: boolean
  readonly dim: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly strike: boolean
  readonly inverse: boolean
}

export interface Span {
  readonly text: string
  /** Null for plain text. */
  readonly style: Style | null
}

export type Line = readonly Span[]

export interface TerminalText {
  readonly lines: readonly Line[]
  /** How many lines lost earlier states of themselves. */
  readonly rewritten: number
}

const PLAIN: Style = {
  fg: null,
  bg: null,
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  strike: false,
  inverse: false,
}

// CSI, OSC and other strings (ended by BEL or ST), and the short escapes. An unfinished sequence stays and becomes a mark.
const SEQUENCE =
  /(?:\u001b\[|\u009b)([0-?]*)[ -/]*([@-~])|\u001b[\]PX^_][^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]+[0-~]|\u001b[0-Z\\^-~]/g

/** Reads output into styled lines. A final line break is no line. */
export function readTerminal(text: string): TerminalText {
  const body = text.replace(/\r+\n/g, '\n').replace(/\r*\n?$/, '')
  const lines: Line[] = []
  let style: Style | null = null
  let rewritten = 0
  if (body === '') return { lines, rewritten }
  for (const raw of body.split('\n')) {
    const read = readLine(raw, style)
    style = read.style
    if (rewrites(raw)) {
      lines.push(settle(read.spans))
      rewritten += 1
    } else {
      lines.push(read.spans)
    }
  }
  return { lines, rewritten }
}

/** The text without any of its sequences. */
export function withoutSequences(text: string): string {
  return text.replace(SEQUENCE, '')
}

function readLine(line: string, start: Style | null): { readonly spans: Span[]; readonly style: Style | null } {
  if (!/[\u001b\u009b]/.test(line)) return { spans: line === '' ? [] : [{ text: line, style: start }], style: start }
  const spans: Span[] = []
  let style = start
  let from = 0
  for (const match of line.matchAll(SEQUENCE)) {
    if (match.index > from) spans.push({ text: line.slice(from, match.index), style })
    from = match.index + match[0].length
    if (match[2] === 'm') style = applySgr(style, match[1] ?? '')
    else if (match[2] === 'K' && rewrites(line)) spans.push({ text: ERASE[match[1] ?? ''] ?? ERASE_REST, style })
  }
  if (from < line.length) spans.push({ text: line.slice(from), style })
  return { spans, style }
}

/** Stand for "erase to the end of the line" and "erase the line" until the line is settled. */
const ERASE_REST = '\u001bK'
const ERASE_ALL = '\u001b2K'
const ERASE: Readonly<Record<string, string>> = { '': ERASE_REST, '0': ERASE_REST, '2': ERASE_ALL }

function rewrites(line: string): boolean {
  return line.includes('\r') || line.includes('\b')
}

interface Cell {
  readonly char: string
  readonly style: Style | null
}

/** What is left of a line after its carriage returns and backspaces. */
function settle(spans: readonly Span[]): Line {
  const cells: Cell[] = []
  let column = 0
  for (const span of spans) {
    if (span.text === ERASE_REST || span.text === ERASE_ALL) {
      cells.length = Math.min(cells.length, span.text === ERASE_ALL ? 0 : column)
      continue
    }
    while (cells.length < column) cells.push({ char: ' ', style: null })
    for (const char of span.text) {
      if (char === '\r') column = 0
      else if (char === '\b') column = Math.max(0, column - 1)
      else {
        cells[column] = { char, style: span.style }
        column += 1
      }
    }
  }
  const settled: Span[] = []
  for (const cell of cells) {
    const last = settled.at(-1)
    if (last !== undefined && last.style === cell.style) {
      settled[settled.length - 1] = { text: last.text + cell.char, style: cell.style }
    } else {
      settled.push({ text: cell.char, style: cell.style })
    }
  }
  return settled
}

function applySgr(before: Style | null, parameters: string): Style | null {
  if (parameters === '' || parameters === '0') return null
  // Colons group the parts of one colour; what reads them with semicolons reads both.
  const codes = parameters.split(/[;:]/).map(part => (part === '' ? 0 : Number(part)))
  const grouped = parameters.includes(':')
  let style = before ?? PLAIN
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0
    if (code === 38 || code === 48) {
      const [colour, used] = extended(codes, at + 1, grouped)
      if (colour !== null) style = { ...style, [code === 38 ? 'fg' : 'bg']: colour }
      at += used
    } else {
      style = simple(style, code)
    }
  }
  return isPlain(style) ? null : style
}

function isPlain(style: Style): boolean {
  return style.fg === null && style.bg === null && !Object.values(style).includes(true)
}

function simple(style: Style, code: number): Style {
  if (code === 0) return PLAIN
  if (code === 1) return { ...style, bold: true }
  if (code === 2) return { ...style, dim: true }
  if (code === 3) return { ...style, italic: true }
  if (code === 4 || code === 21) return { ...style, underline: true }
  if (code === 7) return { ...style, inverse: true }
  if (code === 9) return { ...style, strike: true }
  if (code === 22) return { ...style, bold: false, dim: false }
  if (code === 23) return { ...style, italic: false }
  if (code === 24) return { ...style, underline: false }
  if (code === 27) return { ...style, inverse: false }
  if (code === 29) return { ...style, strike: false }
  if (code === 39) return { ...style, fg: null }
  if (code === 49) return { ...style, bg: null }
  if (code >= 30 && code <= 37) return { ...style, fg: nearest(code - 30) }
  if (code >= 40 && code <= 47) return { ...style, bg: nearest(code - 40) }
  if (code >= 90 && code <= 97) return { ...style, fg: nearest(code - 82) }
  if (code >= 100 && code <= 107) return { ...style, bg: nearest(code - 92) }
  // Blinking, hiding and fonts: hidden text is shown.
  return style
}

/** A colour of 256 or of 16 million, as the nearest of sixteen, and how many parameters it took. */
function extended(codes: readonly number[], at: number, grouped: boolean): readonly [Colour | null, number] {
  if (codes[at] === 5) return [nearest(codes[at + 1] ?? 0), 2]
  if (codes[at] !== 2) return [null, 0]
  const rest = codes.length - at - 1
  // With colons a colour space may stand before the three numbers.
  const skip = grouped && rest >= 4 ? 1 : 0
  const [red = 0, green = 0, blue = 0] = codes.slice(at + 1 + skip, at + 4 + skip)
  return [fromRgb(red, green, blue), 4 + skip]
}

/** A colour of the 256 as one of sixteen. */
export function nearest(index: number): Colour {
  if (index >= 232) return fromGrey((index - 232) / 23)
  if (index >= 16) {
    const cube = index - 16
    const level = (step: number) => (step === 0 ? 0 : 55 + step * 40)
    return fromRgb(level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6))
  }
  return COLOURS[index] ?? 7
}

const COLOURS: readonly Colour[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

function fromGrey(light: number): Colour {
  if (light < 0.15) return 0
  return light < 0.6 ? 8 : light < 0.9 ? 7 : 15
}

/** By hue: the theme decides how light a colour is. */
function fromRgb(red: number, green: number, blue: number): Colour {
  const most = Math.max(red, green, blue)
  const least = Math.min(red, green, blue)
  if (most - least < 40) return fromGrey(most / 255)
  const span = most - least
  const sector =
    most === red ? (green - blue) / span : most === green ? (blue - red) / span + 2 : (red - green) / span + 4
  const hue = (sector * 60 + 360) % 360
  const names: readonly (readonly [number, Colour])[] = [
    [22, 1],
    [75, 3],
    [155, 2],
    [200, 6],
    [262, 4],
    [335, 5],
    [360, 1],
  ]
  return names.find(([end]) => hue <= end)?.[1] ?? 1
}
