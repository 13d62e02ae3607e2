import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../../components/Button.tsx'
import { Choice } from '../../components/Choice.tsx'
import { Later } from '../../components/Later.tsx'
import { Middle, Note } from '../../components/Note.tsx'
import { Toggle } from '../../components/Toggle.tsx'
import { Trouble } from '../../components/Trouble.tsx'
import { count, plural } from '../../util/format.ts'
import { PageFrame } from '../pages/index.ts'
import { CsvTools } from '../tables/index.ts'
import styles from './ComparePage.module.css'
import { FactTable } from './FactTable.tsx'
import { Heads } from './Heads.tsx'
import { Homes } from './Homes.tsx'
import { Sides } from './Sides.tsx'
import { answerOf, chooseWhat, followCompare, loadCompare, showDifferencesOnly, showView, useCompare } from './store.ts'
import { absenceText, comparisonCsv, verdictCounts } from './words.ts'

const WHAT = [
  { value: 'threads', name: 'Threads' },
  { value: 'homes', name: 'Homes' },
] as const
const VIEWS = [
  { value: 'facts', name: 'Facts' },
  { value: 'heads', name: 'Heads' },
] as const

/** The facts of two threads, where they are shown. */
function useFacts() {
  return useCompare(state => (state.what === 'threads' && state.view === 'facts' ? answerOf(state) : null))
}

/** How the facts of two threads compare. */
function Verdicts(): ReactNode {
  const shown = useFacts()
  if (shown === null) return null
  const { same, differs, unknown } = verdictCounts(shown.sections)
  return (
    <span className={styles.counts} role="status" data-testid="verdicts">
      {plural(differs, 'difference')} · {count(same)} the same
      {unknown > 0 && ` · ${count(unknown)} not known of both`}
    </span>
  )
}

/** The ways out of the table. */
function Tools(): ReactNode {
  const shown = useFacts()
  if (shown === null) return null
  return <CsvTools what="the comparison" file="comparison" csv={comparisonCsv(shown)} />
}

function Facts(): ReactNode {
  const shown = useCompare(answerOf)
  const error = useCompare(state => state.error)
  const only = useCompare(state => state.differencesOnly)
  if (error !== null) return <Trouble error={error} testId="compare-error" onRetry={() => void loadCompare()} />
  if (shown === null)
    return (
      <Later>
        <p className={styles.counts}>Reading both threads…</p>
      </Later>
    )
  const { differs, unknown } = verdictCounts(shown.sections)
  if (only && differs === 0)
    return (
      <Middle>
        <Note
          title="No differences"
          testId="compare-same"
          acts={<Button onClick={() => showDifferencesOnly(false)}>Show all facts</Button>}
        >
          <p>
            All that is known of both threads is the same
            {unknown > 0 && `; ${plural(unknown, 'fact')} could not be compared`}.
          </p>
        </Note>
      </Middle>
    )
  return (
    <FactTable
      caption="Facts of both threads"
      sections={shown.sections}
      differencesOnly={only}
      absence={(section, side) => absenceText(section, shown[side], side)}
    />
  )
}

function Threads({ onOpen }: { readonly onOpen: () => void }): ReactNode {
  const a = useCompare(state => state.a)
  const b = useCompare(state => state.b)
  const view = useCompare(state => state.view)
  const only = useCompare(state => state.differencesOnly)
  return (
    <>
      <Sides onOpen={onOpen} />
      {a === null || b === null ? (
        <Middle>
          <Note title="Choose two threads" testId="compare-empty">
            <p>
              Their settings, releases, times, outcome, tokens, tools and problems are shown side by side. In the list,
              two threads can be selected with Ctrl and compared from the bar above it.
            </p>
          </Note>
        </Middle>
      ) : view === 'facts' ? (
        <Facts />
      ) : (
        <Heads a={a} b={b} differencesOnly={only} key={`${a.homeId} ${a.id} ${b.homeId} ${b.id}`} />
      )}
    </>
  )
}

/** Two threads, their heads, or two homes side by side. */
export function ComparePage({ onOpen }: { readonly onOpen: () => void }) {
  const body = useRef<HTMLDivElement>(null)
  const what = useCompare(state => state.what)
  const view = useCompare(state => state.view)
  const only = useCompare(state => state.differencesOnly)
  const waits = useCompare(state => state.what === 'threads' && (state.a === null || state.b === null))
  const homeless = useCompare(({ what, homes }) => what === 'homes' && (homes.a === null || homes.b === null))
  useEffect(() => {
    void loadCompare()
    return followCompare()
  }, [])
  // What was chosen from is gone; a field that waits for a thread takes the focus by itself.
  useEffect(() => {
    if (!waits) body.current?.focus({ preventScroll: true })
  }, [waits])
  return (
    <PageFrame
      title="Compare"
      testId="compare-page"
      body={body}
      choices={
        <>
          <Choice label="What is compared" options={WHAT} value={what} onChoose={chooseWhat} testId="compare-what" />
          {what === 'threads' && (
            <Choice
              label="What of the threads"
              options={VIEWS}
              value={view}
              onChoose={showView}
              testId="compare-view"
            />
          )}
          {!waits && !homeless && (
            <Toggle framed={true} on={only} data-testid="differences-only" onClick={() => showDifferencesOnly(!only)}>
              Only differences
            </Toggle>
          )}
          <Verdicts />
        </>
      }
      tools={<Tools />}
    >
      {what === 'threads' ? <Threads onOpen={onOpen} /> : <Homes differencesOnly={only} />}
    </PageFrame>
  )
}
