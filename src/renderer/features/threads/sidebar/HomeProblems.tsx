import { useEffect, useState } from 'react'
import type { Out } from '../../../../shared/ipc/contract.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { Problems } from '../../../content/Problems.tsx'
import { call, isCancelled, toAppError } from '../../../ipc/client.ts'
import { count, plural } from '../../../util/format.ts'
import styles from './Homes.module.css'

const SHOWN = 200

interface HomeProblemsProps {
  readonly homeId: number
  readonly name: string
  readonly onClose: () => void
}

/** What is wrong in one home, the gravest first. */
export function HomeProblems({ homeId, name, onClose }: HomeProblemsProps) {
  const [found, setFound] = useState<Out<'homes.problems'> | null>(null)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    call('homes.problems', { homeId, limit: SHOWN }, controller.signal).then(setFound, (reason: unknown) => {
      if (!isCancelled(reason)) setError(toAppError(reason).message)
    })
    return () => controller.abort()
  }, [homeId])
  return (
    <Dialog title={`Problems of ${name}`} onClose={onClose}>
      {error !== null && <p className={styles.say}>{error}</p>}
      {found !== null && (
        <div className={styles.found}>
          <p className={styles.say}>
            {found.total === 0
              ? 'None were found.'
              : found.total > found.problems.length
                ? `The gravest ${count(found.problems.length)} of ${plural(found.total, 'problem')}.`
                : plural(found.total, 'problem')}
          </p>
          <Problems problems={found.problems} />
        </div>
      )}
    </Dialog>
  )
}
