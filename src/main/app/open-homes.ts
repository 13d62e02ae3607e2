import type { Parsed } from '../../shared/ipc/contract.ts'
import type { OpenResult } from '../../shared/ipc/homes.ts'
import { AppError, valueIn } from '../../shared/ipc/result.ts'
import type { HomeSpec } from '../engine/api.ts'
import type { EngineClient } from '../engine/client.ts'
import { withAdded } from './homes.ts'

type Engine = Pick<EngineClient, 'homes' | 'setHomes' | 'handle' | 'openPaths' | 'deleteCase'>

export interface OpenHomesParts {
  readonly engine: Engine
  /** Asks the person what to open. @returns absolute paths; none where they cancel */
  readonly ask: (what: Parsed<'homes.choose'>['what']) => Promise<readonly string[]>
  /** Shows a file or folder in the file manager. @returns whether it is there */
  readonly reveal: (path: string) => Promise<boolean>
  /** Keeps the homes for the next start. @param closed paths of homes that a person closed. */
  readonly remember: (homes: readonly HomeSpec[], closed: readonly string[]) => void
  /** What a person closed before. */
  readonly closed: readonly string[]
}

const NOTHING: OpenResult = { opened: 0, failed: [], notes: [] }

/** The homes as a person opens, names, orders and closes them. The main process keeps the list, the engine does the rest. */
export class OpenHomes {
  readonly #parts: OpenHomesParts
  readonly #closed: Set<string>

  constructor(parts: OpenHomesParts) {
    this.#parts = parts
    this.#closed = new Set(parts.closed)
  }

  /** Opens homes beside those that are open. */
  add(homes: readonly HomeSpec[]): void {
    for (const { path } of homes) this.#closed.delete(path)
    this.#set(withAdded(this.#parts.engine.homes, homes))
  }

  /** Asks what to open, and opens it. @throws as {@link open} */
  async choose(what: Parsed<'homes.choose'>['what'], signal: AbortSignal): Promise<OpenResult> {
    const paths = await this.#parts.ask(what)
    return paths.length === 0 ? NOTHING : this.open(paths, signal)
  }

  /**
   * Opens folders as homes, archives and rollout files as cases.
   * @param paths absolute; from the system's dialog, a drop or the command line.
   * @throws AppError as the engine does; then nothing is opened.
   */
  async open(paths: readonly string[], signal: AbortSignal): Promise<OpenResult> {
    const { homes, failed, notes } = await this.#parts.engine.openPaths(paths, signal)
    this.add(homes)
    return { opened: homes.length, failed, notes }
  }

  async rename(homeId: number, name: string): Promise<void> {
    const chosen = await this.#find(homeId)
    this.#set(
      this.#parts.engine.homes.map(home => {
        if (home.path !== chosen.path) return home
        const { name: _, ...rest } = home
        return name === '' ? rest : { ...rest, name }
      }),
    )
  }

  /** Closes a home; of a case the copy is deleted. */
  async remove(homeId: number): Promise<void> {
    const { engine } = this.#parts
    const { path, origin } = await this.#find(homeId)
    if (origin === 'default' || origin === 'environment') this.#closed.add(path)
    this.#set(engine.homes.filter(home => home.path !== path))
    if (origin === 'case') await engine.deleteCase(path)
  }

  async move(homeId: number, to: number): Promise<void> {
    const chosen = await this.#find(homeId)
    const others = this.#parts.engine.homes.filter(home => home.path !== chosen.path)
    this.#set(others.toSpliced(to, 0, chosen))
  }

  /** @returns whether there was something to show. */
  async reveal(homeId: number): Promise<boolean> {
    const { path, source } = await this.#find(homeId)
    return this.#parts.reveal(source ?? path)
  }

  async #find(homeId: number): Promise<HomeSpec> {
    const { homes } = valueIn(await this.#parts.engine.handle('homes.list', {}, new AbortController().signal))
    const listed = homes.find(home => home.id === homeId)
    const found = this.#parts.engine.homes.find(home => home.path === listed?.path)
    if (found === undefined) throw new AppError('not-found', 'This home is not open any more')
    return found
  }

  #set(homes: readonly HomeSpec[]): void {
    this.#parts.engine.setHomes(homes)
    this.#parts.remember(homes, [...this.#closed])
  }
}
