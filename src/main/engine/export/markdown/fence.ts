/** Texts in Markdown that stay texts, whatever they hold. */

/** A text as code that nothing in it can end. @param text without line breaks other than `\n`. */
export function fenced(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  const body = text === '' || text.endsWith('\n') ? text : `${text}\n`
  return `${fence}${language}\n${body}${fence}`
}

/** A text on one line as code. @param text one line. */
export function codeSpan(text: string): string {
  if (text.trim() === '') return escapeMarkdown(text)
  const run = longestRun(text)
  const ticks = '`'.repeat(run + 1)
  const pad = run > 0 ? ' ' : ''
  return `${ticks}${pad}${text}${pad}${ticks}`
}

/** A text on one line in which nothing is Markdown or HTML. @param text one line. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>&|~$]/g, '\\$&').replace(/^(?:[#+=-]|\d{1,9}(?=[.)](?:\s|$)))/, escapeStart)
}

/** What would begin a heading, a list or a line under a heading. */
function escapeStart(start: string): string {
  return /\d/.test(start) ? `${start}\\` : `\\${start}`
}

/** Lines as a quotation; nothing in them can end it. */
export function quoted(text: string): string {
  return text
    .split('\n')
    .map(line => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}

function longestRun(text: string): number {
  let longest = 0
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  return longest
}
