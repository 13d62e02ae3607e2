import { CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { Severity } from '../../../shared/problem.ts'

/** How severities look, and how they are called. */
export const LOOK: Readonly<
  Record<Severity, { readonly icon: LucideIcon; readonly name: string; readonly names: string }>
> = {
  error: { icon: CircleX, name: 'Error', names: 'errors' },
  warning: { icon: TriangleAlert, name: 'Warning', names: 'warnings' },
  info: { icon: Info, name: 'Note', names: 'notes' },
}
