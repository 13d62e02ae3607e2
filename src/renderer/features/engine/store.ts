import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { AppError } from '../../../shared/ipc/result.ts'
import type { Home, ScanProgress } from '../../../shared/ipc/status.ts'
import { call, callDropped, isCancelled, listen, toAppError } from '../../ipc/client.ts'
import { followOpening, openHomes } from './opening-store.ts'
import { unreadWords } from './scan-words.ts'

/** What the engine is and does: its process, the scan, the homes. */
export interface EngineState {
  readonly process: 'up' | 'restarting' | 'down'
  /** Why the process is not up, in words. */
  readonly message: string | null
  /** Null until the first answer. */
  readonly scan: ScanProgress | null
  readonly homes: readonly Home[] | null
  /** Why the homes are not known. */
  readonly error: AppError | null
}

export const engineStore = createStore<EngineState>(() => ({
  process: 'up',
  message: null,
  scan: null,
  homes: null,
  error: null,
}))

/** The engine's state, or a part of it. */
export function useEngine<T>(select: (state: EngineState) => T): T {
  return useStore(engineStore, select)
}

/** Why what is known of threads is not all there is, in words; null once every file was read. */
export function useUnread(): string | null {
  return useEngine(state => unreadWords(state.scan))
}

/**
 * Whether every home was looked into and has no rollout. Counts of threads alone would not do: at the end of a scan they are
 * older than the news that it is over. What came since the places were looked into is in them first.
 */
export function areEmpty(homes: readonly Home[]): boolean {
  return homes.every(
    ({ places, threadCount }) => threadCount === 0 && places.length > 0 && places.every(place => place.files === 0),
  )
}

/** Whether the homes are known, and empty. */
export function useEmptyHomes(): boolean {
  return useEngine(({ homes }) => homes !== null && areEmpty(homes))
}

/** Asks for the homes again. */
export async function loadHomes(): Promise<void> {
  try {
    const { homes } = await call('homes.list', {})
    engineStore.setState({ homes, error: null })
  } catch (error) {
    if (!isCancelled(error)) engineStore.setState({ error: toAppError(error) })
  }
}

async function loadScan(): Promise<void> {
  try {
    const scan = await call('scan.status', {})
    // An event may have been faster and is newer.
    engineStore.setState(state => (state.scan === null ? { scan } : {}))
  } catch (error) {
    if (!isCancelled(error)) engineStore.setState({ error: toAppError(error) })
  }
}

/** Asks for everything again, after a failure or a restart of the engine. */
export async function reloadEngine(): Promise<void> {
  engineStore.setState({ error: null })
  await Promise.all([loadHomes(), loadScan()])
}

async function act(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!isCancelled(error)) engineStore.setState({ error: toAppError(error) })
  }
}

/** Reads the homes again from the start. */
export const startScan = () => act(call('scan.start', {}))
/** Stops reading; what has been found stays. */
export const cancelScan = () => act(call('scan.cancel', {}))
/** Holds the reading in full, or lets it go on. */
export const pauseScan = (paused: boolean) => act(call('scan.pause', { by: 'person', paused }))
/** Lets the reading go on although the machine runs on battery, until that changes again. */
export const readOnBattery = () => act(call('scan.pause', { by: 'battery', paused: false }))
/** Lets the person choose a folder to open beside the others. */
export const chooseHome = () => openHomes(signal => call('homes.choose', { what: 'folder' }, signal))
/** Lets the person choose archives or rollout files to open as cases. */
export const chooseArchive = () => openHomes(signal => call('homes.choose', { what: 'archive' }, signal))
/** Opens what was dropped onto the window. */
export const openDropped = (files: readonly File[]) => openHomes(signal => callDropped(files, signal))
/** Opens the sample threads that come with Skein. */
export const openSample = () => act(call('system.openSample', {}))

/** Begins to follow the engine. @returns a function that stops. */
export function followEngine(): () => void {
  const stops = [
    listen('scan.progress', scan => engineStore.setState({ scan })),
    listen('threads.changed', () => void loadHomes()),
    followOpening(),
    listen('engine.state', ({ state, message }) => {
      const before = engineStore.getState().process
      engineStore.setState({ process: state, message })
      if (state === 'up' && before !== 'up') void reloadEngine()
    }),
  ]
  void reloadEngine()
  return () => {
    for (const stop of stops) stop()
  }
}
