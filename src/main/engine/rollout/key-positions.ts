/**
 * Finds where a key stands in JSON text. `JSON.parse` tells neither that a key occurs twice nor where it is.
 * @param depth 1 for a key of the outermost object, 2 for one of an object in it, and so on.
 * @returns the index of each occurrence's opening quote, in text order. Keys written with escapes are not found.
 */
export function keyPositions(text: string, depth: number, key: string): number[] {
  const quoted = JSON.stringify(key)
  const found: number[] = []
  let level = 0
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i)
    if (char === OPEN_BRACE || char === OPEN_BRACKET) level += 1
    else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) level -= 1
    else if (char === QUOTE) {
      const end = stringEnd(text, i)
      if (level === depth && text.startsWith(quoted, i) && /^\s*:/.test(text.slice(end + 1, end + 64))) found.push(i)
      i = end
    }
  }
  return found
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
