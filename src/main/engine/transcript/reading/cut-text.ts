/** Texts in parts: where they may be cut, and how long they are. */

/** The first part of a text that is at most `max` long: whole lines where that is not much less, and no half character. */
export function startOfText(text: string, max: number): string {
  if (text.length <= max) return text
  const newline = text.lastIndexOf('\n', max - 1)
  return newline + 1 > max / 2 ? text.slice(0, newline + 1) : wholeCharacters(text, 0, max)
}

/** A piece of a text that does not end within a surrogate pair; a pair that is too long for it is given whole. */
export function wholeCharacters(text: string, from: number, to: number): string {
  if (to >= text.length || !isHighSurrogate(text, to - 1)) return text.slice(from, to)
  return text.slice(from, to - 1 > from ? to - 1 : to + 1)
}

function isHighSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800
}

/** How many lines a text has; a newline at its end begins none. */
export function countLines(text: string): number {
  let lines = text === '' || text.endsWith('\n') ? 0 : 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
