import type { Problem, Severity } from '../../shared/problem.ts'
import { errorCode } from './rollout/open.ts'
import { CompressionError } from './rollout/zstd-frames.ts'

/** Every problem that the engine reports, with its severity and what to do (docs/problems.md lists them). */

interface Check {
  readonly severity: Severity
  readonly remedy: string
}

const KEEP = 'Nothing is lost: the rest of the file is read. Open the line in an editor to see it.'

export const checks = {
  'malformed-json': { severity: 'error', remedy: KEEP },
  'wrong-shape': { severity: 'error', remedy: KEEP },
  'truncated-last-line': {
    severity: 'warning',
    remedy: 'The client was stopped while writing, or is writing now. Everything before the line is read.',
  },
  'not-utf8': { severity: 'error', remedy: 'The bytes that are no text are shown as replacement characters.' },
  'line-too-long': { severity: 'warning', remedy: 'Skein does not load single lines of this size. The rest is read.' },
  'unknown-record': {
    severity: 'info',
    remedy: 'Written by a release that Skein does not know yet. Look for a newer Skein.',
  },
  'head-unreadable': { severity: 'error', remedy: 'The first line is damaged. Restore the file from a copy.' },
  'head-missing': { severity: 'error', remedy: 'The file does not begin as a rollout does. Restore it from a copy.' },
  'head-too-long': { severity: 'error', remedy: 'Look at the first line: it should be a few kB long.' },
  'history-base': { severity: 'warning', remedy: 'The thread continues another file. Open it with Codex.' },
  ordinals: { severity: 'warning', remedy: 'The head says legacy, the lines are those of a paginated thread.' },
  'id-mismatch': { severity: 'warning', remedy: 'The head decides. The file may have been copied or renamed.' },
  'empty-file': { severity: 'warning', remedy: 'There is nothing in it; it can be deleted.' },
  'unreadable-file': { severity: 'error', remedy: 'Check the permissions of the file.' },
  'unreadable-folder': { severity: 'error', remedy: 'Check the permissions of the folder.' },
  'corrupt-compression': { severity: 'error', remedy: 'Test it with `zstd -t`, or restore it from a copy.' },
  'reading-stopped': {
    severity: 'error',
    remedy: 'The thread can still be opened. It is read again when the file changes.',
  },
  'file-vanished': { severity: 'info', remedy: 'It was moved or deleted while Skein read it. Scan again.' },
  symlink: { severity: 'info', remedy: 'Open the folder that it points to as a home of its own.' },
  'odd-file-name': { severity: 'info', remedy: 'Rename a copy as Codex does to read it.' },
  'state-database': { severity: 'info', remedy: 'Skein goes by the rollout files alone.' },
  'name-index': { severity: 'info', remedy: 'Names come from the lines that can be read.' },
} as const satisfies Record<string, Check>

export type CheckName = keyof typeof checks

/** A problem of a whole file or folder. @param path below the home. */
export function fileProblem(check: CheckName, path: string, message: string): Problem {
  return { check, ...checks[check], path, line: null, offset: null, message }
}

/** A problem of one line. @param offset of the line, in bytes of the uncompressed file. */
export function lineProblem(check: CheckName, path: string, line: number, offset: number, message: string): Problem {
  return { check, ...checks[check], path, line, offset, message }
}

/** What went wrong with a file or folder, in words that name no path. */
export function describeFileError(error: unknown): string {
  if (error instanceof CompressionError) return `the compressed data is damaged: ${error.message}`
  const code = errorCode(error)
  const words: Readonly<Record<string, string>> = {
    EACCES: 'no permission to read it',
    EPERM: 'no permission to read it',
    ENOENT: 'it is not there any more',
    ELOOP: 'it is a symbolic link',
    EINVAL: 'it is not a regular file',
    EIO: 'the disk reports an error',
  }
  return words[code] ?? `it cannot be read (${code})`
}

/** Which problem an error is that came up while reading a file. */
export function problemOfError(error: unknown, path: string): Problem {
  if (error instanceof CompressionError) return fileProblem('corrupt-compression', path, describeFileError(error))
  const check = errorCode(error) === 'ENOENT' ? 'file-vanished' : 'unreadable-file'
  return fileProblem(check, path, describeFileError(error))
}
