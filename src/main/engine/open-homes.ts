import type { ThreadKey } from '../../shared/ipc/contract.ts'
import type { ThreadQuery } from '../../shared/ipc/query.ts'
import { AppError } from '../../shared/ipc/result.ts'
import type { Home, HomeWatch } from '../../shared/ipc/status.ts'
import type { HomeSpec } from './api.ts'
import type { HomeFacts } from './threads/homes.ts'
import type { ThreadList } from './threads/list.ts'
import type { ThreadRow } from './threads/rows.ts'

/** What is read of the open index. */
interface Facts {
  readonly facts: HomeFacts
  readonly list: ThreadList
}

/** The homes that are open now. The index may hold more: nothing of a home that is not open is shown. */
export class OpenHomes {
  readonly #specs: HomeSpec[]
  readonly #index: () => Facts
  readonly #watches = new Map<string, HomeWatch>()
  /** Numbers by path, of one open index: asked for with every request, changed by scans alone. */
  #numbers: { readonly of: Facts; readonly byPath: Map<string, number> } | null = null

  /** @param index the open index; asked anew each time, as it may be made anew. */
  constructor(specs: readonly HomeSpec[], index: () => Facts) {
    this.#specs = [...specs]
    this.#index = index
  }

  /** Always the same array, as it is now. */
  get specs(): readonly HomeSpec[] {
    return this.#specs
  }

  /** @returns which were not open before, and which no longer are. */
  replace(specs: readonly HomeSpec[]): { readonly added: readonly HomeSpec[]; readonly gone: readonly HomeSpec[] } {
    const before = [...this.#specs]
    const added = specs.filter(({ path }) => before.every(open => open.path !== path))
    const gone = before.filter(({ path }) => specs.every(open => open.path !== path))
    this.#specs.splice(0, before.length, ...specs)
    this.forgetNumbers()
    for (const { path } of gone) this.#watches.delete(path)
    return { added, gone }
  }

  setWatch(homePath: string, state: HomeWatch): void {
    this.#watches.set(homePath, state)
  }

  /** To be called when the index may have given homes other numbers. */
  forgetNumbers(): void {
    this.#numbers = null
  }

  /** Those that the index knows. */
  known(): { readonly id: number; readonly path: string; readonly spec: HomeSpec }[] {
    return this.#specs.flatMap(spec => {
      const id = this.#number(spec.path)
      return id === null ? [] : [{ id, path: spec.path, spec }]
    })
  }

  #number(path: string): number | null {
    const index = this.#index()
    if (this.#numbers?.of !== index) this.#numbers = { of: index, byPath: new Map() }
    const { byPath } = this.#numbers
    const known = byPath.get(path)
    if (known !== undefined) return known
    const id = index.facts.id(path)
    if (id !== null) byPath.set(path, id)
    return id
  }

  ids(): number[] {
    return this.known().map(({ id }) => id)
  }

  list(): Home[] {
    return this.known().map(({ id, path, spec }) => this.#index().facts.home(id, spec, this.#watches.get(path)))
  }

  /** The query with the homes that it means, all of them open. */
  within(query: ThreadQuery): ThreadQuery {
    const open = this.ids()
    const homes = query.homes.length === 0 ? open : query.homes.filter(id => open.includes(id))
    // No home at all must not mean every home.
    return { ...query, homes: homes.length === 0 ? [-1] : homes }
  }

  /** The row of a thread of an open home. @throws AppError `not-found` */
  row(thread: ThreadKey): ThreadRow {
    const row = this.ids().includes(thread.homeId) ? this.#index().list.row(thread) : null
    if (row === null) throw new AppError('not-found', `no rollout found for thread id ${thread.id}`)
    return row
  }
}
