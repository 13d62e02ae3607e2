import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

export type Density = 'comfortable' | 'compact'

/** How transcripts are shown. Remembered from one start to the next. */
export interface ViewOptions {
  readonly density: Density
  /** Prose as wide as the pane, not only as wide as reads well. */
  readonly wideProse: boolean
  /** Prose in the fixed-width face. */
  readonly monoProse: boolean
  readonly showRolledBack: boolean
  /** Text that the client put into the conversation by itself. */
  readonly showContext: boolean
  readonly unfoldReasoning: boolean
  /** The list of turns beside the text, where there is room. */
  readonly outline: boolean
}

const DEFAULTS: ViewOptions = {
  density: 'comfortable',
  wideProse: false,
  monoProse: false,
  showRolledBack: false,
  showContext: true,
  unfoldReasoning: false,
  outline: true,
}

const KEY = 'transcript-view'

/** What is stored, as far as it is what it should be. */
export function readOptions(stored: string | null): ViewOptions {
  const value = parse(stored)
  const flag = (name: keyof ViewOptions, otherwise: boolean) => {
    const found: unknown = Reflect.get(value, name)
    return typeof found === 'boolean' ? found : otherwise
  }
  return {
    density: Reflect.get(value, 'density') === 'compact' ? 'compact' : 'comfortable',
    wideProse: flag('wideProse', DEFAULTS.wideProse),
    monoProse: flag('monoProse', DEFAULTS.monoProse),
    showRolledBack: flag('showRolledBack', DEFAULTS.showRolledBack),
    showContext: flag('showContext', DEFAULTS.showContext),
    unfoldReasoning: flag('unfoldReasoning', DEFAULTS.unfoldReasoning),
    outline: flag('outline', DEFAULTS.outline),
  }
}

function parse(stored: string | null): object {
  if (stored === null) return {}
  try {
    const value: unknown = JSON.parse(stored)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    // Written by another version, or cut short: the defaults do.
    return {}
  }
}

/** Null where the window may not keep anything: then the options last as long as the window. */
function storage(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}

export const viewStore = createStore<ViewOptions>(() => readOptions(storage()?.getItem(KEY) ?? null))

viewStore.subscribe(options => storage()?.setItem(KEY, JSON.stringify(options)))

/** How transcripts are shown, or a part of it. */
export function useView<T>(select: (options: ViewOptions) => T): T {
  return useStore(viewStore, select)
}

/** Changes how transcripts are shown. */
export function setView(change: Partial<ViewOptions>): void {
  viewStore.setState(change)
}
