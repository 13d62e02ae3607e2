/** A key in JSON text. `JSON.parse` tells neither that a key occurs twice nor where it is. */
export interface KeyPosition {
  /** 1 for a key of the outermost object, 2 for one of an object in it, and so on. */
  readonly depth: number
  readonly key: string
  /** Index of its opening quote. */
  readonly at: number
}

/** The keys of JSON text down to a depth, in text order, however they are written. */
export function keysDownTo(text: string, depth: number): KeyPosition[] {
  const found: KeyPosition[] = []
  let level = 0
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i)
    if (char === OPEN_BRACE || char === OPEN_BRACKET) level += 1
    else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) level -= 1
    else if (char === QUOTE) {
      const end = stringEnd(text, i)
      if (level >= 1 && level <= depth && /^\s*:/.test(text.slice(end + 1, end + 64))) {
        found.push({ depth: level, key: unescaped(text.slice(i, end + 1)), at: i })
      }
      i = end
    }
  }
  return found
}

/** Where a key stands at one depth: the index of each occurrence's opening quote, in text order. */
export function keyPositions(text: string, depth: number, key: string): number[] {
  return keysDownTo(text, depth).flatMap(found => (found.depth === depth && found.key === key ? found.at : []))
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d

/** Index of the closing quote of the string that opens at `start`. */
function stringEnd(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const char = text.charCodeAt(i)
    if (char === BACKSLASH) i += 1
    else if (char === QUOTE) return i
  }
  return text.length
}

/** A key without its quotes and escapes; one that is no JSON string stays as it is. */
function unescaped(quoted: string): string {
  const plain = quoted.slice(1, -1)
  if (!plain.includes('\\')) return plain
  try {
    return String(JSON.parse(quoted))
  } catch {
    return plain
  }
}
