import type { StopKind } from './stops.ts'

/** What can be done with the transcript that is on screen, for keys and tools that stand outside of it. */
export interface Driver {
  /** The row that one is at: the one with the focus, else the one at the top. */
  readonly row: () => number
  /** The item that one is at; null where there is none. */
  readonly item: () => number | null
  readonly stop: (kind: StopKind, step: 1 | -1) => void
  readonly stepItem: (step: 1 | -1) => void
  readonly home: () => void
  readonly end: () => void
  /** Folds or unfolds the item that has the focus. @returns whether there was something to fold. */
  readonly fold: () => boolean
  /** Brings the focus into the text. */
  readonly focus: () => void
  /** Moves the text by some px. */
  readonly nudge: (by: number) => void
}

let driver: Driver | null = null

/** Null while no transcript is on screen. */
export function currentDriver(): Driver | null {
  return driver
}

/** Hands the transcript over to the keys. @returns a function that takes it back. */
export function setDriver(next: Driver): () => void {
  driver = next
  return () => {
    if (driver === next) driver = null
  }
}
