import type { Finding, Found } from '../main/engine/doctor/findings.ts'
import { checks, isCheckName } from '../main/engine/problems.ts'
import { type Severity, severity } from '../shared/problem.ts'

/** Counts what is found, and lets pass what is to be printed. */
export class Tally {
  readonly #least: number
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 }
  #left = 0
  #files = 0

  /** @param least severity of what is to be printed */
  constructor(least: Severity) {
    this.#least = severity.options.indexOf(least)
  }

  /** A file was looked at, whatever is found in it. */
  file(): void {
    this.#files += 1
  }

  /** Whether there is anything of this severity or graver, printed or not. */
  has(least: Severity): boolean {
    return severity.options.slice(0, severity.options.indexOf(least) + 1).some(grave => this.#counts[grave] > 0)
  }

  /** @returns the findings that are to be printed. */
  take({ rows, counts }: Found): readonly Finding[] {
    const shown = rows.filter(row => this.#isShown(row.severity))
    let counted = 0
    for (const [check, count] of Object.entries(counts)) {
      if (!isCheckName(check)) continue
      this.#counts[checks[check].severity] += count
      if (this.#isShown(checks[check].severity)) counted += count
    }
    this.#left += counted - shown.length
    return shown
  }

  /** The result in words. */
  get words(): string {
    const { error, warning, info } = this.#counts
    const left =
      this.#left === 0 ? '' : `; ${this.#left} of them not printed: only the first 1,000 of a check in a file are`
    // Nothing wrong in nothing is no good news.
    const checked = this.#files === 0 ? 'no rollouts found' : `${plural(this.#files, 'file')} checked`
    return `${checked}: ${plural(error, 'error')}, ${plural(warning, 'warning')}, ${plural(info, 'remark')}${left}`
  }

  #isShown(grave: Severity): boolean {
    return severity.options.indexOf(grave) <= this.#least
  }
}

/** `1 error`, `2 errors`. */
export function plural(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`
}
