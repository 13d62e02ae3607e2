import type { HomeWatch } from '../../../../shared/ipc/status.ts'
import { isSidePath } from '../side-facts.ts'
import { HomeWatcher } from './home-watcher.ts'
import { Seldom } from './seldom.ts'

/** Keeps a home's list up to date while it is open: gathers what the system tells, and looks by itself where it does not. */

export interface LiveHomeEvents {
  /** These paths below the home are to be looked at. @returns whether files have come or gone */
  readonly update: (paths: ReadonlySet<string>) => Promise<boolean>
  /** All of the home is to be looked at. */
  readonly check: () => Promise<void>
  /** Names or states of the home have changed. */
  readonly aside: () => Promise<void>
  /** Somebody wants to know how far the client has read the home's files. */
  readonly projections: () => Promise<void>
  readonly state: (state: HomeWatch) => void
}

/** What comes within so long is looked at together. */
const GATHER_MS = 40
/** Of more paths than these all of the home is looked at. */
const MAX_PATHS = 4000
/** Names and states come in files that are read whole: they may take this part of the time, and not more. */
const ASIDE_PACE = { gatherMs: GATHER_MS, restMs: 0, share: 0.1 }
/** Projections may be large, and a running client writes them all the time. */
const PROJECTION_PACE = { gatherMs: GATHER_MS, restMs: 10_000, share: 0.05 }
/** Where nothing is told, the home is looked at so often, and that may take this part of the time. */
const LOOK_MS = 5000
const LOOK_SHARE = 0.02
/** When files have come or gone, what is said of whole folders is made anew: so much later, for all of that time. */
const SETTLE_MS = 10_000

export class LiveHome {
  readonly #events: LiveHomeEvents
  readonly #watcher: HomeWatcher
  readonly #aside: Seldom
  readonly #projections: Seldom
  #paths = new Set<string>()
  #timer: NodeJS.Timeout | null = null
  #settling: NodeJS.Timeout | null = null
  #busy = false
  #all = false
  #looking = false
  #closed = false

  constructor(homePath: string, events: LiveHomeEvents, startWatcher = startHomeWatcher) {
    this.#events = events
    this.#aside = new Seldom(events.aside, ASIDE_PACE)
    this.#projections = new Seldom(events.projections, PROJECTION_PACE)
    this.#watcher = startWatcher(homePath, {
      touched: path => {
        if (isSidePath(path)) return this.#aside.ask()
        this.#paths.add(path)
        this.#soon(GATHER_MS)
      },
      lost: () => {
        this.#all = true
        this.#soon(GATHER_MS)
      },
      refused: () => {
        this.#looking = true
        this.#all = true
        events.state('looking')
        this.#soon(LOOK_MS)
      },
    })
    if (!this.#looking) events.state('told')
  }

  /** A folder is about to be read. */
  folder(folder: string): void {
    this.#watcher.folder(folder)
  }

  /** Has projections read again, as soon as they may be. */
  askProjections(): void {
    this.#projections.ask()
  }

  close(): void {
    this.#closed = true
    this.#aside.close()
    this.#projections.close()
    this.#watcher.close()
    for (const timer of [this.#timer, this.#settling]) if (timer !== null) clearTimeout(timer)
  }

  #soon(ms: number): void {
    if (this.#timer !== null || this.#busy || this.#closed) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.#look()
    }, ms)
    this.#timer.unref()
  }

  #settle(): void {
    if (this.#closed) return
    this.#settling ??= setTimeout(() => {
      this.#settling = null
      this.#all = true
      this.#soon(0)
    }, SETTLE_MS).unref()
  }

  async #look(): Promise<void> {
    this.#busy = true
    const began = performance.now()
    const paths = this.#paths
    this.#paths = new Set()
    const all = this.#all || paths.size > MAX_PATHS
    this.#all = this.#looking
    if (all) {
      await this.#events.check()
      this.#projections.ask()
    } else if (paths.size > 0 && (await this.#events.update(paths))) this.#settle()
    const took = performance.now() - began
    this.#busy = false
    if (this.#looking) this.#soon(Math.max(LOOK_MS, took / LOOK_SHARE))
    else if (this.#paths.size > 0 || this.#all) this.#soon(GATHER_MS)
  }
}

function startHomeWatcher(...args: ConstructorParameters<typeof HomeWatcher>): HomeWatcher {
  return new HomeWatcher(...args)
}
