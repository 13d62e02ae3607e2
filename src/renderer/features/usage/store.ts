import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import type { ModelPrice, UsageSplit, UsageStep } from '../../../shared/ipc/usage.ts'
import { call, isCancelled, listen, toAppError } from '../../ipc/client.ts'
import { followReading, queryStore } from '../threads/index.ts'
import { firstDay, SPANS, type Span, today } from './spans.ts'

export type Summary = Out<'usage.summary'>

interface UsageState {
  readonly span: Span
  readonly step: UsageStep
  readonly split: Exclude<UsageSplit, 'model'>
  /** What is shown, all of one asking; it stays while another is asked for. */
  readonly shown: {
    readonly summary: Summary
    readonly step: UsageStep
    readonly split: UsageSplit
    /** Null: all time. */
    readonly days: { readonly from: string; readonly to: string } | null
  } | null
  readonly prices: readonly ModelPrice[]
  readonly error: AppError | null
}

export const usageStore = createStore<UsageState>(() => ({
  span: '30d',
  step: 'day',
  split: 'project',
  shown: null,
  prices: [],
  error: null,
}))

/** The state of the usage page, or a part of it. */
export function useUsage<T>(select: (state: UsageState) => T): T {
  return useStore(usageStore, select)
}

/** Shows another span of days, in the step that suits it. */
export function chooseSpan(span: Span): void {
  const step = SPANS.find(one => one.span === span)?.step ?? 'day'
  usageStore.setState({ span, step })
  void loadUsage()
}

/** Shows usage as a link says. */
export function showUsage(part: Pick<UsageState, 'span' | 'step' | 'split'>): void {
  usageStore.setState(part)
  void loadUsage()
}

/** Shows bars of other periods. */
export function chooseStep(step: UsageStep): void {
  usageStore.setState({ step })
  void loadUsage()
}

/** Breaks usage down by something else. */
export function chooseSplit(split: UsageState['split']): void {
  usageStore.setState({ split })
  void loadUsage()
}

const HEAVIEST = 20
let asking = new AbortController()

/** Asks anew for everything that is shown. */
export async function loadUsage(): Promise<void> {
  asking.abort()
  asking = new AbortController()
  const { signal } = asking
  const { span, step, split } = usageStore.getState()
  const { query } = queryStore.getState()
  const now = new Date()
  const from = firstDay(span, now)
  const days = from === null ? null : { from, to: today(now) }
  const asked = { query, ...days }
  try {
    const summary = await call('usage.summary', { ...asked, step, split, limit: HEAVIEST }, signal)
    usageStore.setState({ shown: { summary, step, split, days }, error: null })
  } catch (error) {
    if (!isCancelled(error)) usageStore.setState({ error: toAppError(error) })
  }
}

/** Prices are the person's own: where the library cannot be used there are none, and all else is shown. */
async function loadPrices(): Promise<void> {
  try {
    usageStore.setState({ prices: (await call('usage.prices', {})).prices })
  } catch (error) {
    if (toAppError(error).code !== 'library') usageStore.setState({ error: toAppError(error) })
  }
}

/** Sets the price of a model, or takes it away. @throws AppError `library` */
export async function setPrice(model: string, price: Omit<ModelPrice, 'model'> | null): Promise<void> {
  await call('usage.setPrice', { model, price })
}

const PAUSE_MS = 1000

/** Keeps what is shown up to date while the page is there. @returns a function that stops. */
export function followUsage(): () => void {
  const stops = [
    queryStore.subscribe(() => void loadUsage()),
    followReading(PAUSE_MS, () => void loadUsage()),
    listen('library.changed', ({ part }) => {
      if (part === 'prices') void loadPrices()
    }),
  ]
  void loadUsage()
  void loadPrices()
  return () => {
    asking.abort()
    for (const stop of stops) stop()
  }
}
