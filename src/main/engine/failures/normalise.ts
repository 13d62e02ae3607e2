import { wholeCharacters } from '../transcript/reading/cut-text.ts'

/**
 * Error texts without what is theirs alone: paths, ids, numbers, times, addresses and quoted names become placeholders, so
 * that the same failure reads the same wherever it happened. Pure, and what is normalised stays as it is.
 */

/** UTF-16 units of the text that is looked at, and of what comes out. */
const MAX_IN = 800
export const MAX_OUT = 200
/** What one replacement makes may call for another; four rounds are more than any text was seen to need. */
const MAX_ROUNDS = 4

/** Terminal colours and other sequences. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-_])/g
const BLANKS = /[\s\p{Cc}]+/gu
const RULES = /([^\w\s<>])\1{3,}/g
const LISTS = /(<[a-z]+>)…?(?:[\s,;|]{1,3}\1…?)+/g

const EXTENSIONS =
  'c|cc|cjs|cpp|cs|css|go|h|hpp|html?|java|jsonl?|jsx?|kt|lock|log|md|mjs|php|py|rb|rs|sh|sql|swift|toml|tsx?|txt|vue|xml|ya?ml'
const NAME = String.raw`[\w.@+%~=-]+`
const PLACE = String.raw`(?::\d+){0,2}(?![\w])`

/** What is replaced, and what is left alone because its numbers tell something; the first that fits counts. */
const TOKENS = new RegExp(
  [
    '(?<kept><(?:path|id|n|time|name|url)>)',
    String.raw`(?<url>\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s"'\x60<>)\]}]+)`,
    String.raw`(?<name>(?<![\w>])(?:"[^"]{1,200}"|'[^']{1,200}'|\x60[^\x60]{1,200}\x60|“[^”]{1,200}”|‘[^’]{1,200}’)(?![\w<]))`,
    String.raw`(?<status>\b(?:HTTP(?:\/[\d.]{1,3})?|[Ss]tatus(?: code)?|[Cc]ode|[Ss]ignal|errno|os error)[ :=]{1,2}\d{1,3}\b)`,
    String.raw`(?<time>\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?\b|\b\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?[AaPp][Mm])?\b)`,
    String.raw`(?<uuid>\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b)`,
    String.raw`(?<path>(?<![\w>])(?:[A-Za-z]:[\\/]|\\\\)[^\s"'<>|*?:,;()]+${PLACE}`,
    String.raw`(?<![\w>])(?:~|\.{1,2})?\/${NAME}(?:\/${NAME})*\/?${PLACE}`,
    String.raw`(?<![\w>])${NAME}(?:\/${NAME})*\/${NAME}\.\w{1,8}${PLACE}`,
    String.raw`(?<![\w>])${NAME}(?:\/${NAME}){2,}${PLACE}`,
    String.raw`(?<![\w>])[\w-]+(?:\.[\w-]+){0,3}\.(?:${EXTENSIONS})${PLACE})`,
    String.raw`(?<word>\b\w*\d\w*(?:[.,]\d+)*)`,
    String.raw`(?<blob>[\w+/=-]{48,})`,
  ].join('|'),
  'g',
)

/** The text with placeholders, on one line, of at most 200 characters. */
export function normalise(text: string): string {
  let now = text.slice(0, MAX_IN)
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = once(now)
    if (next === now) break
    now = next
  }
  return now
}

function once(text: string): string {
  const line = text.replace(ESCAPES, '').replace(BLANKS, ' ').trim()
  const replaced = line.replace(TOKENS, (...found) => placeholder(found[0], groupsOf(found)))
  return cut(replaced.replace(LISTS, '$1…').replace(RULES, '$1$1$1'))
}

/** Named groups come last among what `replace` hands over. */
function groupsOf(found: readonly unknown[]): object {
  const groups = found.at(-1)
  return typeof groups === 'object' && groups !== null ? groups : {}
}

function placeholder(found: string, groups: object): string {
  const kind = Object.entries(groups).find(([, value]) => value !== undefined)?.[0]
  switch (kind) {
    case 'url':
    case 'name':
    case 'time':
    case 'path':
      return `<${kind}>`
    case 'uuid':
    case 'blob':
      return '<id>'
    case 'word':
      return wordOf(found)
    default:
      return found
  }
}

/** A word with digits: `E0308` and `utf8` tell something, `30s` is a number of seconds, `5c3a1f9` names something. */
function wordOf(word: string): string {
  const [, number, unit = ''] = /^(\d+(?:[.,]\d+)*|\d+(?:_\d+)+)([A-Za-z]{1,3})?$/.exec(word) ?? []
  if (number !== undefined) return `<n>${unit}`
  if (/^[\da-f]{7,}$/i.test(word)) return '<id>'
  return /^[A-Za-z]{1,20}(?:_[A-Za-z]{1,20}){0,3}\d{1,5}$|^[A-Za-z]\d{1,3}_\d{1,3}$/.test(word) ? word : '<id>'
}

/** Ends between words where there are words: half of one could read like something else. */
function cut(text: string): string {
  if (text.length <= MAX_OUT) return text
  const space = text.lastIndexOf(' ', MAX_OUT)
  return wholeCharacters(text, 0, space > MAX_OUT / 2 ? space : MAX_OUT)
}
