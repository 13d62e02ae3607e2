import type { HomeWatch } from '../../../../shared/ipc/status.ts'
import { isSidePath } from '../side-facts.ts'
import { HomeWatcher } from './home-watcher.ts'

/** Keeps a home's list up to date while it is open: gathers what the system tells, and looks by itself where it does not. */

export interface LiveHomeEvents {
  /** These paths below the home are to be looked at. @returns whether files have come or gone */
  readonly update: (paths: ReadonlySet<string>) => Promise<boolean>
  /** All of the home is to be looked at. */
  readonly check: () => Promise<void>
  readonly state: (state: HomeWatch) => void
}

/** What comes within so long is looked at together. */
const GATHER_MS = 40
/** Of more paths than these all of the home is looked at. */
const MAX_PATHS = 4000
/** Names and states come in files that are read whole: they may take this part of the time, and not more. */
const SIDE_SHARE = 0.1
/** Where nothing is told, the home is looked at so often, and that may take this part of the time. */
const LOOK_MS = 5000
const LOOK_SHARE = 0.02
/** When files have come or gone, what is said of whole folders is made anew: so much later, for all of that time. */
const SETTLE_MS = 10_000

export class LiveHome {
  readonly #events: LiveHomeEvents
  readonly #watcher: HomeWatcher
  #paths = new Set<string>()
  #timer: NodeJS.Timeout | null = null
  #settling: NodeJS.Timeout | null = null
  #busy = false
  #all = false
  #looking = false
  #sideFrom = 0
  #closed = false

  constructor(homePath: string, events: LiveHomeEvents, startWatcher = startHomeWatcher) {
    this.#events = events
    this.#watcher = startWatcher(homePath, {
      touched: path => {
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

  close(): void {
    this.#closed = true
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
    const early = began < this.#sideFrom
    const now = new Set([...paths].filter(path => all || !early || !isSidePath(path)))
    for (const path of paths) if (!now.has(path)) this.#paths.add(path)
    if (all) await this.#events.check()
    else if (now.size > 0 && (await this.#events.update(now))) this.#settle()
    const took = performance.now() - began
    if ([...now].some(isSidePath)) this.#sideFrom = performance.now() + took / SIDE_SHARE
    this.#busy = false
    if (this.#looking) this.#soon(Math.max(LOOK_MS, took / LOOK_SHARE))
    else if (this.#paths.size > 0 || this.#all) {
      this.#soon(Math.max(GATHER_MS, early ? this.#sideFrom - performance.now() : 0))
    }
  }
}

function startHomeWatcher(...args: ConstructorParameters<typeof HomeWatcher>): HomeWatcher {
  return new HomeWatcher(...args)
}
