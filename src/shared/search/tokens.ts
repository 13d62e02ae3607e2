/**
 * Texts as the search index has them: words without case and accents, scripts without spaces in overlapping pairs of
 * characters. Index, queries and highlights all cut texts here, so that they can never disagree. Pure.
 */

export interface Token {
  readonly text: string
  /** Where it stands in the text that it was cut from, in UTF-16 units. */
  readonly from: number
  readonly to: number
}

/** Longer words are known by their beginning: nobody types more of a hash, and the index stays small. */
export const TOKEN_CHARS = 64

/** Scripts that are written without spaces, or with endings that grow on to words. */
const SPACELESS = `[[${['Han', 'Hira', 'Kana', 'Hang', 'Bopo', 'Thai', 'Laoo', 'Khmr', 'Mymr']
  .map(script => `\\p{scx=${script}}`)
  .join('')}]&&[\\p{L}\\p{M}\\p{N}]]`
const PICTURE = '[[\\p{Extended_Pictographic}\\p{Regional_Indicator}]--[\\p{ASCII}]]'
/** Marks of direction and of joining, which nobody sees and which come along when text is copied. */
const INVISIBLE = '[\\u00ad\\u034f\\u200c-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufe00-\\ufe0f\\ufeff]'
const WORD = `[[\\p{L}\\p{M}\\p{N}\\p{Co}${INVISIBLE}]--${SPACELESS}--${PICTURE}]`
/** First what most text is made of, which needs no folding but of case. */
const RUNS = new RegExp(`([a-zA-Z0-9]+)(?![a-zA-Z0-9\\u0080-\\u{10ffff}])|(${SPACELESS}+)|(${PICTURE})|${WORD}+`, 'vg')

const HIDDEN = new RegExp(INVISIBLE, 'vg')
/** Accents, points and vowel signs that are left out in everyday writing. */
const ACCENTS =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]+/g
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
}
const SPECIAL = /[ßæœøłđðþıς]/g

function foldWord(run: string): string {
  return run
    .toLowerCase()
    .replace(HIDDEN, '')
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .normalize('NFC')
    .replace(SPECIAL, letter => LETTERS[letter] ?? letter)
}

/** What the index cuts words at when it is handed a folded text: ASCII that is neither letter nor digit. */
const ASCII_CUTS = /[\0-/:-@[-`{-\x7f]+/

/** The words that a run without spaces folds to; seldom more than one. */
function wordsOf(run: string): string[] {
  return foldWord(run).split(ASCII_CUTS).filter(Boolean).map(shortened)
}

function shortened(word: string): string {
  if (word.length <= TOKEN_CHARS) return word
  // A cut between the halves of a character would leave half of it.
  const high = word.charCodeAt(TOKEN_CHARS - 1)
  return word.slice(0, high >= 0xd800 && high < 0xdc00 ? TOKEN_CHARS - 1 : TOKEN_CHARS)
}

/** A character with the sign behind it that voices it, which half-width letters carry apart. */
const MARKS = /.[ﾞﾟ\u3099\u309a]?/gsu

/** Every pair of neighbours, and the last character by itself: each character then begins a token. */
function* pairsOf(run: string, offset: number): Generator<Token> {
  const marks = run.match(MARKS) ?? []
  let from = offset
  for (const [i, mark] of marks.entries()) {
    const next = marks[i + 1] ?? ''
    const to = from + mark.length
    const text = mark.normalize('NFKC') + next.normalize('NFKC')
    for (const part of text.toLowerCase().split(ASCII_CUTS)) {
      if (part !== '') yield { text: part, from, to: to + next.length }
    }
    from = to
  }
}

/** Cuts a text into tokens, in their order. Those of scripts without spaces overlap. */
export function* tokensOf(text: string): Generator<Token> {
  for (const match of text.matchAll(RUNS)) {
    const [run, ascii, spaceless, picture] = match
    const from = match.index
    if (ascii !== undefined) yield { text: shortened(run.toLowerCase()), from, to: from + run.length }
    else if (spaceless !== undefined) yield* pairsOf(run, from)
    else if (picture !== undefined) yield { text: run, from, to: from + run.length }
    else for (const word of wordsOf(run)) yield { text: word, from, to: from + run.length }
  }
}

/** Whether a token is a character of a script without spaces, standing alone. */
export function isLoneCharacter(token: string): boolean {
  return LONE.test(token)
}

const LONE = new RegExp(`^${SPACELESS}$`, 'v')
