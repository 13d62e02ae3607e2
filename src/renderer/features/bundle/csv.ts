import { csvTable } from '../../../shared/csv.ts'
import type { BundlePreview, ReplacedValue } from '../../../shared/ipc/bundle.ts'

/** The tables of a bundle's preview for other programs, with no more in them than is shown. Pure. */

export function valuesCsv(values: readonly ReplacedValue[]): string {
  return csvTable(
    ['what', 'found', 'becomes', 'times', 'threads', 'first_place_redacted'],
    values.map(({ label, shown, pseudonym, count, threads, sample }) => [
      label,
      shown,
      pseudonym,
      count,
      threads,
      `${sample.before}${pseudonym}${sample.after}`,
    ]),
  )
}

export function threadsCsv(threads: BundlePreview['threads']): string {
  return csvTable(
    ['thread', 'title', 'history_mode', 'in_the_bundle', 'files', 'bytes', 'replaced', 'problem'],
    threads.map(thread => [
      thread.id,
      thread.title,
      thread.historyModeRaw,
      thread.content,
      thread.files,
      thread.bytes,
      thread.replacements,
      thread.problem,
    ]),
  )
}
