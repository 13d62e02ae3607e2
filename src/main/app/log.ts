import { appendFileSync, chmodSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describeError } from '../engine/wire-error.ts'

/** The app's log: warnings and errors only, and never a word of a transcript. */
export interface Log {
  /** @param text of our own making. */
  warn(text: string): void
  /** Logs where an error came from; not its message, which may quote a transcript. */
  error(text: string, error: unknown): void
}

const ROTATE_AT_BYTES = 1024 * 1024

/**
 * Opens the log in a folder, which is made when missing, readable by its owner only. At 1 MB the file becomes
 * `skein.log.1`.
 * @param echo takes every line, too: stderr. A log that cannot be written is reported there, once.
 */
export function openLog(folder: string, echo: (line: string) => void, now = () => new Date()): Log {
  const file = join(folder, 'skein.log')
  let writable = true

  function write(level: 'warning' | 'error', text: string): void {
    const line = `${now().toISOString()} ${level} ${text.replaceAll(homedir(), '~')}\n`
    echo(line)
    if (!writable) return
    try {
      append(folder, file, line)
    } catch (error) {
      writable = false
      echo(`The log cannot be written: ${describeError(error)}\n`)
    }
  }

  return {
    warn: text => write('warning', text),
    error: (text, error) => write('error', `${text}: ${describeError(error)}`),
  }
}

function append(folder: string, file: string, line: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (existsSync(file)) {
    chmodSync(file, 0o600)
    if (statSync(file).size + line.length > ROTATE_AT_BYTES) renameSync(file, `${file}.1`)
  }
  appendFileSync(file, line, { mode: 0o600 })
}
