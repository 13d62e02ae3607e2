import { type ReactNode, useEffect, useRef } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { Closed } from '../../components/Closed.tsx'
import { Later } from '../../components/Later.tsx'
import { Section } from '../../components/Section.tsx'
import { Trouble } from '../../components/Trouble.tsx'
import { PathText } from '../../content/Labels.tsx'
import { bytes, plural } from '../../util/format.ts'
import { scrollWithin } from '../../util/scroll-within.ts'
import { isPlaceWanted, showOnMap } from '../map-place/index.ts'
import { CsvTools } from '../tables/index.ts'
import { StateChoice } from '../triage/index.ts'
import { Coverage } from './Coverage.tsx'
import { diagnosisCsv, weightCsv } from './csv.ts'
import styles from './Diagnostics.module.css'
import { EndedTogether } from './EndedTogether.tsx'
import { Ending } from './Ending.tsx'
import { Found } from './Found.tsx'
import { StructureMap } from './StructureMap.tsx'
import { type Diagnosis, useDiagnosis } from './use-diagnosis.ts'
import { Weight } from './Weight.tsx'
import type { LineWay } from './way.ts'

interface DiagnosticsProps {
  readonly threadKey: ThreadKey
  /** Shows a line of the thread's file; null where nothing of it may be shown. */
  readonly onLine: ((line: number) => void) | null
  /** Shows another thread of the home. */
  readonly onThread: (id: string) => void
  /** Where they stand among other things and were gone to: has them brought into view. */
  readonly arrival?: Arrival | null
}

interface Arrival {
  /** Whether one goes on there by keyboard. */
  readonly focus: boolean
  readonly done: () => void
}

/** Brings an element into view as soon as there is something to see in it. */
function useArrival(threadKey: ThreadKey, ready: boolean, arrival: Arrival | null) {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (root.current === null || !ready || arrival === null) return
    // A place on a map is further down, and takes the focus itself.
    if (!isPlaceWanted(threadKey)) {
      scrollWithin(root.current, 'start')
      if (arrival.focus) root.current.focus({ preventScroll: true })
    }
    arrival.done()
  }, [threadKey, ready, arrival])
  return root
}

/**
 * How lines of the thread's files are seen: in the raw view, which has those of the file that is read; else on the maps of
 * their structure.
 */
function waysOf(threadKey: ThreadKey, { structureOnly, files }: Diagnosis, onLine: DiagnosticsProps['onLine']) {
  return (path: string): LineWay | null => {
    const file = files.find(one => one.path === path)
    if (file === undefined) return null
    if (isRead(file, structureOnly, onLine)) return { where: '', go: ({ line }) => onLine?.(line) }
    if (file.profile === null) return null
    return {
      where: ' on the map',
      go: ({ offset }) => showOnMap({ thread: threadKey, path, at: { byte: offset } }),
    }
  }
}

function isRead(file: { readonly deciding: boolean }, structureOnly: boolean, onLine: DiagnosticsProps['onLine']) {
  return onLine !== null && !structureOnly && file.deciding
}

/** What the doctor has to say of one thread: findings, weight, coverage, how it ends. No file is read for it. */
export function Diagnostics({ threadKey, onLine, onThread, arrival = null }: DiagnosticsProps): ReactNode {
  const { diagnosis, error, retry } = useDiagnosis(threadKey)
  const root = useArrival(threadKey, diagnosis !== null, arrival)
  if (error !== null) return <Trouble error={error} onRetry={retry} testId="diagnostics-error" />
  if (diagnosis === null)
    return (
      <Later>
        <p className={styles.none}>Asking the doctor…</p>
      </Later>
    )
  const { structureOnly, findings, counted, endedTogether, files } = diagnosis
  const wayIn = waysOf(threadKey, diagnosis, onLine)
  return (
    <div ref={root} tabIndex={-1} data-testid="diagnostics" data-structure={structureOnly}>
      <Section
        title="Diagnosis"
        note={counted === 0 ? undefined : plural(counted, 'finding')}
        tools={
          findings.length > 0 && (
            <CsvTools what="the findings of the thread" file="findings" csv={diagnosisCsv(findings)} />
          )
        }
      >
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
          wayIn={wayIn}
        />
      </Section>
      {endedTogether.total > 0 && (
        <Section title="Ended in the same second" note={plural(endedTogether.total, 'other thread')}>
          <EndedTogether {...endedTogether} onThread={onThread} />
        </Section>
      )}
      {files.map(({ path, deciding, profile }, file) => (
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
                <Ending last={profile.last} lines={profile.lines} way={wayIn(path)} />
              </Section>
              <Section
                title={`Why the file is ${bytes(profile.bytes)}`}
                note={plural(profile.lines, 'line')}
                tools={<CsvTools what="the weight of the file" file="weight" csv={weightCsv(profile)} />}
              >
                <Weight profile={profile} way={wayIn(path)} />
              </Section>
              {!isRead({ deciding }, structureOnly, onLine) && (
                <Section title="Record map" note="By the structure of the lines alone">
                  <StructureMap
                    threadKey={threadKey}
                    file={file}
                    path={path}
                    deciding={deciding}
                    findings={findings}
                    size={profile.bytes}
                  />
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
