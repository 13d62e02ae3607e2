import type { Parsed } from '../../shared/ipc/contract.ts'
import type { OpenResult } from '../../shared/ipc/homes.ts'
import { AppError, valueIn } from '../../shared/ipc/result.ts'
import { type HomeSpec, withAdded } from '../engine/api.ts'
import type { EngineClient } from '../engine/client.ts'

type Engine = Pick<EngineClient, 'homes' | 'setHomes' | 'handle' | 'openPaths' | 'deleteCase'>

export interface OpenHomesParts {
  readonly engine: Engine
  /** Asks the person what to open. @returns absolute paths; none where they cancel */
  readonly ask: (what: Parsed<'homes.choose'>['what']) => Promise<readonly string[]>
  /** Shows a file or folder in the file manager. @returns whether it is there */
  readonly reveal: (path: string) => Promise<boolean>
}

const NOTHING: OpenResult = { opened: 0, failed: [], notes: [] }

/** The homes as a person opens, names, orders and closes them. The main process has the list, the engine does the rest. */
export class OpenHomes {
  readonly #parts: OpenHomesParts

  constructor(parts: OpenHomesParts) {
    this.#parts = parts
  }

  /** Opens homes beside those that are open. @throws AppError where they cannot be kept; they are open all the same. */
  async add(homes: readonly HomeSpec[]): Promise<void> {
    const { engine } = this.#parts
    await engine.setHomes(withAdded(await engine.homes(), homes))
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
    const unkept = await this.#unkept(homes)
    return { opened: homes.length, failed, notes: unkept === null ? notes : [...notes, unkept] }
  }

  /** Opens homes. @returns why the next start will not, in words */
  async #unkept(homes: readonly HomeSpec[]): Promise<string | null> {
    try {
      await this.add(homes)
      return null
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'library') throw error
      return `Open until Skein ends, and not at its next start: ${error.message}`
    }
  }

  async rename(homeId: number, name: string): Promise<void> {
    const { engine } = this.#parts
    const { home: chosen, homes } = await this.#find(homeId)
    const { name: _, ...rest } = chosen
    const named = name === '' ? rest : { ...rest, name }
    await engine.setHomes(homes.map(home => (home.path === chosen.path ? named : home)))
  }

  /** Closes a home; of a case the copy is deleted. */
  async remove(homeId: number): Promise<void> {
    const { engine } = this.#parts
    const { home: chosen, homes } = await this.#find(homeId)
    const { path, origin } = chosen
    await engine.setHomes(homes.filter(home => home.path !== path))
    if (origin === 'case') await engine.deleteCase(path)
  }

  async move(homeId: number, to: number): Promise<void> {
    const { home: chosen, homes } = await this.#find(homeId)
    const others = homes.filter(home => home.path !== chosen.path)
    await this.#parts.engine.setHomes(others.toSpliced(to, 0, chosen))
  }

  /** @returns whether there was something to show. */
  async reveal(homeId: number): Promise<boolean> {
    const { path, source } = (await this.#find(homeId)).home
    return this.#parts.reveal(source ?? path)
  }

  /** A home by its number, among all that are open. */
  async #find(homeId: number): Promise<{ readonly home: HomeSpec; readonly homes: readonly HomeSpec[] }> {
    const { engine } = this.#parts
    const listed = valueIn(await engine.handle('homes.list', {}, new AbortController().signal))
    const path = listed.homes.find(home => home.id === homeId)?.path
    const homes = await engine.homes()
    const home = homes.find(open => open.path === path)
    if (home === undefined) throw new AppError('not-found', 'This home is not open any more')
    return { home, homes }
  }
}
