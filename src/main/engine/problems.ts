import type { Problem, Severity } from '../../shared/problem.ts'
import { type CheckName, catalogue } from './doctor/catalogue.ts'
import type { LineStart } from './rollout/lines.ts'
import { errorCode } from './rollout/open.ts'
import { CompressionError } from './rollout/zstd-frames.ts'

/** Problems as the engine reports them; what they mean and what to do says the catalogue of checks (doctor/catalogue.ts). */

/** Severity and remedy by name. */
export const checks: Readonly<Record<CheckName, { readonly severity: Severity; readonly remedy: string }>> = byName()

function byName(): typeof checks {
  const entries = catalogue.map(({ name, severity, remedy }) => [name, { severity, remedy }])
  return Object.fromEntries(entries)
}

/** Whether a text names a check. */
export function isCheckName(name: string): name is CheckName {
  return Object.hasOwn(checks, name)
}

export type { CheckName }

/** A problem of a whole file or folder. @param path below the home. */
export function fileProblem(check: CheckName, path: string, message: string): Problem {
  return { check, ...checks[check], path, line: null, offset: null, message }
}

/** A problem of one line. @param offset of the line, in bytes of the uncompressed file. */
export function lineProblem(check: CheckName, path: string, line: number, offset: number, message: string): Problem {
  return { check, ...checks[check], path, line, offset, message }
}

/** A problem at a line, or of the whole file where no line is known. */
export function placedProblem(check: CheckName, path: string, at: LineStart | null, message: string): Problem {
  return at === null ? fileProblem(check, path, message) : lineProblem(check, path, at.number, at.offset, message)
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
