import type { BundleRequest } from '../../shared/ipc/bundle.ts'
import type { EngineRoute, EventName, Events, Out, Parsed, ThreadKey } from '../../shared/ipc/contract.ts'
import type { LineSpan } from '../../shared/ipc/file.ts'
import type { ExportFormat, ExportOptions } from '../../shared/ipc/history.ts'
import { type Answer, AppError, valueIn } from '../../shared/ipc/result.ts'
import type { Exported, HomePlaces, HomeSpec } from './api.ts'
import type { OpenedPaths } from './cases/open-paths.ts'
import { createFuse } from './fuse.ts'
import { misfits } from './parse-route.ts'
import { Requests } from './requests.ts'
import { exported, type FromHost, fromHost, openedPaths, type ToHost } from './wire.ts'

/** A host process (or thread) that has just been started. */
export interface HostProcess {
  post(message: ToHost): void
  onMessage(listener: (message: unknown) => void): void
  /** Called once, however the process ended. */
  onExit(listener: (code: number | null) => void): void
  kill(): void
}

export interface ClientOptions {
  /** One that has been started already. */
  readonly first?: HostProcess
  readonly start: () => HostProcess
  readonly dataDir: string
  /** Opened beside those that the library remembers. */
  readonly homes: readonly HomeSpec[]
  readonly places: HomePlaces
  readonly emit: <E extends EventName>(event: E, payload: Events[E]) => void
  readonly warn: (text: string) => void
  /** Whether the values of replies are parsed by their schemas, too: finds drift, costs time. */
  readonly checkOutput: boolean
  /** Unix ms. */
  readonly now?: () => number
}

const CRASHES_ALLOWED = 3
const CRASH_WINDOW_MS = 60_000
const CLOSE_LIMIT_MS = 3_000

const RESTARTING = 'The engine stopped unexpectedly and is being started again.'
const QUITTING = 'Skein is quitting.'
const DOWN =
  'The engine stopped three times within a minute and stays down. Quit Skein and start it again. ' +
  'If that does not help, quit, delete index.db in the data folder (Skein makes it anew) and start again; logs/skein.log there says more.'

/**
 * Main's side of the engine: starts its host, asks it, and starts it anew when it ends by itself. Requests under way
 * are then rejected with `engine-down` and never repeated.
 */
export class EngineClient {
  readonly #options: ClientOptions
  /** Null until the engine has found out. */
  #homes: readonly HomeSpec[] | null = null
  readonly #found: Promise<void>
  #foundOut: () => void = () => undefined
  readonly #fails: () => boolean
  readonly #requests = new Requests()
  #host: HostProcess | null = null
  #closing = false
  #exited: () => void = () => undefined

  constructor(options: ClientOptions) {
    this.#options = options
    this.#found = new Promise(resolve => {
      this.#foundOut = resolve
    })
    this.#fails = createFuse(CRASHES_ALLOWED, CRASH_WINDOW_MS, options.now)
    this.#start(options.first)
  }

  /** The homes that are open, in their order; waits until the engine has been up for the first time. */
  async homes(): Promise<readonly HomeSpec[]> {
    await this.#found
    return this.#homes ?? []
  }

  /**
   * Asks the engine.
   * @throws AppError with the engine's code, `cancelled` at once when `signal` aborts, or `engine-down`.
   */
  async handle<R extends EngineRoute>(route: R, input: Parsed<R>, signal: AbortSignal): Promise<Answer<Out<R>>> {
    const answer = await this.#ask(id => ({ type: 'call', id, route, input }), signal)
    if (this.#fits(route, answer)) return answer
    throw new AppError('internal', 'The engine gave an answer of the wrong shape; the log says more')
  }

  /** The window has painted its list. */
  painted(): void {
    this.#host?.post({ type: 'painted' })
  }

  /**
   * The homes that are open from now on, in this order, also when the engine has to be started anew. Rejects where they
   * cannot be kept for the next start, and as {@link handle} does.
   */
  async setHomes(homes: readonly HomeSpec[]): Promise<void> {
    this.#homes = [...homes]
    await this.#ask(id => ({ type: 'setHomes', id, homes }))
  }

  /** Opens what lies at some paths, without adding it to the homes. Rejects as {@link handle} does. */
  async openPaths(paths: readonly string[], signal: AbortSignal): Promise<OpenedPaths> {
    return openedPaths.parse(await this.#askValue(id => ({ type: 'openPaths', id, paths }), signal))
  }

  /** Deletes a case that is not open any more. Rejects as {@link handle} does. */
  async deleteCase(path: string): Promise<void> {
    await this.#ask(id => ({ type: 'deleteCase', id, path }))
  }

  /** The absolute path of the thread's deciding file, or null where it is gone. Rejects as {@link handle} does. */
  async filePath(thread: ThreadKey): Promise<string | null> {
    const value = await this.#askValue(id => ({ type: 'filePath', id, thread }))
    return typeof value === 'string' ? value : null
  }

  /** A name for the file of a thread's export; the gate's refusal comes here already. Rejects as {@link handle} does. */
  async exportName(thread: ThreadKey, format: ExportFormat, signal: AbortSignal): Promise<string> {
    const value = await this.#askValue(id => ({ type: 'exportName', id, thread, format }), signal)
    return typeof value === 'string' ? value : `thread.${format}`
  }

  /** Has a thread written into a file. @param path absolute. Rejects as {@link handle} does; then no file has changed. */
  async exportThread(thread: ThreadKey, options: ExportOptions, path: string, signal: AbortSignal): Promise<Exported> {
    return exported.parse(await this.#askValue(id => ({ type: 'export', id, thread, options, path }), signal))
  }

  /** Has a table written into a file. @param path absolute. Rejects as {@link handle} does; then no file has changed. */
  async saveTable(csv: string, path: string, signal: AbortSignal): Promise<Exported> {
    return exported.parse(await this.#askValue(id => ({ type: 'table', id, csv, path }), signal))
  }

  /** Has bytes of a rollout written into a file. @param path absolute. Rejects as {@link handle} does; then no file has changed. */
  async saveBytes(span: LineSpan, path: string, signal: AbortSignal): Promise<Exported> {
    return exported.parse(await this.#askValue(id => ({ type: 'bytes', id, span, path }), signal))
  }

  /** Has a bundle written into a file. @param path absolute. Rejects as {@link handle} does; then no file has changed. */
  async writeBundle(request: BundleRequest, path: string, signal: AbortSignal): Promise<Exported> {
    return exported.parse(await this.#askValue(id => ({ type: 'bundle', id, request, path }), signal))
  }

  /** Closes the engine and ends its process, by force after three seconds. To be called once. Never rejects. */
  async close(): Promise<void> {
    this.#closing = true
    const host = this.#host
    if (host === null) return
    let timer: NodeJS.Timeout | undefined
    await new Promise<void>(resolve => {
      this.#exited = resolve
      timer = setTimeout(resolve, CLOSE_LIMIT_MS)
      host.post({ type: 'close' })
    })
    clearTimeout(timer)
    if (this.#host !== null) host.kill()
  }

  #start(host = this.#options.start()): void {
    this.#host = host
    host.onMessage(message => this.#receive(message))
    host.onExit(code => this.#ended(code))
    const { dataDir, homes, places } = this.#options
    const first = this.#homes === null
    host.post({ type: 'start', options: { dataDir, homes: this.#homes ?? homes, places: first ? places : null } })
  }

  async #askValue(question: (id: number) => ToHost, signal?: AbortSignal): Promise<unknown> {
    return valueIn(await this.#ask(question, signal))
  }

  #ask(question: (id: number) => ToHost, signal?: AbortSignal): Promise<Answer<unknown>> {
    const host = this.#host
    if (host !== null && !this.#closing) return this.#requests.ask(host, question, signal)
    return Promise.reject(new AppError('engine-down', this.#closing ? QUITTING : DOWN))
  }

  #receive(raw: unknown): void {
    const message = fromHost.safeParse(raw)
    if (message.success) this.#take(message.data)
    else this.#options.warn('the engine sent a message of no known shape')
  }

  #take(message: FromHost): void {
    const { emit, warn } = this.#options
    switch (message.type) {
      case 'reply':
        this.#requests.settle(message.id, message.reply)
        break
      case 'event':
        emit(message.event, message.payload)
        break
      case 'started':
        this.#learn(message.homes)
        emit('engine.state', { state: 'up', message: null })
        break
      case 'failed':
        this.#learn(this.#options.homes)
        warn(`the engine could not be opened: ${message.error.code}`)
        emit('engine.state', { state: 'down', message: message.error.message })
        break
      case 'log':
        warn(message.text)
        break
    }
  }

  #learn(homes: readonly HomeSpec[]): void {
    this.#homes ??= homes
    this.#foundOut()
  }

  #ended(code: number | null): void {
    this.#host = null
    if (this.#closing) {
      this.#requests.rejectAll(QUITTING)
      this.#exited()
      return
    }
    this.#options.warn(`the engine's process ended by itself (exit code ${code})`)
    const down = this.#fails()
    const message = down ? DOWN : RESTARTING
    this.#requests.rejectAll(message)
    this.#options.emit('engine.state', { state: down ? 'down' : 'restarting', message })
    if (!down) this.#start()
  }

  #fits<R extends EngineRoute>(route: R, answer: Answer<unknown>): answer is Answer<Out<R>> {
    const wrong = this.#options.checkOutput ? misfits(route, valueIn(answer)) : null
    if (wrong !== null) this.#options.warn(`the answer of ${route} does not fit its schema (${wrong})`)
    return wrong === null
  }
}
