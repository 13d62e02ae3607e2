import { Download } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { csvOf } from '../../../shared/csv.ts'
import { HISTORY_MODE_KINDS } from '../../../shared/history-mode.ts'
import { cellsTable } from '../../../shared/report-csv.ts'
import { compatibilityWords } from '../../../shared/report-words.ts'
import { Button, LinkButton } from '../../components/Button.tsx'
import { Later } from '../../components/Later.tsx'
import { Middle, Note } from '../../components/Note.tsx'
import { Trouble } from '../../components/Trouble.tsx'
import { escapeHidden } from '../../content/visible.ts'
import { count, plural } from '../../util/format.ts'
import { useUnread } from '../engine/index.ts'
import { saveTable } from '../notice/index.ts'
import { Aside, PageFrame } from '../pages/index.ts'
import { Figures } from '../tables/index.ts'
import { openThread } from '../thread/index.ts'
import { narrow, useQuery } from '../threads/index.ts'
import styles from './CompatibilityPage.module.css'
import { MonthBars } from './MonthBars.tsx'
import { Refusals } from './Refusals.tsx'
import { followReport, loadReport, type Report, useReport } from './store.ts'
import { barsOf, monthsOf, releaseMonthsOf } from './sums.ts'
import { FirstTable, MonthTable, ReleaseMonthTable, ReleaseTable, UnknownTable } from './Tables.tsx'
import { modeWord } from './words.ts'

function Found({ report, onOpen }: { readonly report: Report; readonly onOpen: () => void }) {
  const order = useMemo(() => report.releases.map(({ release }) => release), [report])
  const months = useMemo(() => monthsOf(report.cells), [report])
  const releaseMonths = useMemo(() => releaseMonthsOf(report.cells, order), [report, order])
  const bars = useMemo(() => barsOf(months), [months])
  const open = ({ homeId, id }: Report['firsts'][number]) => openThread({ key: { homeId, id } }, onOpen)
  return (
    <>
      <ul className={styles.words} data-testid="compatibility-words">
        {compatibilityWords(report).map(sentence => (
          <li key={sentence}>{escapeHidden(sentence)}</li>
        ))}
      </ul>
      <Figures
        figures={HISTORY_MODE_KINDS.map(mode => ({ name: modeWord(mode), figure: count(report.modes[mode]) }))}
        testId="compatibility-totals"
      />
      <div className={styles.chart}>
        {bars.length > 0 && <MonthBars bars={bars} />}
        <MonthTable months={months} />
      </div>
      <ReleaseTable releases={report.releases} />
      <div className={styles.pair}>
        <FirstTable firsts={report.firsts} onOpen={open} />
        {report.refusals !== null && <Refusals refusals={report.refusals} />}
      </div>
      <UnknownTable cells={report.cells} order={order} />
      <ReleaseMonthTable rows={releaseMonths} />
    </>
  )
}

function Content({ onOpen }: { readonly onOpen: () => void }) {
  const report = useReport(state => state.report)
  const error = useReport(state => state.error)
  const unread = useUnread()
  if (error !== null)
    return (
      <Middle>
        <Trouble error={error} onRetry={() => void loadReport()} testId="compatibility-error" />
      </Middle>
    )
  if (report === null) {
    return (
      <Later>
        <Aside>Counting threads…</Aside>
      </Later>
    )
  }
  if (report.threads === 0) {
    return (
      <Middle>
        <Note title={unread ?? 'No threads'} testId="compatibility-empty">
          <p>Which releases write which history mode is counted here as soon as there are threads.</p>
        </Note>
      </Middle>
    )
  }
  return <Found report={report} onOpen={onOpen} />
}

/** Which releases write which history mode, when, and how often opening was refused. */
export function CompatibilityPage({ onOpen }: { readonly onOpen: () => void }) {
  const report = useReport(state => state.report)
  const narrowed = useQuery(state => state.query.homes.length > 0)
  useEffect(() => followReport(), [])
  return (
    <PageFrame
      title="Compatibility"
      testId="compatibility-page"
      choices={report !== null && <Aside>{plural(report.threads, 'thread')}</Aside>}
      tools={
        <>
          {narrowed && (
            <Aside testId="compatibility-narrowed">
              Only threads of the chosen homes. <LinkButton onClick={() => narrow({ homes: [] })}>All homes</LinkButton>
            </Aside>
          )}
          {report !== null && report.threads > 0 && (
            <Button
              icon={Download}
              data-testid="compatibility-save"
              onClick={() => void saveTable('compatibility', csvOf(cellsTable(report)))}
            >
              Save all as CSV…
            </Button>
          )}
        </>
      }
    >
      <Content onOpen={onOpen} />
    </PageFrame>
  )
}
