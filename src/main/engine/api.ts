import type { BundleRequest } from '../../shared/ipc/bundle.ts'
import type { EngineRoute, EventName, Events, Out, Parsed, ThreadKey } from '../../shared/ipc/contract.ts'
import type { LineSpan } from '../../shared/ipc/file.ts'
import type { ExportFormat, ExportOptions } from '../../shared/ipc/history.ts'
import type { Home } from '../../shared/ipc/status.ts'
import type { OpenedPaths } from './cases/open-paths.ts'

/** The engine as its hosts see it: Electron's utility process, the CLI and the tests. */

export interface HomeSpec {
  /** Absolute path of a CODEX_HOME (or of a folder laid out like one). */
  readonly path: string
  readonly origin: Home['origin']
  /** What a person calls it. */
  readonly name?: string
  /** Of a case: what it was opened from, an absolute path. */
  readonly source?: string
}

/** Whether files of a home come and go while it is open; a snapshot stays what it is, and is never watched. */
export function isLive({ origin }: Pick<HomeSpec, 'origin'>): boolean {
  return origin !== 'sample' && origin !== 'case'
}

/** Homes with more of them behind: those that are open already keep their place. */
export function withAdded(homes: readonly HomeSpec[], more: readonly HomeSpec[]): HomeSpec[] {
  const all = [...homes]
  for (const home of more) if (all.every(open => open.path !== home.path)) all.push(home)
  return all
}

/** What is open and only read: the folders of homes, and what cases were opened from. */
export function readPaths(homes: readonly HomeSpec[]): string[] {
  return homes.flatMap(({ path, source }) => (source === undefined ? [path] : [path, source]))
}

/** Where homes are found that nobody names. */
export interface HomePlaces {
  /** The sample home that ships with the app. */
  readonly sample: string
  /** `$CODEX_HOME`; undefined or empty where it is not set. */
  readonly environment: string | undefined
  readonly userHome: string
}

export interface EngineOptions {
  /** Folder of `index.db`; made when missing. Never inside a home. */
  readonly dataDir: string
  readonly homes: readonly HomeSpec[]
  /** Where the homes stand that are opened beside the remembered ones; null where `homes` are all of them. */
  readonly places: HomePlaces | null
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
  /** What is known stands on screen: what waited for that may begin. */
  painted(): void
  /** The homes that are open now, in their order. */
  readonly openHomes: readonly HomeSpec[]
  /**
   * The homes that are open from now on, in this order, and at the next start: the library keeps them. New ones are scanned; those that are gone are taken out of the
   * index, also while they are being scanned, and their folders are left alone.
   * @throws AppError `library` where they cannot be kept; they are open all the same.
   */
  setHomes(homes: readonly HomeSpec[]): void
  /**
   * Opens what lies at some paths: folders as they are, archives and rollout files as cases in the data folder; tells
   * `homes.opening`. The homes are not open yet: that is for `setHomes`.
   * @param paths absolute, chosen by a person.
   * @throws the signal's reason
   */
  openPaths(paths: readonly string[], signal: AbortSignal): Promise<OpenedPaths>
  /** Deletes a case that is not open any more, by the path of its home. @throws AppError `not-found` for any other path */
  deleteCase(homePath: string): void
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
  /**
   * Writes threads into an archive, whole or not at all, and never into a home; tells `bundle.progress`.
   * @param path absolute.
   * @throws UnsupportedHistoryMode for a thread that turns meanwhile, AppError, the signal's reason
   */
  writeBundle(request: BundleRequest, path: string, signal: AbortSignal): Promise<Exported>
  /**
   * Writes a table of the window into a file, whole or not at all, and never into a home.
   * @param path absolute.
   * @throws AppError `unwritable`, the signal's reason
   */
  saveTable(csv: string, path: string, signal: AbortSignal): Promise<Exported>
  /**
   * Writes the bytes of some lines of an open history into a file, whole or not at all, and never into a home.
   * @param path absolute.
   * @throws UnsupportedHistoryMode, AppError (`unwritable` for the place), the signal's reason
   */
  saveBytes(span: LineSpan, path: string, signal: AbortSignal): Promise<Exported>
  /** Stops scans, closes the index. */
  close(): Promise<void>
}
