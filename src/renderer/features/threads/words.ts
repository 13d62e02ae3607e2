import type { SessionSource } from '../../../shared/thread.ts'

const SOURCE: Readonly<Record<string, string>> = {
  cli: 'Terminal',
  vscode: 'VS Code',
  exec: 'exec',
  appServer: 'App server',
  subAgent: 'Sub-agent',
  custom: 'Custom',
  unknown: 'Not known',
}

/** A source kind for people; the kind itself where it is a new one. */
export function sourceName(kind: string): string {
  return SOURCE[kind] ?? kind
}

/** Where a thread was started from, in words; null for the terminal, which is what one expects. */
export function rowSource(source: SessionSource): string | null {
  if (source === 'cli' || source === 'unknown') return null
  if (typeof source === 'string') return sourceName(source)
  return 'custom' in source ? source.custom : 'sub-agent'
}

const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** `November 2026` for `2026-11`; the text itself where it is no month. */
export function monthName(month: string): string {
  const at = Date.parse(`${month}-01T00:00:00Z`)
  return Number.isNaN(at) ? month : monthFormat.format(at)
}

const MODES: Readonly<Record<string, string>> = { legacy: 'Legacy', paginated: 'Paginated', unknown: 'Unknown' }

/** A history mode as facets name it. */
export function modeName(kind: string): string {
  return MODES[kind] ?? kind
}
