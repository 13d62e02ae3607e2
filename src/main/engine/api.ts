import type { EngineRoute, EventName, Events, Out, Parsed, ThreadKey } from '../../shared/ipc/contract.ts'
import type { ExportFormat, ExportOptions } from '../../shared/ipc/history.ts'
import type { Home } from '../../shared/ipc/status.ts'

/** The engine as its hosts see it: Electron's utility process, the CLI and the tests. */

export interface HomeSpec {
  /** Absolute path of a CODEX_HOME (or of a folder laid out like one). */
  readonly path: string
  readonly origin: Home['origin']
}

/** Whether files of a home come and go while it is open; a snapshot stays what it is, and is never watched. */
export function isLive({ origin }: Pick<HomeSpec, 'origin'>): boolean {
  return origin !== 'sample'
}

export interface EngineOptions {
  /** Folder of `index.db`; made when missing. Never inside a home. */
  readonly dataDir: string
  readonly homes: readonly HomeSpec[]
  /** Called with every event; must not throw. */
  readonly emit: <E extends EventName>(event: E, payload: Events[E]) => void
}

export interface Exported {
  readonly path: string
  /** Bytes. */
  readonly bytes: number
}

export interface Engine {
  /**
   * Answers a route. Input has been parsed by the caller.
   * @throws UnsupportedHistoryMode from the gate, AppError for everything else a caller can act on.
   */
  handle<R extends EngineRoute>(route: R, input: Parsed<R>, signal: AbortSignal): Promise<Out<R>>
  /** Opens one more home and scans it; opening one that is open already does nothing. */
  addHome(home: HomeSpec): void
  /** Absolute path of the thread's deciding file, checked to lie inside its home; null where it is gone. */
  filePath(thread: ThreadKey): string | null
  /**
   * A name for the file of a thread's export.
   * @throws UnsupportedHistoryMode from the gate, before anybody is asked where to; AppError, the signal's reason
   */
  exportName(thread: ThreadKey, format: ExportFormat, signal: AbortSignal): Promise<string>
  /**
   * Writes a thread into a file, whole or not at all, and never into a home; tells `export.progress`.
   * @param path absolute.
   * @returns the file's real path, and its size.
   * @throws UnsupportedHistoryMode, AppError (`unwritable` for the place), the signal's reason
   */
  exportThread(thread: ThreadKey, options: ExportOptions, path: string, signal: AbortSignal): Promise<Exported>
  /** Stops scans, closes the index. */
  close(): Promise<void>
}
