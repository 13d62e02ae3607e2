/** Command lines as people read them. */

const SHELL = /^(?:[^\s'"]*[\\/])?(?:ba|z|da|k|a|fi)?sh(?:\.exe)?$/i
const POWERSHELL = /^(?:[^\s'"]*[\\/])?(?:powershell|pwsh)(?:\.exe)?$/i
const CMD = /^(?:[^\s'"]*[\\/])?cmd(?:\.exe)?$/i
const SHELL_FLAG = /^-(?:[lie]*c|lc|lic)$/
const QUOTED_SCRIPT = /^(\S+)((?:\s+-[a-z]+)+)\s+('[\s\S]*'|"[\s\S]*")\s*$/i

/**
 * The words of a command. A shell that is only there to run a script is left out, and so is one more inside it.
 * @param value an argument list, or a line; anything else is no command
 */
export function commandText(value: unknown): string {
  if (typeof value === 'string') return peelLine(value)
  const words = Array.isArray(value) ? value.filter(word => typeof word === 'string') : []
  const script = scriptOf(words)
  return script === null ? words.map(quoteWord).join(' ') : peelLine(script)
}

/** The script that a shell was started for, else null. */
export function scriptOf(words: readonly string[]): string | null {
  const [program = '', ...rest] = words
  const last = rest.at(-1)
  const flags = rest.slice(0, -1)
  if (last === undefined || flags.length === 0) return null
  if (SHELL.test(program)) {
    const runs = SHELL_FLAG.test(flags.at(-1) ?? '') && flags.every(flag => /^-[a-z]+$/.test(flag))
    return runs && last !== '' ? last : null
  }
  if (POWERSHELL.test(program)) return /^-c(?:ommand)?$/i.test(flags.at(-1) ?? '') ? last : null
  return CMD.test(program) && flags.every(flag => /^\/[a-z]$/i.test(flag)) ? last : null
}

/** Takes one shell off a line that is nothing but `sh -c "…"`. */
function peelLine(line: string): string {
  // Longer ones are scripts in themselves; looking for their last quote is not worth it.
  if (line.length > 20_000) return line
  const [, program, flags, quoted] = QUOTED_SCRIPT.exec(line.trim()) ?? []
  if (program === undefined || flags === undefined || quoted === undefined) return line
  const script = unquote(quoted)
  const words = [program, ...flags.trim().split(/\s+/)]
  return script === null ? line : (scriptOf([...words, script]) ?? line)
}

/** The text between quotes as a shell reads it; null where the quotes end before the text does. */
function unquote(quoted: string): string | null {
  const inner = quoted.slice(1, -1)
  if (quoted.startsWith("'")) {
    const whole = inner.replaceAll("'\\''", '')
    return whole.includes("'") ? null : inner.replaceAll("'\\''", "'")
  }
  return /(?:^|[^\\])(?:\\\\)*"/.test(inner) ? null : inner.replace(/\\(["\\$`])/g, '$1')
}

function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
