import { lstatSync, watch } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../../rollout/open.ts'
import { isInPlace } from '../discover.ts'
import { isSidePath } from '../side-facts.ts'

/**
 * Hears from the system what changes in a home. Where it can watch a folder with all below it, it watches the two places;
 * on Linux every folder of them (a few a month), which tells of the files in it without looking at any.
 */

export interface WatchEvents {
  /** Something happened to what lies at this path, below the home and `/`-separated. */
  readonly touched: (path: string) => void
  /** More happened than the system told of. */
  readonly lost: () => void
  /** The system watches no more folders, or none of this kind, or the home is not there: only looking helps. */
  readonly refused: () => void
}

/** How the system watches folders: what is used of Node's `fs.watch`. */
export interface WatchSystem {
  readonly watch: (
    path: string,
    options: { readonly persistent: false; readonly recursive: boolean },
    listener: (event: string, name: string | null) => void,
  ) => { close(): void; on(event: 'error', listener: () => void): unknown }
  /** Whether it watches a folder with all below it. */
  readonly recursive: boolean
}

interface Watched {
  readonly watcher: ReturnType<WatchSystem['watch']>
  /** Tells a folder from another one of the same name. */
  readonly identity: string
}

/** With what the system says that there is nothing to watch with. */
const REFUSALS = ['ENOSPC', 'EMFILE', 'ENFILE', 'ENOSYS', 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM']

const NODE: WatchSystem = { watch, recursive: process.platform !== 'linux' }

export class HomeWatcher {
  readonly #home: string
  readonly #events: WatchEvents
  readonly #system: WatchSystem
  readonly #watched = new Map<string, Watched>()
  #closed = false

  /** @param system how the system watches folders; Node's way unless given. */
  constructor(home: string, events: WatchEvents, system: WatchSystem = NODE) {
    this.#home = home
    this.#events = events
    this.#system = system
    this.#add('', false)
  }

  /** A folder is about to be read: what changes in it from now on is told. */
  folder(folder: string): void {
    if (!this.#system.recursive) this.#add(folder, false)
    else if (!folder.includes('/')) this.#add(folder, true)
  }

  close(): void {
    this.#closed = true
    for (const { watcher } of this.#watched.values()) watcher.close()
    this.#watched.clear()
  }

  #add(folder: string, recursive: boolean): void {
    if (this.#closed) return
    try {
      const path = join(this.#home, folder)
      const { dev, ino, birthtimeNs } = lstatSync(path, { bigint: true })
      const identity = `${dev}:${ino}:${birthtimeNs}`
      if (this.#watched.get(folder)?.identity === identity) return
      this.#drop(folder)
      const watcher = this.#system.watch(path, { persistent: false, recursive }, (_, name) => this.#heard(folder, name))
      this.#watched.set(folder, { watcher, identity })
      watcher.on('error', () => {
        this.#drop(folder)
        if (!this.#closed) this.#events.lost()
      })
    } catch (error) {
      this.#failed(folder, errorCode(error))
    }
  }

  #failed(folder: string, code: string): void {
    // A folder that is gone before it is watched: whoever reads it finds that too. A home may come later.
    if (folder !== '' && !REFUSALS.includes(code)) return
    this.close()
    this.#events.refused()
  }

  #drop(folder: string): void {
    this.#watched.get(folder)?.watcher.close()
    this.#watched.delete(folder)
  }

  #heard(folder: string, name: string | null): void {
    if (this.#closed) return
    const below = name?.replaceAll('\\', '/')
    const path = folder === '' ? below : `${folder}/${below}`
    if (below === undefined || path === undefined) this.#events.lost()
    else if (isInPlace(path) || isSidePath(path)) this.#events.touched(path)
  }
}
