import type { Out } from '../../../shared/ipc/contract.ts'

/** The findings of a thread by their checks. Pure. */

export type ThreadFinding = Out<'doctor.thread'>['findings'][number]

export interface CheckGroup {
  readonly check: string
  /** The gravest come first; at least one. */
  readonly findings: readonly [ThreadFinding, ...ThreadFinding[]]
}

/** In the order of the findings. */
export function groupsOf(findings: readonly ThreadFinding[]): readonly CheckGroup[] {
  const groups = new Map<string, [ThreadFinding, ...ThreadFinding[]]>()
  for (const finding of findings) {
    const group = groups.get(finding.check)
    if (group === undefined) groups.set(finding.check, [finding])
    else group.push(finding)
  }
  return Array.from(groups, ([check, found]) => ({ check, findings: found }))
}
