// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control characters are what this is about
/** Command output as text: what a terminal would act on is taken out, never acted on. */

// CSI, OSC (ended by BEL or ST), and the two-character escapes. An unfinished sequence stays and becomes a mark.
const SEQUENCES =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]+[0-~]|\u001b[0-Z\\^-~]/g

/** Takes colour and cursor sequences out and turns CR LF into line breaks. A lone CR becomes a mark and a break. */
export function plainOutput(text: string): string {
  return text
    .replace(SEQUENCES, '')
    .replace(/\r+\n/g, '\n')
    .replace(/\r(?=.)/gs, '\r\n')
}

export interface FoldedLines {
  /** The lines to show. */
  readonly shown: string
  readonly hiddenLines: number
  /** Characters in the lines that are not shown. */
  readonly hiddenChars: number
}

/** The first `max` lines, at most `maxChars` long in all, and how much is left. A final line break is no line. */
export function foldLines(text: string, max: number, maxChars = 20_000): FoldedLines {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text
  let end = 0
  let lines = 0
  while (lines < max && end < body.length) {
    const next = body.indexOf('\n', end)
    lines += 1
    end = next === -1 ? body.length : next + 1
  }
  // A line longer than all that is shown is cut within.
  const cut = Math.min(end, maxChars)
  if (cut >= body.length) return { shown: body, hiddenLines: 0, hiddenChars: 0 }
  const rest = body.slice(cut)
  return { shown: body.slice(0, cut).replace(/\n$/, ''), hiddenLines: countLines(rest), hiddenChars: rest.length }
}

function countLines(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
