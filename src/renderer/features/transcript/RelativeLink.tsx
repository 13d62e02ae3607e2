import { LinkButton } from '../../components/Button.tsx'
import { ModeBadge } from '../../components/ModeBadge.tsx'
import { Title, Word } from '../../content/Labels.tsx'
import styles from './OtherRow.module.css'
import { type Relative, useRelations } from './relations.ts'

/** Another thread by its title, as a link where it can be shown. A thread that Skein does not open says so by its badge. */
export function RelativeLink({ relative, testId }: { readonly relative: Relative; readonly testId: string }) {
  const { show } = useRelations()
  const { id, member } = relative
  if (member === null || !member.known) {
    return (
      <>
        <Word text={id} className={styles.id} />
        {member !== null && <span className={styles.quiet}>not in this home</span>}
      </>
    )
  }
  return (
    <>
      <span className={styles.link}>
        <LinkButton data-testid={testId} data-thread-id={id} onClick={() => show({ homeId: member.homeId, id })}>
          <Title text={member.title} />
        </LinkButton>
      </span>
      {member.historyMode !== null && member.historyMode !== 'legacy' && (
        <ModeBadge kind={member.historyMode} raw={member.historyModeRaw ?? ''} />
      )}
    </>
  )
}
