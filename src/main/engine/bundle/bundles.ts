import { hostname, userInfo } from 'node:os'
import type { BundlePreview, BundleProgress, BundleRequest } from '../../../shared/ipc/bundle.ts'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { type Exported, type HomeSpec, readPaths } from '../api.ts'
import { Coalescer } from '../coalescer.ts'
import type { ThreadRow } from '../threads/rows.ts'
import type { BundleFar, BundleJob, Bundler } from './bundle-job.ts'

/** Progress is told at most this often. */
const PROGRESS_MS = 100

/** What bundles need of the engine. */
interface Surroundings {
  /** @throws AppError `not-found` */
  row(thread: ThreadKey): ThreadRow
  /** That are open. */
  homes(): readonly HomeSpec[]
  tell(far: BundleProgress): void
}

/** Bundles that the window asks for. */
export class Bundles {
  readonly #bundler: Bundler
  readonly #around: Surroundings

  constructor(bundler: Bundler, around: Surroundings) {
    this.#bundler = bundler
    this.#around = around
  }

  /** @throws as the bundler does, AppError `not-found` */
  preview(request: BundleRequest, signal: AbortSignal): Promise<BundlePreview> {
    return this.#telling(request, tell => this.#bundler.preview(this.#jobOf(request), tell, signal))
  }

  /** @param path absolute. @throws as `preview` */
  write(request: BundleRequest, path: string, signal: AbortSignal): Promise<Exported> {
    return this.#telling(request, async tell => {
      const target = { path, homes: readPaths(this.#around.homes()) }
      const { path: written, bytes } = await this.#bundler.write(this.#jobOf(request), target, tell, signal)
      return { path: written, bytes }
    })
  }

  #jobOf({ threads, choices }: BundleRequest): BundleJob {
    return { rows: threads.map(thread => this.#around.row(thread)), choices, names: ownNames() }
  }

  async #telling<T>({ bundle }: BundleRequest, work: (tell: (far: BundleFar) => void) => Promise<T>): Promise<T> {
    const events = new Coalescer<BundleProgress>(PROGRESS_MS, far => this.#around.tell(far))
    try {
      return await work(far => events.put({ bundle, ...far }))
    } finally {
      events.close()
    }
  }
}

/** What a person and a machine are called here: taken out wherever it stands. */
export function ownNames(): BundleJob['names'] {
  const host = hostname().split('.')[0] ?? ''
  try {
    return { user: userInfo().username, host }
  } catch {
    // A user id without a name.
    return { host }
  }
}
