import type { EndedTogether as Ended } from '../../../shared/ipc/doctor.ts'
import { LinkButton } from '../../components/Button.tsx'
import { VisibleText } from '../../content/VisibleText.tsx'
import { plural } from '../../util/format.ts'
import styles from './Diagnostics.module.css'

/** Threads that ended when this one did: together they tell of a crash or a shutdown. */
export function EndedTogether({ total, threads, onThread }: Ended & { readonly onThread: (id: string) => void }) {
  const more = total - threads.length
  return (
    <ul className={styles.together} data-testid="ended-together">
      {threads.map(({ id, title }) => (
        <li key={id}>
          <LinkButton onClick={() => onThread(id)}>
            <VisibleText text={title === '' ? id : title} />
          </LinkButton>
        </li>
      ))}
      {more > 0 && <li className={styles.none}>and {plural(more, 'more thread')}</li>}
    </ul>
  )
}
