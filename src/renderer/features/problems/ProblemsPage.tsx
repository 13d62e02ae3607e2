import { ChevronRight, X } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import type { Finding } from '../../../shared/ipc/doctor.ts'
import { Button } from '../../components/Button.tsx'
import { Choice } from '../../components/Choice.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import layout from '../../components/ListView.module.css'
import { ListPhase } from '../../components/ListView.tsx'
import { Middle, Note } from '../../components/Note.tsx'
import { SeverityIcon } from '../../components/SeverityIcon.tsx'
import { Toggle } from '../../components/Toggle.tsx'
import { Word } from '../../content/Labels.tsx'
import { count, plural } from '../../util/format.ts'
import { severityNames } from '../../util/severity-names.ts'
import { useUnread } from '../engine/index.ts'
import { FailuresView } from '../failures/index.ts'
import { PageHead } from '../pages/index.ts'
import { QueueView } from '../queue/index.ts'
import { knownIn, useTriage } from '../triage/index.ts'
import { EndedView } from './EndedView.tsx'
import { Explain } from './Explain.tsx'
import { Findings } from './Findings.tsx'
import { FormatCoverage } from './FormatCoverage.tsx'
import { goToFinding } from './go.ts'
import { Matrix } from './Matrix.tsx'
import { groupName, SEVERITIES } from './matrix.ts'
import { nextProblemThread } from './next.ts'
import { OverTime } from './OverTime.tsx'
import styles from './ProblemsPage.module.css'
import { chooseProblems, EVERYTHING, followProblems, type ProblemChoice, retryProblems, useProblems } from './store.ts'
import { TableMenu } from './TableMenu.tsx'
import { barName } from './time-words.ts'
import { type ProblemsView, showView, useView } from './view.ts'

/** How many findings there are of each severity; pressed, the others are left out. */
function Severities() {
  const summary = useProblems(state => state.summary)
  const chosen = useProblems(state => state.choice.severities)
  return (
    <fieldset className={styles.severities}>
      <legend className="vh">Severity</legend>
      {SEVERITIES.map(severity => {
        const { name, names } = severityNames[severity]
        const many = summary?.severities.find(one => one.severity === severity)?.count ?? 0
        const on = chosen.includes(severity)
        return (
          <Toggle
            key={severity}
            on={on}
            data-testid={`severity-${severity}`}
            onClick={() =>
              chooseProblems({
                severities: on ? chosen.filter(one => one !== severity) : [...chosen, severity],
                check: null,
                group: null,
              })
            }
          >
            <SeverityIcon of={severity} />
            {count(many)} {many === 1 ? name.toLowerCase() : names}
          </Toggle>
        )
      })}
    </fieldset>
  )
}

/** Problems that are known are left out; pressed, nothing else is shown. */
function KnownOnes() {
  const many = useTriage(state => knownIn(state.entries).length)
  const on = useProblems(state => state.choice.known)
  if (many === 0 && !on) return null
  return (
    <Toggle on={on} data-testid="show-known" onClick={() => chooseProblems({ ...EVERYTHING, known: !on })}>
      {count(many)} known
    </Toggle>
  )
}

/** How far the doctor is: an answer that is not whole must not look like one. */
function Reach() {
  const summary = useProblems(state => state.summary)
  const unread = useUnread()
  if (summary === null) return null
  const { checked, waiting } = summary.files
  return (
    <span className={layout.say} role="status" data-testid="problems-reach">
      {plural(summary.threads, 'thread')} concerned · {plural(checked, 'file')} checked
      {waiting > 0 && `, ${count(waiting)} ${unread === null ? 'not checked' : 'still to be checked'}`}
    </span>
  )
}

interface ChipProps {
  readonly name: string
  readonly value: string
  readonly without: Partial<ProblemChoice>
}

function Chip({ name, value, without }: ChipProps) {
  return (
    <span className={styles.chip}>
      <span>
        {name}: <Word text={value} />
      </span>
      <button type="button" aria-label={`Any ${name}`} onClick={() => chooseProblems(without)}>
        <Icon of={X} size={12} />
      </button>
    </span>
  )
}

/** What the list is narrowed to, and how much that is. */
function Chosen() {
  const { check, group, from } = useProblems(state => state.choice)
  const unit = useProblems(state => state.times?.unit ?? 'day')
  const total = useProblems(state => state.cache.total)
  const counted = useProblems(state => state.counted)
  return (
    <div className={styles.chosen}>
      {check !== null && <Chip name="check" value={check} without={{ check: null, group: null }} />}
      {group !== null && <Chip name="release" value={groupName(group)} without={{ group: null }} />}
      {from !== null && <Chip name="time" value={barName(unit, from)} without={{ from: null, to: null }} />}
      <span className={styles.total} data-testid="findings-total">
        {plural(counted, 'finding')}
        {counted > total && `, the first ${count(total)} listed`}
      </span>
    </div>
  )
}

function Nothing(): ReactNode {
  const checked = useProblems(state => state.summary?.files.checked ?? 0)
  const waiting = useProblems(state => state.summary?.files.waiting ?? 0)
  const unread = useUnread()
  if (unread !== null || waiting > 0)
    return (
      <Note title={unread ?? 'Not every file was checked'} testId="problems-scanning">
        <p>No problems so far, in {plural(checked, 'rollout')}. What is found appears here while threads are read.</p>
      </Note>
    )
  return (
    <Note title={`No problems found in ${plural(checked, 'rollout')}`} testId="problems-none">
      <p>Every file of the homes that are shown was checked, and what stands beside them.</p>
    </Note>
  )
}

function Body({ onGo }: { readonly onGo: (finding: Finding) => void }): ReactNode {
  const known = useProblems(state => state.choice.known)
  const found = useProblems(state => (state.summary?.cells.length ?? 0) > 0)
  const total = useProblems(state => state.cache.total)
  if (!found && !known)
    return (
      <Middle>
        <Nothing />
      </Middle>
    )
  return (
    <div className={layout.parts}>
      <div className={layout.left}>
        <Matrix />
        <OverTime />
        <Chosen />
        {total === 0 ? (
          <Middle>
            <Note
              title={known ? 'No problem is known' : 'None like this'}
              acts={<Button onClick={() => chooseProblems(EVERYTHING)}>Show all</Button>}
            />
          </Middle>
        ) : (
          <Findings onGo={onGo} />
        )}
      </div>
      <Explain onGo={onGo} />
    </div>
  )
}

const VIEWS: readonly { readonly value: ProblemsView; readonly name: string }[] = [
  { value: 'checks', name: 'Findings' },
  { value: 'queue', name: 'Queue' },
  { value: 'failures', name: 'Failures' },
  { value: 'ended', name: 'Ended together' },
  { value: 'coverage', name: 'Format coverage' },
]

function Checks({ onGo }: { readonly onGo: (finding: Finding) => void }) {
  const phase = useProblems(state => state.phase)
  const error = useProblems(state => state.error)
  useEffect(() => followProblems(), [])
  return (
    <>
      <div className={layout.tools}>
        <Severities />
        <KnownOnes />
        <Reach />
      </div>
      <ListPhase
        phase={phase}
        error={error}
        asking="Counting problems…"
        onRetry={retryProblems}
        errorId="problems-error"
      >
        <Body onGo={onGo} />
      </ListPhase>
    </>
  )
}

/** All that is wrong in the homes that are open: found by checks, failed in threads, and how far one is with it. */
export function ProblemsPage({ onOpen }: { readonly onOpen: () => void }) {
  const phase = useProblems(state => state.phase)
  const view = useView()
  const onGo = (finding: Finding) => goToFinding(finding, onOpen)
  const views: Readonly<Record<ProblemsView, () => ReactNode>> = {
    checks: () => <Checks onGo={onGo} />,
    queue: () => <QueueView onOpen={onOpen} />,
    failures: () => <FailuresView onOpen={onOpen} />,
    ended: () => <EndedView onOpen={onOpen} />,
    coverage: () => <FormatCoverage />,
  }
  return (
    <main
      className={styles.page}
      aria-label="Problems"
      data-pane="list"
      data-testid="problems-page"
      data-phase={view === 'checks' ? phase : 'ready'}
    >
      <PageHead
        title="Problems"
        choices={<Choice label="Shown" options={VIEWS} value={view} onChoose={showView} testId="problems-view" />}
        tools={
          <>
            <TableMenu view={view} />
            <Button
              icon={ChevronRight}
              data-testid="next-problem-thread"
              onClick={() => void nextProblemThread(1, onOpen)}
            >
              Next thread <Kbd>F8</Kbd>
            </Button>
          </>
        }
      />
      {views[view]()}
    </main>
  )
}
