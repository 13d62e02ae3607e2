/** The strings of a line of JSON, where they stand, and what they say: so that a part can be replaced and nothing else moves. */

export interface JsonString {
  /** Of what is between the quotes, in UTF-16 units of the line. */
  readonly from: number
  readonly to: number
  /** What it says. */
  readonly value: string
  /** The name of the member whose value it is; null for names and members of lists. */
  readonly name: string | null
  readonly isName: boolean
}

/**
 * The strings of a line, names too. A line that is no JSON gives those that it holds; one that is not closed ends with
 * the line.
 */
export function* jsonStrings(line: string): Generator<JsonString> {
  let name: string | null = null
  for (let at = line.indexOf('"'); at !== -1; ) {
    const from = at + 1
    const to = endOf(line, from)
    const raw = line.slice(from, to)
    const value = raw.includes('\\') ? decode(raw) : raw
    let next = to + 1
    while (line[next] === ' ' || line[next] === '\t') next += 1
    const isName = line[next] === ':'
    yield { from, to, value, name: isName ? null : name, isName }
    name = isName ? value : null
    const following = line.indexOf('"', next)
    // A list or an object between a name and the next string: that one is not the name's value.
    if (isName && following !== -1 && line.slice(next + 1, following).trim() !== '') name = null
    at = following
  }
}

/** Where the string that begins at `from` ends: at its quote, or with the line. */
function endOf(line: string, from: number): number {
  for (let at = from; ; ) {
    const quote = line.indexOf('"', at)
    if (quote === -1) return line.length
    let back = quote
    while (back > from && line[back - 1] === '\\') back -= 1
    if ((quote - back) % 2 === 0) return quote
    at = quote + 1
  }
}

/** An escape, valid or not; with flag `g`. Each says one UTF-16 unit. */
export const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(.))/gs
const SHORT: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function decode(raw: string): string {
  try {
    const value: unknown = JSON.parse(`"${raw}"`)
    if (typeof value === 'string') return value
  } catch {
    // Damaged: as much is decoded as makes sense.
  }
  return raw.replace(ESCAPE, (_, hex: string | undefined, short: string | undefined) =>
    hex === undefined ? (SHORT[short ?? ''] ?? short ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/**
 * For places in what a string says, asked for in their order, the places in what is written.
 * @param raw what is between the quotes.
 */
export function rawPlaces(raw: string): (place: number) => number {
  // Where nothing is escaped both are the same.
  if (!raw.includes('\\')) return place => place
  const escapes = raw.matchAll(ESCAPE)
  let next = escapes.next().value
  // By how much what is written is ahead of what is said.
  let ahead = 0
  return place => {
    while (next !== undefined && next.index - ahead < place) {
      ahead += next[0].length - 1
      next = escapes.next().value
    }
    return place + ahead
  }
}
