import type { Contract, Out, Parsed, Route } from '../../shared/ipc/contract.ts'
import { type Answer, AppError, type Reply } from '../../shared/ipc/result.ts'
import { parseInput } from '../engine/parse-route.ts'
import { type Report, settle } from '../engine/wire-error.ts'
import type { Sender } from '../security/sender.ts'

const MAX_IN_FLIGHT = 32
/** Of the JSON of replies, in UTF-16 units. */
const MAX_REPLY_CHARS = 8 * 1024 * 1024
/** An outline comes whole, and grows with the thread: about 1 kB a turn and 30 bytes an item. */
const MAX_OUTLINE_CHARS = 64 * 1024 * 1024
const MAX_CALL_ID = 64

/** A route with the handler that answers it. */
export interface Binding<R extends Route> {
  readonly route: R
  /** Parses the input, then answers. */
  readonly run: (raw: unknown, signal: AbortSignal) => Promise<Answer<unknown>>
}

/** One binding for each route: a missing, misspelt or misplaced one does not compile. */
export type Bindings = { readonly [R in Route]: Binding<R> }

/** Binds a handler to its route: it is called with parsed input only, and `signal` aborts when the caller cancels. */
export function bind<R extends Route>(
  route: R,
  handler: (input: Parsed<R>, signal: AbortSignal) => Promise<Out<R>>,
): Binding<R> {
  return bindAnswer(route, async (input, signal) => ({ value: await handler(input, signal) }))
}

/** As {@link bind}, for a handler whose answers may be large: they are passed on unread. */
export function bindAnswer<R extends Route>(
  route: R,
  handler: (input: Parsed<R>, signal: AbortSignal) => Promise<Answer<Out<R>>>,
): Binding<R> {
  return { route, run: async (raw, signal) => handler(parseInput(route, raw), signal) }
}

export interface Router {
  /**
   * Answers one request. Never rejects and never throws, whatever it is given.
   * @param callId the caller's name for the request, by which it may cancel it; not in use for another one.
   */
  dispatch(sender: Sender, route: unknown, raw: unknown, callId: unknown): Promise<Reply<unknown>>
  /**
   * Opens what a person dropped, as `dispatch` answers a request. For the preload's channel alone: paths are no route's input.
   */
  dropped(sender: Sender, raw: unknown, callId: unknown): Promise<Reply<unknown>>
  /** Cancels a request under way; does nothing where there is none of that id or the sender is not trusted. */
  cancel(sender: Sender, callId: unknown): void
  /** Cancels all requests under way: the page that made them is gone. */
  cancelAll(): void
}

/**
 * @param openDropped parses paths and opens what lies there.
 * @param trusts the sender check.
 * @param report where unexpected errors are logged.
 */
export function createRouter(
  bindings: Bindings,
  openDropped: Binding<Route>['run'],
  trusts: (sender: Sender) => boolean,
  report: Report,
): Router {
  const inFlight = new Map<string, AbortController>()

  async function run(
    sender: Sender,
    runOf: () => Binding<Route>['run'],
    raw: unknown,
    callId: unknown,
    limit = MAX_REPLY_CHARS,
  ): Promise<Answer<unknown>> {
    if (!trusts(sender)) throw new AppError('untrusted-sender', 'Requests are taken from the window of Skein only')
    const answer = runOf()
    if (!isCallId(callId) || inFlight.has(callId)) throw new AppError('bad-input', 'The call id is not usable')
    if (inFlight.size >= MAX_IN_FLIGHT) throw new AppError('busy', 'Too many requests are under way')
    const controller = new AbortController()
    inFlight.set(callId, controller)
    try {
      const answered = await answer(raw, controller.signal)
      controller.signal.throwIfAborted()
      if (answered.json !== undefined && answered.json.length > limit)
        throw new AppError('too-large', `The reply is larger than ${limit / 2 ** 20} MiB`)
      return answered
    } finally {
      inFlight.delete(callId)
    }
  }

  return {
    async dispatch(sender, route, raw, callId) {
      const find = () => {
        if (!isRoute(bindings, route)) throw new AppError('unknown-route', 'There is no such route')
        return bindings[route].run
      }
      const limit = route === 'threads.turns' ? MAX_OUTLINE_CHARS : MAX_REPLY_CHARS
      return settle(() => run(sender, find, raw, callId, limit), report)
    },
    dropped: (sender, raw, callId) => settle(() => run(sender, () => openDropped, raw, callId), report),
    cancel(sender, callId) {
      if (trusts(sender) && isCallId(callId)) inFlight.get(callId)?.abort()
    },
    cancelAll() {
      for (const controller of inFlight.values()) controller.abort()
    },
  }
}

// Own properties only: `__proto__` and `toString` are no routes.
function isRoute(bindings: Bindings, name: unknown): name is keyof Contract {
  return typeof name === 'string' && Object.hasOwn(bindings, name)
}

function isCallId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_CALL_ID
}
