import type { ThreadDetail } from '../../../shared/ipc/detail.ts'
import { Section } from '../../components/Section.tsx'
import { VisibleText } from '../../content/VisibleText.tsx'
import { count } from '../../util/format.ts'
import styles from './Sections.module.css'

interface EvidenceProps {
  readonly evidence: NonNullable<ThreadDetail['modeEvidence']>
  /** Whether the value is one that Skein has never met. */
  readonly odd: boolean
}

/** The words around the history mode in the first line of the file. */
export function Evidence({ evidence, odd }: EvidenceProps) {
  return (
    <Section
      title="Where it says so"
      note={`Line ${count(evidence.line)}, byte ${count(evidence.offset)}`}
      testId="mode-evidence"
    >
      <p className={styles.bytes} dir="ltr">
        …<VisibleText text={evidence.before} />
        <span className={styles.value} data-odd={odd}>
          <VisibleText text={evidence.value} />
        </span>
        <VisibleText text={evidence.after} />…
      </p>
    </Section>
  )
}
