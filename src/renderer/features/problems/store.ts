import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { In, Out } from '../../../shared/ipc/contract.ts'
import type { CheckInfo, Finding } from '../../../shared/ipc/doctor.ts'
import type { AppError } from '../../../shared/ipc/result.ts'
import type { Severity } from '../../../shared/problem.ts'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { CHUNK, type ChunkCache, ChunkLoader, emptyCache, onlyChunks, rowAt } from '../tables/index.ts'
import { followHomes, queryStore } from '../threads/index.ts'
import { knownIn, triageStore } from '../triage/index.ts'
import { releasesOf } from './matrix.ts'

/** What of the findings is shown. */
export interface ProblemChoice {
  /** None means all. */
  readonly severities: readonly Severity[]
  readonly check: string | null
  /** A group of releases; the empty one is of what no release wrote. */
  readonly group: string | null
  /** Unix ms, both included. */
  readonly from: number | null
  readonly to: number | null
  /** Whether those that are known are shown, instead of the others. */
  readonly known: boolean
}

export interface ProblemsState {
  /** `asking`: for the first time. */
  readonly phase: 'asking' | 'ready' | 'failed'
  readonly error: AppError | null
  readonly checks: ReadonlyMap<string, CheckInfo>
  readonly summary: Out<'doctor.summary'> | null
  readonly times: Out<'doctor.times'> | null
  readonly choice: ProblemChoice
  /** Findings that were chosen, as far as they are loaded. */
  readonly cache: ChunkCache<Finding>
  /** How many there are, also those of which the index keeps no row. */
  readonly counted: number
  /** Which of them is explained. */
  readonly active: number
  /** Counts up when the active one is to be brought into sight. */
  readonly reveal: number
}

export const EVERYTHING: ProblemChoice = {
  severities: [],
  check: null,
  group: null,
  from: null,
  to: null,
  known: false,
}

export const problemsStore = createStore<ProblemsState>(() => ({
  phase: 'asking',
  error: null,
  checks: new Map(),
  summary: null,
  times: null,
  choice: EVERYTHING,
  cache: emptyCache(),
  counted: 0,
  active: 0,
  reveal: 0,
}))

/** A part of what is known of the problems. */
export function useProblems<T>(select: (state: ProblemsState) => T): T {
  return useStore(problemsStore, select)
}

/** What is known is left out, or nothing else is shown. */
function knownOf(choice: ProblemChoice) {
  const problems = knownIn(triageStore.getState().entries)
  return problems.length === 0 && !choice.known
    ? null
    : { show: choice.known ? ('these' as const) : ('others' as const), problems }
}

type FindingsInput = In<'doctor.findings'>

/** The homes that the list is narrowed to narrow this as well. */
function filterOf(choice: ProblemChoice, summary: ProblemsState['summary']): FindingsInput['filter'] {
  return {
    homes: [...queryStore.getState().query.homes],
    checks: choice.check === null ? [] : [choice.check],
    severities: [...choice.severities],
    releases: choice.group === null || summary === null ? [] : [...releasesOf(summary, choice.group)],
    from: choice.from,
    to: choice.to,
    known: knownOf(choice),
  }
}

async function fetchChunk(chunk: number, signal: AbortSignal) {
  const { choice, summary } = problemsStore.getState()
  const sort =
    choice.check === null ? { key: 'severity' as const } : { key: 'time' as const, direction: 'desc' as const }
  return call(
    'doctor.findings',
    { filter: filterOf(choice, summary), sort, offset: chunk * CHUNK, limit: CHUNK },
    signal,
  )
}

const loader = new ChunkLoader<Finding>(
  async (chunk, signal) => {
    const { findings, total, counted } = await fetchChunk(chunk, signal)
    problemsStore.setState({ counted })
    return { rows: findings, total }
  },
  {
    get: () => {
      const { phase, cache } = problemsStore.getState()
      return phase === 'ready' ? cache : null
    },
    put: cache => problemsStore.setState({ cache }),
    failed: error => problemsStore.setState({ phase: 'failed', error }),
  },
)

/** Asks for everything that is shown; what was shown stays until the answer. */
async function load(): Promise<void> {
  const signal = loader.begin()
  try {
    if (problemsStore.getState().checks.size === 0) {
      const { checks } = await call('doctor.checks', {}, signal)
      problemsStore.setState({ checks: new Map(checks.map(check => [check.check, check])) })
    }
    const summary = await call(
      'doctor.summary',
      { homes: [...queryStore.getState().query.homes], known: knownOf(problemsStore.getState().choice) },
      signal,
    )
    problemsStore.setState({ summary })
    const { choice, active } = problemsStore.getState()
    const chunk = Math.floor(active / CHUNK)
    const [times, first] = await Promise.all([
      call('doctor.times', { filter: filterOf(choice, summary) }, signal),
      fetchChunk(chunk, signal),
    ])
    problemsStore.setState(now => ({
      phase: 'ready',
      error: null,
      times,
      cache: onlyChunks([[chunk, first.findings]], first.total),
      counted: first.counted,
      active: Math.min(now.active, Math.max(0, first.total - 1)),
    }))
  } catch (error) {
    if (!isCancelled(error)) problemsStore.setState({ phase: 'failed', error: toAppError(error) })
  }
}

/** Tries again after a failure. */
export function retryProblems(): void {
  problemsStore.setState({ phase: 'asking', error: null })
  void load()
}

/** Says which findings are on screen; loads those that are missing. */
export function wantFindings(first: number, last: number): void {
  loader.want(first, last)
}

/** So many are copied at most. */
const MOST = 20_000

/** The chosen findings, not only those that are loaded; at most 20,000. @throws AppError */
export function allFindings(): Promise<readonly Finding[]> {
  return loader.all(MOST)
}

/** Changes what is shown, from its first finding on. */
export function chooseProblems(part: Partial<ProblemChoice>): void {
  problemsStore.setState(({ choice, reveal }) => ({ choice: { ...choice, ...part }, active: 0, reveal: reveal + 1 }))
  void load()
}

/** Explains another finding. */
export function selectFinding(index: number): void {
  const { cache, reveal } = problemsStore.getState()
  if (index < 0 || index >= cache.total) return
  problemsStore.setState({ active: index, reveal: reveal + 1 })
  wantFindings(index, index)
}

/** The finding that is explained; undefined while it is not loaded or there is none. */
export function activeFinding({ cache, active }: ProblemsState): Finding | undefined {
  return rowAt(cache, active)
}

/** Keeps the problems up to date while they are shown. @returns a function that stops. */
export function followProblems(): () => void {
  const stop = followHomes(
    () => void load(),
    [
      triageStore.subscribe((next, before) => {
        if (JSON.stringify(next.entries) !== JSON.stringify(before.entries)) void load()
      }),
    ],
  )
  return () => {
    stop()
    loader.stop()
  }
}
