import type { EngineRoute } from '../../shared/ipc/contract.ts'
import { AppError, type Reply } from '../../shared/ipc/result.ts'
import { asAnswer } from './answer.ts'
import type { Engine, EngineOptions } from './api.ts'
import { parseInput } from './parse-route.ts'
import type { Posted, StartOptions, ToHost } from './wire.ts'
import { settle, toWireError } from './wire-error.ts'

/** The host's end of the line to the main process. */
export interface HostPort {
  post(message: Posted): void
  onMessage(listener: (message: ToHost) => void): void
}

/**
 * Puts an engine behind a port: opens it when told to, answers calls, passes events on, cancels.
 * @param create opens the engine.
 * @param exit ends the process (or thread) of the host; called once the engine is closed.
 */
export function serveEngine(
  port: HostPort,
  create: (options: EngineOptions) => Promise<Engine>,
  exit: () => void,
): void {
  const running = new Map<number, AbortController>()
  let opening: Promise<Engine> = Promise.reject(new AppError('engine-down', 'The engine has not been started'))
  opening.catch(() => undefined)

  const report = (text: string) => port.post({ type: 'log', text })

  function open(options: StartOptions): void {
    opening = create({ ...options, emit: (event, payload) => port.post({ type: 'event', event, payload }) })
    opening.then(
      engine => port.post({ type: 'started', homes: [...engine.openHomes] }),
      error => port.post({ type: 'failed', error: toWireError(error, report) }),
    )
  }

  async function answer(id: number, work: (engine: Engine, signal: AbortSignal) => unknown): Promise<void> {
    const controller = new AbortController()
    running.set(id, controller)
    const reply = await settle(async () => {
      const value = await work(await opening, controller.signal)
      controller.signal.throwIfAborted()
      return asAnswer(value)
    }, report)
    running.delete(id)
    send(id, reply)
  }

  function send(id: number, reply: Reply<unknown>): void {
    try {
      port.post({ type: 'reply', id, reply })
    } catch (error) {
      // A value that cannot be cloned: the question still gets its answer.
      port.post({ type: 'reply', id, reply: { ok: false, error: toWireError(error, report) } })
    }
  }

  async function close(): Promise<void> {
    for (const controller of running.values()) controller.abort()
    await settle(async () => ({ value: await (await opening).close() }), report)
    exit()
  }

  port.onMessage(message => {
    switch (message.type) {
      case 'start':
        open(message.options)
        break
      case 'call':
        void answer(message.id, (engine, signal) => call(engine, message.route, message.input, signal))
        break
      case 'openPaths':
        void answer(message.id, (engine, signal) => engine.openPaths(message.paths, signal))
        break
      case 'deleteCase':
        void answer(message.id, engine => engine.deleteCase(message.path))
        break
      case 'filePath':
        void answer(message.id, engine => engine.filePath(message.thread))
        break
      case 'exportName':
        void answer(message.id, (engine, signal) => engine.exportName(message.thread, message.format, signal))
        break
      case 'export': {
        const { thread, options, path } = message
        void answer(message.id, (engine, signal) => engine.exportThread(thread, options, path, signal))
        break
      }
      case 'table': {
        const { csv, path } = message
        void answer(message.id, (engine, signal) => engine.saveTable(csv, path, signal))
        break
      }
      case 'bytes': {
        const { span, path } = message
        void answer(message.id, (engine, signal) => engine.saveBytes(span, path, signal))
        break
      }
      case 'bundle': {
        const { request, path } = message
        void answer(message.id, (engine, signal) => engine.writeBundle(request, path, signal))
        break
      }
      case 'cancel':
        running.get(message.id)?.abort()
        break
      case 'setHomes':
        void answer(message.id, engine => engine.setHomes(message.homes))
        break
      case 'painted':
        // Where the engine could not be opened, there is nothing that waits.
        opening.then(
          engine => engine.painted(),
          () => undefined,
        )
        break
      case 'close':
        void close()
        break
    }
  })
}

function call<R extends EngineRoute>(engine: Engine, route: R, raw: unknown, signal: AbortSignal): Promise<unknown> {
  return engine.handle(route, parseInput(route, raw), signal)
}
