import type { ReactNode } from 'react'
import { AppError } from '../../shared/ipc/result.ts'
import { Middle } from '../components/Note.tsx'
import {
  areEmpty,
  EngineError,
  isScanning,
  reloadEngine,
  ScanPage,
  useEngine,
  Welcome,
} from '../features/engine/index.ts'
import { ThreadPane, useThread } from '../features/thread/index.ts'
import { retryList, useList } from '../features/threads/index.ts'
import { Overview } from './Overview.tsx'

function retry(): void {
  void reloadEngine()
  retryList()
}

function Empty(): ReactNode {
  const process = useEngine(state => state.process)
  const message = useEngine(state => state.message)
  const error = useEngine(state => state.error)
  const homes = useEngine(state => state.homes)
  const scan = useEngine(state => state.scan)
  const listError = useList(state => (state.cache.total === 0 ? state.error : null))
  const failure = process === 'up' ? (error ?? listError) : new AppError('engine-down', message ?? '')
  if (failure !== null) {
    return (
      <Middle>
        <EngineError error={failure} onRetry={retry} />
      </Middle>
    )
  }
  if (scan !== null && isScanning(scan)) return <ScanPage scan={scan} />
  if (homes !== null && scan !== null && areEmpty(homes)) return <Welcome homes={homes} />
  return <Overview />
}

/** Whether there is nothing to choose from: a window for one pane then shows what there is to do about it. */
export function useNothingToChoose(): boolean {
  const chosen = useThread(state => state.key !== null || state.error !== null)
  const empty = useEngine(({ homes, scan }) => homes !== null && scan !== null && !isScanning(scan) && areEmpty(homes))
  return empty && !chosen
}

/** The right pane: the shown thread, or what there is to say while none is. */
export function Place(): ReactNode {
  const chosen = useThread(state => state.key !== null || state.error !== null)
  if (chosen) return <ThreadPane />
  return (
    <main aria-label="Thread" data-pane="thread" style={{ minHeight: 0 }}>
      <Empty />
    </main>
  )
}
