// biome-ignore-all lint/a11y/useSemanticElements: a real table cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
import { Lock } from 'lucide-react'
import type { Finding } from '../../../shared/ipc/doctor.ts'
import { Icon } from '../../components/Icon.tsx'
import { SeverityIcon } from '../../components/SeverityIcon.tsx'
import { CodeWords } from '../../content/CodeWords.tsx'
import { Word } from '../../content/Labels.tsx'
import { count, dayClock, exact } from '../../util/format.ts'
import { severityNames } from '../../util/severity-names.ts'
import { ChunkGrid } from '../tables/index.ts'
import styles from './Findings.module.css'
import { selectFinding, useProblems, wantFindings } from './store.ts'

function Cells({ finding }: { readonly finding: Finding }) {
  return (
    <>
      <span role="gridcell" className={styles.mark}>
        <SeverityIcon of={finding.severity} label={severityNames[finding.severity].name} />
      </span>
      <span role="gridcell" className={styles.thread}>
        {finding.threadId === null ? (
          <span className={styles.quiet}>the home itself</span>
        ) : (
          <Word text={finding.threadTitle ?? finding.threadId} />
        )}
        {finding.scope === 'structure' && (
          <Icon of={Lock} size={12} label="not opened: structure only" className={styles.lock} />
        )}
      </span>
      <span role="gridcell" className={styles.message}>
        <CodeWords text={finding.message} />
      </span>
      <span role="gridcell" className={styles.number}>
        {finding.line === null ? '–' : count(finding.line)}
      </span>
      <span role="gridcell" className={styles.offset}>
        {finding.offset === null ? '–' : count(finding.offset)}
      </span>
      <span role="gridcell" className={styles.release}>
        {finding.release === '' ? '–' : <Word text={finding.release} />}
      </span>
      <span role="gridcell" className={styles.time} title={finding.at === null ? undefined : exact(finding.at / 1000)}>
        {finding.at === null ? '–' : dayClock(finding.at / 1000)}
      </span>
    </>
  )
}

/** The findings that were chosen, one of them explained beside. @param onGo shows what the chosen one is about. */
export function Findings({ onGo }: { readonly onGo: (finding: Finding) => void }) {
  const cache = useProblems(state => state.cache)
  const active = useProblems(state => state.active)
  const reveal = useProblems(state => state.reveal)
  return (
    <ChunkGrid
      label="Findings"
      testId="findings"
      cache={cache}
      active={active}
      reveal={reveal}
      columns={styles.columns}
      head={
        <>
          <span role="columnheader" className={styles.mark}>
            <span className="vh">Severity</span>
          </span>
          <span role="columnheader" className={styles.thread}>
            Thread
          </span>
          <span role="columnheader" className={styles.message}>
            What was found
          </span>
          <span role="columnheader" className={styles.number}>
            Line
          </span>
          <span role="columnheader" className={styles.offset}>
            Byte
          </span>
          <span role="columnheader" className={styles.release}>
            Release
          </span>
          <span role="columnheader" className={styles.time}>
            Time
          </span>
        </>
      }
      cells={finding => <Cells finding={finding} />}
      rowData={finding => ({
        'data-testid': 'finding',
        'data-check': finding?.check,
        'data-thread-id': finding?.threadId ?? undefined,
      })}
      onRange={wantFindings}
      onSelect={selectFinding}
      onOpen={onGo}
    />
  )
}
