import type { LucideIcon } from 'lucide-react'
import type { ThreadKey } from '../../../../shared/ipc/contract.ts'

/** Something that can be done with several threads at once: in the bar of the selection and in the palette. */
export interface SelectionAction {
  /** Stable: tests and the list of recent choices know it. */
  readonly id: string
  /** In the bar: `Copy ids`. */
  readonly name: string
  /** In the palette, where it stands by itself: `Copy the ids of the selected threads`. */
  readonly wholeName: string
  readonly icon: LucideIcon
  /** Has a button of its own in the bar; the others stand in its menu. */
  readonly primary: boolean
  /** @param threads at least one */
  readonly run: (threads: readonly ThreadKey[]) => void
}
