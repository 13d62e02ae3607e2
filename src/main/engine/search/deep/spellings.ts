import { tokensOf } from '../../../../shared/search/tokens.ts'
import { ANY_BYTE, KINDS, type Kind, POSITIONS } from './byte-pattern.ts'
import { ESCAPES } from './odd-letters.ts'

/** Words of any script as patterns of bytes, in all the ways in which their letters may be written. */

/** Where letters lie that have other forms: with accents, large ones, of half or full width. */
const WITH_FORMS: readonly (readonly [number, number])[] = [
  [0xaa, 0x1fff],
  [0x2060, 0x33ff],
  [0xa640, 0xabff],
  [0xf900, 0xffef],
  [0x10400, 0x10d65],
  [0x11080, 0x110ff],
  [0x118a0, 0x118bf],
  [0x16e40, 0x16eb8],
  [0x1ccd6, 0x1ccf9],
  [0x1d400, 0x1d7ff],
  [0x1e030, 0x1e06d],
  [0x1e900, 0x1eebb],
  [0x1f100, 0x1f251],
  [0x1fbf0, 0x1fbf9],
  [0x2f800, 0x2fa1d],
]
/** Letters that may carry the sign that voices them apart. */
const VOICED: typeof WITH_FORMS = [
  [0x3046, 0x30fd],
  [0xff66, 0xff9d],
]
const VOICES = ['ﾞ', 'ﾟ', '\u3099', '\u309a']
/** Marks that are left out in everyday writing, such as nobody sees, and colours of a terminal. */
const MARKS =
  '(?:[\\xcc\\xcd][\\x80-\\xbf]|\\xd2[\\x83-\\x87]|[\\xd6-\\xdb][\\x80-\\xbf]|\\xc2\\xad|\\xe2\\x80[\\x8c-\\xae]|\\xef\\xb8[\\x80-\\x8f]|\\xe3\\x82[\\x99\\x9a]|\\xef\\xbe[\\x9e\\x9f]|\\\\u001[bB]\\[[0-9;?]*[A-Za-z])*'
/** May stand for any letter, for several or for half of one: what is behind it is looked at when the line is read. */
const ESCAPE = '\\\\u(?!00[01])[0-9a-fA-F]{4}'

/** More letters do not make a word much rarer. */
const MAX_LETTERS = 8

/** Forms by what they fold to: a letter, or several; made when first needed, which takes a tenth of a second. */
let forms: ReadonlyMap<string, readonly string[]> | null = null

/** Where a word may stand. */
export interface Spellings {
  /** Over the bytes of JSON, each as one character, from the place where it is tried; fits elsewhere too. */
  readonly pattern: RegExp
  /** The places at which it may fit. */
  readonly beginnings: readonly Kind[]
}

/** @param token of `tokensOf` */
export function spellings(token: string): Spellings {
  forms ??= allForms()
  const letters = [...token].slice(0, MAX_LETTERS)
  const ways = waysOf(letters, forms).map(({ written }) => written)
  return { pattern: new RegExp(patternOf(letters, forms), 'y'), beginnings: [ESCAPES, ...kindsOf(ways.flat())] }
}

type Forms = ReadonlyMap<string, readonly string[]>

/** How the first letter may be written, or the first ones where one sign stands for several. */
function waysOf(letters: readonly string[], known: Forms): { readonly count: number; readonly written: string[] }[] {
  const [letter = '', ...others] = letters
  const single = [
    letter,
    letter.toUpperCase(),
    letter.toLowerCase(),
    letter.normalize('NFD'),
    ...(known.get(letter) ?? []),
  ]
  const ways = [{ count: 1, written: [...new Set(single)] }]
  if (others.length === 0) return ways
  const text = letters.join('')
  for (const [folded, written] of known) {
    const count = [...folded].length
    if (count > 1 && (text.startsWith(folded) || folded.startsWith(text))) ways.push({ count, written: [...written] })
  }
  return ways
}

function patternOf(letters: readonly string[], known: Forms): string {
  if (letters.length === 0) return ''
  const ways = waysOf(letters, known).map(({ count, written }) => {
    const behind = count >= letters.length ? '' : MARKS + patternOf(letters.slice(count), known)
    return `(?:${written.map(bytePattern).join('|')})${behind}`
  })
  return `(?:${[...ways, ESCAPE].join('|')})`
}

/** The same kind for all that begin with the same byte, as long as there are kinds; escapes have one. */
function kindsOf(written: readonly string[]): Kind[] {
  const kinds = new Map<number, number[][]>()
  for (const text of written) {
    const bytes = Buffer.from(text)
    const key = kinds.size < KINDS - 1 || kinds.has(bytes[0] ?? 0) ? (bytes[0] ?? 0) : ([...kinds.keys()][0] ?? 0)
    const kind = kinds.get(key) ?? Array.from({ length: POSITIONS }, () => [])
    for (const [position, allowed] of kind.entries()) {
      const byte = bytes[position]
      // Behind a short letter anything may stand.
      allowed.push(...(byte === undefined ? ANY_BYTE : [byte]))
    }
    kinds.set(key, kind)
  }
  return [...kinds.values()]
}

function bytePattern(text: string): string {
  return Array.from(Buffer.from(text), byte => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
}

function allForms(): Map<string, string[]> {
  const all = new Map<string, string[]>()
  const add = (form: string) => {
    const [first, second] = tokensOf(form)
    if (first === undefined || second !== undefined || first.text === form) return
    const known = all.get(first.text)
    if (known === undefined) all.set(first.text, [form])
    else known.push(form)
  }
  for (const [from, to] of WITH_FORMS) {
    for (let code = from; code <= to; code++) add(String.fromCodePoint(code))
  }
  for (const [from, to] of VOICED) {
    for (let code = from; code <= to; code++) for (const sign of VOICES) add(String.fromCodePoint(code) + sign)
  }
  return all
}
