import type { TriageState } from '../../../shared/ipc/triage.ts'

const NAMES: Readonly<Record<TriageState, string>> = {
  open: 'Open',
  progress: 'In progress',
  done: 'Done',
  known: 'Known',
}

/** A state's name. A thread is known where all that is wrong with it is. */
export function stateName(state: TriageState): string {
  return NAMES[state]
}
