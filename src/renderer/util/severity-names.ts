import type { Severity } from '../../shared/problem.ts'

/** How severities are called: one such problem, and several. */
export const severityNames: Readonly<Record<Severity, { readonly name: string; readonly names: string }>> = {
  error: { name: 'Error', names: 'errors' },
  warning: { name: 'Warning', names: 'warnings' },
  info: { name: 'Note', names: 'notes' },
}
