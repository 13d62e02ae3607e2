/**
 * Keeps mathematics as the text that it is. Markdown would take `\(` for an escaped bracket and `_` within a formula for
 * emphasis; so formulas are escaped before they are parsed. Code keeps its own text.
 */

const START = /`+|\\\(|\\\[|\\\\|\$\$?/g
const CLOSING: Readonly<Record<string, string>> = { '\\(': '\\)', '\\[': '\\]', $$: '$$' }
/** A formula between single dollars: nothing but short ones that Markdown would spoil. */
const DOLLARS = /^\$(?!\s)([^$`\n]{1,200}?)(?<!\s)\$(?!\d)/
const PUNCTUATION = /[!-/:-@[-`{-~]/g

/** The text with its formulas escaped. */
export function escapeMath(text: string): string {
  if (!/\$|\\[([]/.test(text)) return text
  let out = ''
  let from = 0
  START.lastIndex = 0
  for (let match = START.exec(text); match !== null; match = START.exec(text)) {
    const end = match[0].startsWith('`')
      ? codeEnd(text, match.index, match[0])
      : formulaEnd(text, match.index, match[0])
    if (end === null) continue
    START.lastIndex = end
    if (match[0].startsWith('`')) continue
    out += text.slice(from, match.index) + escaped(text.slice(match.index, end))
    from = end
  }
  return out + text.slice(from)
}

function escaped(formula: string): string {
  return formula.replace(PUNCTUATION, '\\$&').replaceAll('\n', '\\\n')
}

/** Where a code span or fence ends; null where it is only backticks. */
function codeEnd(text: string, at: number, open: string): number | null {
  for (let next = text.indexOf(open, at + open.length); next !== -1; next = text.indexOf(open, next)) {
    let after = next
    while (text.charAt(after) === '`') after += 1
    if (after - next === open.length) return after
    next = after
  }
  return null
}

function formulaEnd(text: string, at: number, open: string): number | null {
  if (open === '\\\\') return null
  if (open === '$') {
    const [whole, inner = ''] = DOLLARS.exec(text.slice(at, at + 210)) ?? []
    return whole !== undefined && /[\\^_{}*]/.test(inner) ? at + whole.length : null
  }
  const closing = CLOSING[open] ?? open
  const end = text.indexOf(closing, at + open.length)
  if (end === -1 || text.slice(at, end).includes('\n\n')) return null
  return end + closing.length
}
