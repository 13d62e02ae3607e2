import { ListFilter, PanelRightOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Finding } from '../../../shared/ipc/doctor.ts'
import { Button } from '../../components/Button.tsx'
import { Closed } from '../../components/Closed.tsx'
import { CopyTool } from '../../components/CopyTool.tsx'
import layout from '../../components/ListView.module.css'
import { SeverityWord } from '../../components/SeverityIcon.tsx'
import { CodeWords } from '../../content/CodeWords.tsx'
import { PathText, Word } from '../../content/Labels.tsx'
import { count, exact } from '../../util/format.ts'
import { StateChoice } from '../triage/index.ts'
import styles from './Explain.module.css'
import { lineIn, listThreadsOf } from './go.ts'
import { Known } from './Known.tsx'
import { activeFinding, useProblems } from './store.ts'

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function Here({ finding }: { readonly finding: Finding }) {
  const { line, offset, at, path, threadTitle, scope } = finding
  return (
    <Part title="Here">
      <p>
        <CodeWords text={finding.message} />
      </p>
      <dl className={styles.facts}>
        {threadTitle !== null && (
          <>
            <dt>Thread</dt>
            <dd>
              <Word text={threadTitle} />
            </dd>
          </>
        )}
        <dt>File</dt>
        <dd className={styles.path}>
          <PathText path={path} />
        </dd>
        {line !== null && (
          <>
            <dt>Line</dt>
            <dd>
              {count(line)}
              {offset !== null && `, byte ${count(offset)}`}
            </dd>
          </>
        )}
        {at !== null && (
          <>
            <dt>Time</dt>
            <dd>{exact(at / 1000)}</dd>
          </>
        )}
      </dl>
      {scope === 'structure' && (
        <Closed testId="structure-only">
          Skein does not open this thread. Only the structure of its lines was looked at, so its text cannot be shown.
        </Closed>
      )}
    </Part>
  )
}

/** Where a finding is, as people paste it into a report. */
function placeOf({ check, path, line, offset, message }: Finding): string {
  const at = line === null ? '' : `:${line}${offset === null ? '' : ` (byte ${offset})`}`
  return `${check}: ${path}${at}: ${message}`
}

const GO_WORDS = { raw: 'Open line', map: 'Show on the map line' } as const

function goWords(finding: Finding): string {
  const seen = lineIn(finding)
  return seen === null ? 'Show the thread' : `${GO_WORDS[seen]} ${count(finding.line ?? 0)}`
}

/** What the chosen finding means, where it is, what to do about it, and the way there. */
export function Explain({ onGo }: { readonly onGo: (finding: Finding) => void }) {
  const finding = useProblems(activeFinding)
  const info = useProblems(state => (finding === undefined ? undefined : state.checks.get(finding.check)))
  if (finding === undefined) return <aside className={layout.aside} aria-label="Explanation" />
  return (
    <aside
      className={layout.aside}
      aria-label="Explanation"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
      tabIndex={0}
      data-testid="explain"
      data-check={finding.check}
    >
      <SeverityWord of={finding.severity} />
      <h2 className={styles.title}>{finding.title}</h2>
      <p className={styles.check}>{finding.check}</p>
      {info !== undefined && (
        <Part title="What it means">
          <p>
            <CodeWords text={info.meaning} />
          </p>
        </Part>
      )}
      <Here finding={finding} />
      <Part title="What to do">
        <p>
          <CodeWords text={finding.remedy} />
        </p>
      </Part>
      <div className={styles.acts}>
        {finding.threadId !== null && (
          <Button kind="primary" icon={PanelRightOpen} data-testid="go-to-finding" onClick={() => onGo(finding)}>
            {goWords(finding)}
          </Button>
        )}
        <Button icon={ListFilter} data-testid="threads-of-check" onClick={() => listThreadsOf(finding.check)}>
          Threads with this
        </Button>
        <Known finding={finding} />
        <CopyTool text={placeOf(finding)} what="place and message" />
      </div>
      {finding.threadId !== null && (
        <div className={styles.triage}>
          <StateChoice threadKey={{ homeId: finding.homeId, id: finding.threadId }} />
        </div>
      )}
    </aside>
  )
}
