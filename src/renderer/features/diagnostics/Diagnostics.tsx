import type { ReactNode } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { Closed } from '../../components/Closed.tsx'
import { Later } from '../../components/Later.tsx'
import { Section } from '../../components/Section.tsx'
import { Trouble } from '../../components/Trouble.tsx'
import { PathText } from '../../content/Labels.tsx'
import { bytes, plural } from '../../util/format.ts'
import { StateChoice } from '../triage/index.ts'
import { Coverage } from './Coverage.tsx'
import styles from './Diagnostics.module.css'
import { EndedTogether } from './EndedTogether.tsx'
import { Ending } from './Ending.tsx'
import { Found } from './Found.tsx'
import { StructureMap } from './StructureMap.tsx'
import { useDiagnosis } from './use-diagnosis.ts'
import { Weight } from './Weight.tsx'

interface DiagnosticsProps {
  readonly threadKey: ThreadKey
  /** Shows a line of the thread's file; null where nothing of it may be shown. */
  readonly onLine: ((line: number) => void) | null
  /** Shows another thread of the home. */
  readonly onThread: (id: string) => void
}

/** What the doctor has to say of one thread: findings, weight, coverage, how it ends. No file is read for it. */
export function Diagnostics({ threadKey, onLine, onThread }: DiagnosticsProps): ReactNode {
  const { diagnosis, error, retry } = useDiagnosis(threadKey)
  if (error !== null) return <Trouble error={error} onRetry={retry} testId="diagnostics-error" />
  if (diagnosis === null)
    return (
      <Later>
        <p className={styles.none}>Asking the doctor…</p>
      </Later>
    )
  const { structureOnly, findings, counted, endedTogether, files } = diagnosis
  // Lines of other files than the one that is read cannot be opened.
  const way = structureOnly || files.length > 1 ? null : onLine
  return (
    <div data-testid="diagnostics" data-structure={structureOnly}>
      <Section title="Diagnosis" note={counted === 0 ? undefined : plural(counted, 'finding')}>
        {structureOnly && (
          <Closed testId="structure-only">
            Skein does not open this thread. Only the structure of its lines was checked: kinds, times, numbers and
            lengths, never a text.
          </Closed>
        )}
        {counted > 0 && <StateChoice threadKey={threadKey} />}
        <Found
          findings={findings}
          counted={counted}
          whole={files.every(({ profile }) => profile !== null)}
          onLine={way}
        />
      </Section>
      {endedTogether.total > 0 && (
        <Section title="Ended in the same second" note={plural(endedTogether.total, 'other thread')}>
          <EndedTogether {...endedTogether} onThread={onThread} />
        </Section>
      )}
      {files.map(({ path, profile }, file) => (
        <div key={path}>
          {files.length > 1 && (
            <p className={styles.file}>
              <PathText path={path} />
            </p>
          )}
          {profile === null ? (
            <p className={styles.none}>What the file is made of is not known yet: it has not been read in full.</p>
          ) : (
            <>
              <Section title="How it ends">
                <Ending last={profile.last} lines={profile.lines} onLine={way} />
              </Section>
              <Section title={`Why the file is ${bytes(profile.bytes)}`} note={plural(profile.lines, 'line')}>
                <Weight profile={profile} onLine={way} />
              </Section>
              {way === null && (
                <Section title="Record map" note="By the structure of the lines alone">
                  <StructureMap threadKey={threadKey} file={file} size={profile.bytes} />
                </Section>
              )}
              <Section title="How much is understood">
                <Coverage profile={profile} />
              </Section>
            </>
          )}
        </div>
      ))}
    </div>
  )
}
