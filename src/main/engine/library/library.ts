import type { HistoryMode } from '../../../shared/history-mode.ts'
import type { LibraryPart, LibraryStatus } from '../../../shared/ipc/library.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import { isCorruption } from '../index/open.ts'
import { type LibraryDb, NewerLibrary, openLibrary } from './open.ts'
import { BearerStore } from './stores/bearers.ts'
import { CounterStore } from './stores/counters.ts'
import { HomeStore } from './stores/homes.ts'
import { MarkStore } from './stores/marks.ts'
import { PriceStore } from './stores/prices.ts'
import { RecentSearchStore, SavedSearchStore } from './stores/searches.ts'
import { SettingsStore } from './stores/settings.ts'
import { TriageStore } from './stores/triage.ts'

/** What the library keeps, each kind by a class of its own. */
function storesOf(db: LibraryDb) {
  return {
    settings: new SettingsStore(db),
    counters: new CounterStore(db),
    marks: new MarkStore(db),
    bearers: new BearerStore(db),
    savedSearches: new SavedSearchStore(db),
    recentSearches: new RecentSearchStore(db),
    prices: new PriceStore(db),
    triage: new TriageStore(db),
    homes: new HomeStore(db),
  }
}
export type Stores = ReturnType<typeof storesOf>

/**
 * What the person made, in `library.db`. It is opened when it is first needed; where it cannot be, only what needs it
 * fails, and the next use tries again.
 */
export class Library {
  readonly #dataDir: string
  readonly #changed: (part: LibraryPart) => void
  #open: { readonly db: LibraryDb; readonly stores: Stores } | null = null
  #movedAside: string | null = null

  /** @param changed is told which part was changed, after it was. */
  constructor(dataDir: string, changed: (part: LibraryPart) => void = () => undefined) {
    this.#dataDir = dataDir
    this.#changed = changed
  }

  /** Whether the library can be used, in words where it cannot or where it is not what it was. */
  status(): LibraryStatus {
    try {
      this.#opened()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return { state: error instanceof NewerLibrary ? 'newer' : 'unusable', message: error.message }
    }
    if (this.#movedAside === null) return { state: 'ready', message: null }
    const message =
      `Your pins, notes, tags and settings were damaged and could not be read. They were moved to ${this.#movedAside}, ` +
      'and Skein began new ones.'
    return { state: 'anew', message }
  }

  /** Reads. @throws AppError `library` when it cannot be opened or has just turned out to be damaged. */
  read<T>(look: (stores: Stores) => T): T {
    return this.#guarded(({ stores }) => look(stores))
  }

  /** The same where nothing else may fail for it. @returns `instead` when the library cannot be used. */
  readOr<T>(instead: T, look: (stores: Stores) => T): T {
    try {
      return this.read(look)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return instead
    }
  }

  /** Changes one part of it, all or nothing. @throws as `read`, and what `work` throws. */
  change<T>(part: LibraryPart, work: (stores: Stores) => T): T {
    const answer = this.#guarded(({ db, stores }) => db.transaction(() => work(stores)).immediate())
    this.#changed(part)
    return answer
  }

  /** Counts an opening that was refused. A library that cannot be used is no reason to fail: the refusal matters more. */
  countRefusal(mode: HistoryMode): void {
    try {
      this.change('counters', ({ counters }) => counters.add('refusal', mode.kind, new Date()))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }

  close(): void {
    this.#open?.db.close()
    this.#open = null
  }

  #opened(): { readonly db: LibraryDb; readonly stores: Stores } {
    if (this.#open !== null) return this.#open
    const { db, movedAside } = openLibrary(this.#dataDir)
    this.#movedAside = movedAside ?? this.#movedAside
    this.#open = { db, stores: storesOf(db) }
    return this.#open
  }

  #guarded<T>(work: (open: { readonly db: LibraryDb; readonly stores: Stores }) => T): T {
    const open = this.#opened()
    try {
      return work(open)
    } catch (error) {
      if (!isCorruption(error)) throw toAppError(error)
      // The next opening looks through the whole file and moves it aside.
      this.close()
      throw new AppError('library', 'Your pins, notes, tags and settings turned out to be damaged: try again.')
    }
  }
}

/** Full disks and locks, as callers can tell them; everything else is unchanged. */
function toAppError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!/^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY)/.test(code)) return error
  return new AppError('library', `Your library cannot be written now (${code}): nothing was changed.`)
}
