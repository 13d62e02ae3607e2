import type { ReactNode } from 'react'
import type { ThreadDetail } from '../../../../shared/ipc/detail.ts'
import { Later } from '../../../components/Later.tsx'
import { Trouble } from '../../../components/Trouble.tsx'
import { Files } from './Files.tsx'
import { Heads } from './Heads.tsx'
import styles from './Inspected.module.css'
import { Names } from './Names.tsx'
import { ParityTable } from './ParityTable.tsx'
import { useInspection } from './use-inspection.ts'

/** A thread's metadata in full, whatever its mode: parity with the client's databases, names, files, heads. */
export function Inspected({ detail }: { readonly detail: ThreadDetail }): ReactNode {
  const { inspection, error, retry } = useInspection(detail)
  if (error !== null) return <Trouble error={error} onRetry={retry} testId="inspection-error" />
  if (inspection === null)
    return (
      <Later>
        <p className={styles.none}>Reading the heads of the files…</p>
      </Later>
    )
  return (
    <div className={styles.sections} data-testid="inspection">
      <ParityTable parity={inspection.parity} />
      <Names names={inspection.names} stateName={inspection.stateName} />
      <Files files={inspection.files} />
      <Heads heads={inspection.heads} files={inspection.files.length} />
    </div>
  )
}
