import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { In, Out } from '../../../shared/ipc/contract.ts'
import type { HeldSettings } from '../../../shared/ipc/library.ts'
import { call, isCancelled, listen, toAppError, whenEngineIsBack } from '../../ipc/client.ts'
import { announce } from '../../util/announce.ts'

interface SettingsState {
  readonly open: boolean
  /** Null until they are known, and where they cannot be. */
  readonly held: HeldSettings | null
  readonly counters: Out<'library.counters'>['counters']
  readonly recent: number
  readonly data: Out<'library.data'> | null
  /** Why something could not be read or changed, in words. */
  readonly error: string | null
}

export const settingsStore = createStore<SettingsState>(() => ({
  open: false,
  held: null,
  counters: [],
  recent: 0,
  data: null,
  error: null,
}))

/** The settings and what else the page of them shows, or a part of it. */
export function useSettings<T>(select: (state: SettingsState) => T): T {
  return useStore(settingsStore, select)
}

async function guarded(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!isCancelled(error)) settingsStore.setState({ error: toAppError(error).message })
  }
}

/** Opens the settings, with what they show as it is now. */
export function openSettings(): void {
  settingsStore.setState({ open: true, error: null })
  void load()
  void loadRest()
}

export function closeSettings(): void {
  settingsStore.setState({ open: false })
}

/** Changes the settings that are named. */
export function changeSettings(changes: In<'library.set'>): Promise<void> {
  return guarded(async () => {
    settingsStore.setState({ held: await call('library.set', changes), error: null })
  })
}

export function clearRecent(): Promise<void> {
  return guarded(async () => {
    await call('library.clearRecentSearches', {})
    announce('Recent searches cleared')
  })
}

export function resetCounters(): Promise<void> {
  return guarded(async () => {
    await call('library.resetCounters', {})
    announce('Counts set back')
  })
}

function load(): Promise<void> {
  return guarded(async () => settingsStore.setState({ held: await call('library.settings', {}) }))
}

function loadRest(): Promise<void> {
  return guarded(async () => {
    const [{ counters }, { searches }, data] = await Promise.all([
      call('library.counters', {}),
      call('library.recentSearches', {}),
      call('library.data', {}),
    ])
    settingsStore.setState({ counters, recent: searches.length, data })
  })
}

/** Begins to keep the settings. @returns a function that stops. */
export function followSettings(): () => void {
  const stops = [
    listen('library.changed', ({ part }) => {
      if (part === 'settings') void load()
      else if (settingsStore.getState().open && (part === 'counters' || part === 'recentSearches')) void loadRest()
    }),
    whenEngineIsBack(() => void load()),
  ]
  void load()
  return () => {
    for (const stop of stops) stop()
  }
}
