import { MessageChannel } from 'node:worker_threads'
import type { EngineRoute, Out, Parsed } from '../../shared/ipc/contract.ts'
import type { Engine, EngineOptions, HomeSpec } from './api.ts'
import { EngineClient, type HostProcess } from './client.ts'
import { serveEngine } from './host.ts'

/** Main's side and the engine's side of the wire, without a process between them. For tests only. */

type Handlers = { readonly [R in EngineRoute]: (input: Parsed<R>, signal: AbortSignal) => Promise<Out<R>> }
type Answers = { [R in EngineRoute]?: Handlers[R] }

/** The home that the client is given, and the one that the engine has kept from before. */
export const home: HomeSpec = { path: '/homes/one', origin: 'argument' }
export const kept: HomeSpec = { path: '/homes/kept', origin: 'case', source: '/mail/a.zip' }
export const places = { sample: '/app/sample-home', environment: undefined, userHome: '/home/somebody' }

/** An engine of canned answers behind a real message channel, whose process can be made to crash. */
export function setUp(answers: Answers, options: { create?: () => Promise<never>; now?: () => number } = {}) {
  const opened: EngineOptions[] = []
  const added: HomeSpec[] = []
  const painted = { count: 0 }
  const events: unknown[] = []
  const warnings: string[] = []
  const running: { crash: (code: number) => void; closed: boolean; killed: boolean; deaf: boolean }[] = []

  async function create(engineOptions: EngineOptions): Promise<Engine> {
    opened.push(engineOptions)
    await options.create?.()
    return {
      handle<R extends EngineRoute>(route: R, input: Parsed<R>, signal: AbortSignal): Promise<Out<R>> {
        const handler: Answers[R] = answers[route]
        return handler === undefined ? Promise.reject(new Error(`secret text of ${route}`)) : handler(input, signal)
      },
      openHomes: [...engineOptions.homes, ...(engineOptions.places === null ? [] : [kept])],
      setHomes: specs => added.push(...specs),
      painted: () => painted.count++,
      openPaths: async paths => ({ homes: paths.map(path => ({ path, origin: 'chosen' })), failed: [], notes: [] }),
      deleteCase: () => undefined,
      filePath: key => (key.id === 'a' ? '/homes/one/a.jsonl' : null),
      exportName: async (key, format) => `${key.id}.${format}`,
      exportThread: async (key, { format }, path, signal) => {
        engineOptions.emit('export.progress', { thread: key, done: 1, total: 2 })
        // One that never ends by itself.
        if (format === 'json') await new Promise(resolve => signal.addEventListener('abort', resolve))
        signal.throwIfAborted()
        return { path, bytes: 7 }
      },
      saveTable: async (csv, path) => ({ path, bytes: csv.length }),
      saveBytes: async ({ first, last }, path) => ({ path, bytes: last - first }),
      writeBundle: async (_, path) => ({ path, bytes: 9 }),
      close: async () => {
        const process = running.at(-1)
        if (process !== undefined) process.closed = true
      },
    }
  }

  function start(): HostProcess {
    const { port1, port2 } = new MessageChannel()
    const exits: ((code: number | null) => void)[] = []
    const exit = (code: number) => {
      port1.close()
      for (const listener of exits.splice(0)) listener(code)
    }
    const state = { crash: exit, closed: false, killed: false, deaf: false }
    running.push(state)
    serveEngine(
      {
        post: message => port2.postMessage(message),
        onMessage: listener => port2.on('message', message => (state.deaf ? undefined : listener(message))),
      },
      create,
      () => exit(0),
    )
    return {
      post: message => port1.postMessage(message),
      onMessage: listener => port1.on('message', listener),
      onExit: listener => exits.push(listener),
      kill: () => {
        state.killed = true
        exit(143)
      },
    }
  }

  const client = new EngineClient({
    start,
    dataDir: '/data',
    homes: [home],
    places,
    emit: (event, payload) => events.push({ event, payload }),
    warn: text => warnings.push(text),
    checkOutput: true,
    ...(options.now === undefined ? {} : { now: options.now }),
  })
  return { client, opened, added, painted, events, warnings, running }
}
