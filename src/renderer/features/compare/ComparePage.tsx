import { Download } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button, ToolButton } from '../../components/Button.tsx'
import { CopyTool } from '../../components/CopyTool.tsx'
import { Later } from '../../components/Later.tsx'
import { Note } from '../../components/Note.tsx'
import { errorWords } from '../../util/error-words.ts'
import { count, plural } from '../../util/format.ts'
import { NoticeLine, saveTable } from '../notice/index.ts'
import styles from './ComparePage.module.css'
import { FactTable } from './FactTable.tsx'
import { Sides } from './Sides.tsx'
import { followCompare, loadCompare, showDifferencesOnly, useCompare } from './store.ts'
import { comparisonCsv, verdictCounts } from './words.ts'

function Tools(): ReactNode {
  const shown = useCompare(state => state.shown)
  const only = useCompare(state => state.differencesOnly)
  if (shown === null) return null
  const { same, differs, unknown } = verdictCounts(shown.sections)
  const csv = comparisonCsv(shown)
  return (
    <>
      <button
        type="button"
        className={styles.toggle}
        aria-pressed={only}
        data-testid="differences-only"
        onClick={() => showDifferencesOnly(!only)}
      >
        Only differences
      </button>
      <span className={styles.counts} role="status" data-testid="verdicts">
        {plural(differs, 'difference')} · {count(same)} the same
        {unknown > 0 && ` · ${count(unknown)} not known of both`}
      </span>
      <span className={styles.grow}>
        <NoticeLine />
      </span>
      <CopyTool text={csv} what="the comparison as CSV" />
      <ToolButton
        icon={Download}
        label="Save the comparison as CSV…"
        onClick={() => void saveTable('comparison', csv)}
      />
    </>
  )
}

function Content(): ReactNode {
  const shown = useCompare(state => state.shown)
  const error = useCompare(state => state.error)
  const only = useCompare(state => state.differencesOnly)
  const chosen = useCompare(state => state.a !== null && state.b !== null)
  if (error !== null) {
    const { title, say } = errorWords(error)
    return (
      <Note title={title} testId="compare-error" acts={<Button onClick={() => void loadCompare()}>Try again</Button>}>
        <p>{say}</p>
      </Note>
    )
  }
  if (!chosen)
    return (
      <Note title="Choose two threads" testId="compare-empty">
        <p>
          Their settings, releases, times, outcome, tokens, tools and problems are shown side by side. In the list, two
          threads can be selected with Ctrl and compared from the bar above it.
        </p>
      </Note>
    )
  if (shown === null)
    return (
      <Later>
        <p className={styles.counts}>Reading both threads…</p>
      </Later>
    )
  const { differs, unknown } = verdictCounts(shown.sections)
  if (only && differs === 0)
    return (
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
    )
  return <FactTable comparison={shown} differencesOnly={only} />
}

/** Two threads side by side. */
export function ComparePage({ onOpen }: { readonly onOpen: () => void }) {
  const body = useRef<HTMLDivElement>(null)
  const chosen = useCompare(state => state.a !== null && state.b !== null)
  useEffect(() => {
    void loadCompare()
    return followCompare()
  }, [])
  // What was chosen from is gone; a field that waits for a thread takes the focus by itself.
  useEffect(() => {
    if (chosen) body.current?.focus({ preventScroll: true })
  }, [chosen])
  return (
    <main className={styles.page} aria-label="Compare" data-pane="list" data-testid="compare-page">
      <header className={styles.head}>
        <h1 className={styles.name}>Compare</h1>
        <Tools />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls by keyboard */}
      <div className={styles.body} tabIndex={0} ref={body}>
        <div className={styles.content}>
          <Sides onOpen={onOpen} />
          <Content />
        </div>
      </div>
    </main>
  )
}
