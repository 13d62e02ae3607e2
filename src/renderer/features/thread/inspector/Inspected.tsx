import type { ReactNode } from 'react'
import type { ThreadDetail } from '../../../../shared/ipc/detail.ts'
import { Button } from '../../../components/Button.tsx'
import { Later } from '../../../components/Later.tsx'
import { Note } from '../../../components/Note.tsx'
import { errorWords } from '../../../util/error-words.ts'
import { Files } from './Files.tsx'
import { Heads } from './Heads.tsx'
import styles from './Inspected.module.css'
import { Names } from './Names.tsx'
import { ParityTable } from './ParityTable.tsx'
import { useInspection } from './use-inspection.ts'

/** A thread's metadata in full, whatever its mode: parity with the client's databases, names, files, heads. */
export function Inspected({ detail }: { readonly detail: ThreadDetail }): ReactNode {
  const { inspection, error, retry } = useInspection(detail)
  if (error !== null) {
    const { title, say } = errorWords(error)
    return (
      <Note title={title} testId="inspection-error" acts={<Button onClick={retry}>Try again</Button>}>
        <p>{say}</p>
      </Note>
    )
  }
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
