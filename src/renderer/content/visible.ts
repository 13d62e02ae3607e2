// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control characters are what this is about
/**
 * Makes characters visible that hide, reorder or control. Texts of threads are untrusted: a bidi override in a path or
 * an escape in a command must show, not act.
 */

export type Run =
  | { readonly kind: 'text'; readonly text: string }
  /** A character that cannot be shown as itself: what to draw, and what it is. */
  | { readonly kind: 'mark'; readonly text: string; readonly title: string }

/** Names of characters that reorder text or have no width. */
const NAMED: ReadonlyMap<number, string> = new Map([
  [0x00ad, 'SHY'],
  [0x061c, 'ALM'],
  [0x115f, 'HCF'],
  [0x1160, 'HJF'],
  [0x180e, 'MVS'],
  [0x200b, 'ZWSP'],
  [0x200c, 'ZWNJ'],
  [0x200e, 'LRM'],
  [0x200f, 'RLM'],
  [0x2028, 'LS'],
  [0x2029, 'PS'],
  [0x202a, 'LRE'],
  [0x202b, 'RLE'],
  [0x202c, 'PDF'],
  [0x202d, 'LRO'],
  [0x202e, 'RLO'],
  [0x2060, 'WJ'],
  [0x3164, 'HF'],
  [0x2066, 'LRI'],
  [0x2067, 'RLI'],
  [0x2068, 'FSI'],
  [0x2069, 'PDI'],
  [0xfeff, 'BOM'],
  [0xffa0, 'HHF'],
  [0xfff9, 'IAA'],
  [0xfffa, 'IAS'],
  [0xfffb, 'IAT'],
])

// Tag characters spell out text that nobody sees; after a black flag the first few of them are a country's part.
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]{0,5})[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu

/** Whether a text holds anything that is drawn as a mark. */
export function hasHidden(text: string): boolean {
  HIDDEN.lastIndex = 0
  return HIDDEN.test(text)
}

function codeName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

function markOf(char: string): string {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '␡'
  if (code >= 0xd800 && code <= 0xdfff) return '�'
  const name = nameOf(code)
  return name === undefined ? `\\x${code.toString(16)}` : `⟨${name}⟩`
}

function nameOf(code: number): string | undefined {
  if (code >= 0xe0020 && code < 0xe007f) return `TAG ${String.fromCodePoint(code - 0xe0000)}`
  return code >= 0xe0000 ? 'TAG' : NAMED.get(code)
}

function titleOf(char: string): string {
  const code = char.codePointAt(0) ?? 0
  const name = nameOf(code)
  return name === undefined ? codeName(code) : `${codeName(code)} ${name}`
}

/** Cuts a text into what can be drawn as it is and marks for what cannot. Line breaks and tabs stay text. */
export function toRuns(text: string): readonly Run[] {
  const runs: Run[] = []
  let from = 0
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > from) runs.push({ kind: 'text', text: text.slice(from, match.index) })
    const last = runs.at(-1)
    const mark = { kind: 'mark', text: markOf(match[0]), title: titleOf(match[0]) } as const
    // Marks in a row become one, or a file of zero bytes would become a million elements.
    if (match.index === from && last?.kind === 'mark' && last.text.length < 400) {
      const title =
        last.title.endsWith(mark.title) || last.title.endsWith('…') ? last.title : `${last.title}, ${mark.title}`
      runs[runs.length - 1] = {
        kind: 'mark',
        text: last.text + mark.text,
        title: title.length > 120 ? `${last.title}…` : title,
      }
    } else {
      runs.push(mark)
    }
    from = match.index + match[0].length
  }
  if (from < text.length) runs.push({ kind: 'text', text: text.slice(from) })
  return runs
}

/** The text on one line with every hidden character written out; for titles, names and attributes. */
export function escapeHidden(text: string): string {
  return text.replace(/[\n\t]/g, ' ').replace(HIDDEN, markOf)
}

/** As `escapeHidden`, for paths: line breaks and tabs are marks as well, since such a name is not one with a space. */
export function escapePath(path: string): string {
  return path.replace(/[\n\t]/g, markOf).replace(HIDDEN, markOf)
}

/** An unknown mode's raw value, escaped and cut at `max` characters, without ever splitting one. */
export function badgeRaw(raw: string, max: number): string {
  if (raw === '') return '""'
  const points = Array.from(escapeHidden(raw.slice(0, max * 4)))
  return points.length <= max ? points.join('') : `${points.slice(0, max).join('')}…`
}
