import type { ThreadDetail } from '../../../shared/ipc/detail.ts'
import { Section } from '../../components/Section.tsx'
import { Problems } from '../../content/Problems.tsx'
import { plural } from '../../util/format.ts'
import { keyOf, threadName } from '../../util/same-thread.ts'
import { MarksPanel } from '../marks/index.ts'
import { Evidence } from './Evidence.tsx'
import { Family } from './Family.tsx'
import { Inspected } from './inspector/Inspected.tsx'
import { Known } from './Known.tsx'
import styles from './Metadata.module.css'

/** All that is known of an open thread besides its history. */
export function Metadata({ detail }: { readonly detail: ThreadDetail }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
    <section className={styles.doc} tabIndex={0} aria-label="Metadata" data-testid="metadata">
      <h2 className="vh">Metadata</h2>
      <Section title="Your marks" note="They stay in Skein; nothing is written to the thread">
        <MarksPanel thread={keyOf(detail.thread)} />
      </Section>
      <Known detail={detail} />
      <Family key={`family ${threadName(keyOf(detail.thread))}`} detail={detail} />
      <Inspected key={`inspected ${threadName(keyOf(detail.thread))}`} detail={detail} />
      {detail.modeEvidence !== null && <Evidence evidence={detail.modeEvidence} odd={false} />}
      {detail.problems.length > 0 && (
        <Section title="Problems" note={plural(detail.problems.length, 'problem')}>
          <Problems problems={detail.problems} />
        </Section>
      )}
    </section>
  )
}
