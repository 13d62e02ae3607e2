import { useEffect, useState } from 'react'
import { LinkButton } from '../../components/Button.tsx'
import { Choice } from '../../components/Choice.tsx'
import { Later } from '../../components/Later.tsx'
import { Middle, Note } from '../../components/Note.tsx'
import { Trouble } from '../../components/Trouble.tsx'
import { count, plural } from '../../util/format.ts'
import { useUnread } from '../engine/index.ts'
import { Aside, PageFrame } from '../pages/index.ts'
import { Figures } from '../tables/index.ts'
import { clearFilters, isFiltered, useQuery } from '../threads/index.ts'
import { GroupTable, ModelTable, PeriodTable } from './Breakdown.tsx'
import { type Costs, costsOf, costText } from './costs.ts'
import { HeaviestTables } from './HeaviestTables.tsx'
import { PeriodBars } from './PeriodBars.tsx'
import { PriceDialog } from './PriceDialog.tsx'
import { SPANS } from './spans.ts'
import { chooseSpan, chooseStep, followUsage, loadUsage, type Summary, useUsage } from './store.ts'
import styles from './UsagePage.module.css'

const STEPS = [
  { value: 'day', name: 'Days' },
  { value: 'week', name: 'Weeks' },
  { value: 'month', name: 'Months' },
] as const
const SPAN_OPTIONS = SPANS.map(({ span, name }) => ({ value: span, name }))

function waitingWords(waiting: number, unread: string | null): string {
  const threads = waiting === 0 ? '' : `, ${plural(waiting, 'thread')} to go`
  return `${unread ?? 'Not everything was read'}${threads}: figures grow by themselves.`
}

/** What the sums leave out or count twice, in words. */
function Remarks({ summary }: { readonly summary: Summary }) {
  const { waiting, notOpened, copies, periods } = summary
  const unread = useUnread()
  const untimed = periods.find(period => period.from === null)
  return (
    <ul className={styles.remarks} data-testid="usage-remarks">
      <li>Forks and sub-agents count what they used themselves, without what they copied.</li>
      {(waiting > 0 || unread !== null) && <li>{waitingWords(waiting, unread)}</li>}
      {notOpened.threads > 0 && (
        <li>
          {plural(notOpened.threads, 'thread')} that Skein does not open are in no sum
          {notOpened.tokens > 0 && `; the state database tells of ${count(notOpened.tokens)} tokens in them`}.
        </li>
      )}
      {copies > 0 && <li>{plural(copies, 'thread')} in several homes, counted in each.</li>}
      {untimed !== undefined && (
        <li>{count(untimed.input + untimed.output)} tokens without a time are in the sums and in no bar.</li>
      )}
    </ul>
  )
}

function Totals({ summary, costs }: { readonly summary: Summary; readonly costs: Costs }) {
  const { total, threads } = summary
  const unpriced = `no price for ${plural(costs.unpriced, 'model')}`
  const figures = [
    { name: 'Tokens', figure: count(total.input + total.output), say: `in ${plural(threads, 'thread')}` },
    { name: 'Input', figure: count(total.input), say: `${count(total.cachedInput)} of it cached` },
    { name: 'Output', figure: count(total.output), say: `${count(total.reasoning)} of it reasoning` },
    ...(costs.total === null
      ? []
      : [
          {
            name: 'Cost',
            figure: costText(costs.total),
            say: costs.unpriced === 0 ? 'at your prices' : unpriced,
          },
        ]),
  ]
  return <Figures figures={figures} testId="usage-totals" />
}

function Nothing({ summary }: { readonly summary: Summary }) {
  const reading = useUnread() !== null || summary.waiting > 0
  return (
    <Note title={reading ? 'No tokens so far' : 'No tokens in this time'} testId="usage-empty">
      <p>Threads that Skein opens and that say how many tokens they used are counted here.</p>
      <Remarks summary={summary} />
    </Note>
  )
}

function Content({ onOpen }: { readonly onOpen: () => void }) {
  const shown = useUsage(state => state.shown)
  const prices = useUsage(state => state.prices)
  const error = useUsage(state => state.error)
  const [pricing, setPricing] = useState(false)
  if (error !== null)
    return (
      <Middle>
        <Trouble error={error} onRetry={() => void loadUsage()} testId="usage-error" />
      </Middle>
    )
  if (shown === null) {
    return (
      <Later>
        <Aside>Adding up…</Aside>
      </Later>
    )
  }
  const { summary, step, split, days } = shown
  const { models } = summary
  const costs = costsOf(models.groups, prices)
  const timed = summary.periods.flatMap(({ from, ...use }) => (from === null ? [] : [{ from, ...use }]))
  const named = [...new Set([...models.groups.map(({ value }) => value), ...prices.map(({ model }) => model)])]
  if (summary.threads === 0) {
    return (
      <Middle>
        <Nothing summary={summary} />
      </Middle>
    )
  }
  return (
    <>
      <Totals summary={summary} costs={costs} />
      {timed.length > 0 && <PeriodBars periods={timed} step={step} days={days} />}
      <Remarks summary={summary} />
      <ModelTable models={models} costs={costs} onPrices={() => setPricing(true)} />
      <GroupTable summary={summary} split={split} />
      <HeaviestTables summary={summary} onOpen={onOpen} />
      <PeriodTable periods={summary.periods} step={step} />
      {pricing && <PriceDialog models={named} prices={prices} onClose={() => setPricing(false)} />}
    </>
  )
}

/** What threads used: bars over time, and tables by what it was used for. */
export function UsagePage({ onOpen }: { readonly onOpen: () => void }) {
  const span = useUsage(state => state.span)
  const step = useUsage(state => state.step)
  const narrowed = useQuery(state => isFiltered(state.query))
  useEffect(() => followUsage(), [])
  return (
    <PageFrame
      title="Usage"
      testId="usage-page"
      choices={
        <>
          <Choice label="Time" options={SPAN_OPTIONS} value={span} onChoose={chooseSpan} testId="usage-span" />
          <Choice label="Bars" options={STEPS} value={step} onChoose={chooseStep} testId="usage-step" />
        </>
      }
      tools={
        narrowed && (
          <Aside testId="usage-narrowed">
            Only threads that fit the filters. <LinkButton onClick={clearFilters}>All threads</LinkButton>
          </Aside>
        )
      }
    >
      <Content onOpen={onOpen} />
    </PageFrame>
  )
}
