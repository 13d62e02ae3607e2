import type { HistoryModeKind } from '../../../shared/history-mode.ts'
import { rawMode } from '../../../shared/history-mode.ts'
import type { RolloutStats } from '../../../shared/report.ts'
import type { Examined } from '../doctor/examine.ts'
import type { Found } from '../doctor/findings.ts'
import { checks, isCheckName } from '../problems.ts'
import { compareReleases } from '../threads/releases.ts'

interface Group {
  files: number
  bytes: number
}

/** Counts rollouts as they are looked at. Holds numbers, and an id and a size for each file. */
export class RolloutTally {
  readonly #all: Group = { files: 0, bytes: 0 }
  readonly #threads = new Set<string>()
  readonly #modes = new Map<string, Group & { mode: HistoryModeKind; raw: string }>()
  readonly #releases = new Map<string, Group>()
  readonly #months = new Map<string, Group>()
  readonly #sizes: number[] = []
  readonly #problems = new Map<string, { count: number; files: number }>()
  #filesWithFindings = 0
  #filesWithErrors = 0

  /** A file, with what was found in it. */
  file({ start: { file, threadId, facts, problems }, reading }: Examined): void {
    const { head, nameTime } = facts
    const bytes = file.sizeBytes
    add(this.#all, bytes)
    this.#threads.add(threadId)
    this.#sizes.push(bytes)
    const raw = rawMode(head.mode)
    add(groupOf(this.#modes, `${head.mode.kind} ${raw}`, { mode: head.mode.kind, raw, files: 0, bytes: 0 }), bytes)
    add(groupOf(this.#releases, head.cliVersion ?? '', { files: 0, bytes: 0 }), bytes)
    const begun = new Date(head.createdAt ?? nameTime ?? file.modifiedAt).toISOString().slice(0, 7)
    add(groupOf(this.#months, begun, { files: 0, bytes: 0 }), bytes)
    const found = [...problems.map(({ check }) => check), ...Object.keys(reading.found.counts)]
    if (found.length > 0) this.#filesWithFindings += 1
    if (found.some(check => isCheckName(check) && checks[check].severity === 'error')) this.#filesWithErrors += 1
    for (const check of new Set(found)) this.#problem(check).files += 1
  }

  /** Findings, of a file or of a home. */
  found({ counts }: Found): void {
    for (const [check, count] of Object.entries(counts)) this.#problem(check).count += count
  }

  get stats(): RolloutStats {
    const sizes = this.#sizes.sort((a, b) => a - b)
    const [smallest, largest] = [sizes[0], sizes.at(-1)]
    const median = sizes[Math.floor((sizes.length - 1) / 2)]
    return {
      ...this.#all,
      threads: this.#threads.size,
      filesWithFindings: this.#filesWithFindings,
      filesWithErrors: this.#filesWithErrors,
      modes: [...this.#modes.values()].sort((a, b) => b.files - a.files),
      releases: [...this.#releases]
        .map(([release, group]) => ({ release, ...group }))
        .sort((a, b) => compareVersions(b.release, a.release)),
      months: [...this.#months]
        .map(([month, group]) => ({ month, ...group }))
        .sort((a, b) => (a.month < b.month ? 1 : -1)),
      sizes:
        smallest === undefined || median === undefined || largest === undefined ? null : { smallest, median, largest },
      problems: [...this.#problems]
        .flatMap(([check, counts]) =>
          isCheckName(check) ? [{ check, severity: checks[check].severity, ...counts }] : [],
        )
        .sort((a, b) => b.count - a.count || (a.check < b.check ? -1 : 1)),
    }
  }

  #problem(check: string): { count: number; files: number } {
    return groupOf(this.#problems, check, { count: 0, files: 0 })
  }
}

function add(group: Group, bytes: number): void {
  group.files += 1
  group.bytes += bytes
}

function groupOf<T>(groups: Map<string, T>, name: string, empty: T): T {
  const group = groups.get(name) ?? empty
  groups.set(name, group)
  return group
}

/** Orders full versions (`0.144.6`, `0.150.0-alpha.2`): by their first two numbers, then as people would. */
export function compareVersions(a: string, b: string): number {
  const group = (version: string) => /^\d+\.\d+/.exec(version)?.[0] ?? ''
  return compareReleases(group(a), group(b)) || a.localeCompare(b, 'en', { numeric: true })
}
