import type { HomeWatch } from '../../../shared/ipc/status.ts'
import type { HomeSpec } from '../api.ts'
import type { ScanEvents } from './scanner.ts'

/** The scanner as the engine drives it, wherever it runs. */
export interface ScannerPort {
  /** Scans homes, one scan after the other, and keeps an eye on those that change (where that is asked for). */
  scan(homes: readonly HomeSpec[]): void
  /** Stops the scan that is under way. */
  cancel(): void
  /** Stops what is under way, closes a home and takes it out of the index. */
  forget(homePath: string): void
  /** Reads one file again, also while a scan is under way; the history projection of a home that is watched only so often. */
  refresh(homePath: string, path: string): void
  /** Stops reading in the middle of files, and goes on; the list is brought up to date all the same. */
  pause(paused: boolean): void
  /** Stops what is under way and keeps another share of each output from now on; the next scan reads all again. */
  bound(outputChars: number): void
  /** Stops everything and closes the writer's connection. */
  close(): Promise<void>
}

export interface ScannerPortEvents extends ScanEvents {
  /** How changes of a home are heard of from now on. */
  readonly watching: (homePath: string, state: HomeWatch) => void
  /** The index is no usable database any more. */
  readonly corrupt: () => void
}

/** @param outputChars how much of each output can be found. */
export type StartScanner = (dataDir: string, events: ScannerPortEvents, outputChars: number) => ScannerPort
