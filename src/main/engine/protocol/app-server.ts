import * as z from 'zod'
import { openThread } from '../threads/gate.ts'
import { modeOfRow } from '../threads/rows.ts'
import { RpcError, rpcCodes, toRpcError } from './errors.ts'
import { errorMessage, parseMessage, successMessage } from './message.ts'
import {
  initializeParams,
  threadListParams,
  threadReadParams,
  threadSearchParams,
  threadTurnsListParams,
} from './schemas.ts'
import type { ThreadStore } from './store.ts'
import { toThreadId } from './thread-id.ts'
import { threadList } from './thread-list.ts'
import { threadRead, threadTurnsList } from './thread-read.ts'
import { threadSearch } from './thread-search.ts'

/** Methods that open a thread: what they say of a refused one is the gate's word. */
const OPENING = new Set(['thread/resume', 'thread/fork', 'thread/items/list'])

export interface AppServerOptions {
  readonly version: string
  readonly platform: NodeJS.Platform
  readonly arch: string
  /** Takes errors that are no answers, for the log. */
  readonly report: (error: unknown) => void
}

/** The read-only part of the Codex app-server protocol, version 2, for one client. */
export class AppServer {
  readonly #store: ThreadStore
  readonly #options: AppServerOptions
  #initialized = false

  constructor(store: ThreadStore, options: AppServerOptions) {
    this.#store = store
    this.#options = options
  }

  /**
   * Answers one message. Messages are to be passed one after the other.
   * @returns what to send, or null for what is not answered. Never rejects.
   */
  async answer(line: string, signal: AbortSignal): Promise<object | null> {
    const incoming = parseMessage(line)
    if (incoming.kind === 'unanswered') return null
    if (incoming.kind === 'invalid') return errorMessage(null, incoming.error, true)
    const { id, versioned } = incoming
    try {
      return successMessage(id, await this.#call(incoming.method, incoming.params, signal), versioned)
    } catch (error) {
      return errorMessage(id, toRpcError(error, this.#options.report), versioned)
    }
  }

  async #call(method: string, params: unknown, signal: AbortSignal): Promise<unknown> {
    if (method === 'initialize') return this.#initialize(parseParams(initializeParams, params))
    if (!this.#initialized) throw new RpcError(rpcCodes.invalidRequest, 'Not initialized')
    switch (method) {
      case 'thread/list':
        return threadList(this.#store, parseParams(threadListParams, params), signal)
      case 'thread/search':
        return threadSearch(this.#store, parseParams(threadSearchParams, params), signal)
      case 'thread/read':
        return threadRead(this.#store, parseParams(threadReadParams, params), signal)
      case 'thread/turns/list':
        return threadTurnsList(this.#store, parseParams(threadTurnsListParams, params), signal)
    }
    if (OPENING.has(method)) await this.#refuse(params, signal)
    const why = method === 'thread/items/list' ? 'is not supported yet' : 'is not supported: Skein only reads'
    throw new RpcError(rpcCodes.methodNotFound, `${method} ${why}`)
  }

  #initialize({ clientInfo }: z.output<typeof initializeParams>): object {
    if (this.#initialized) throw new RpcError(rpcCodes.invalidRequest, 'Already initialized')
    this.#initialized = true
    const { version, platform, arch } = this.#options
    const client = clientInfo == null ? '' : ` (${clientInfo.name}; ${clientInfo.version ?? 'unknown'})`
    return {
      userAgent: `skein/${version} (${platform}; ${arch})${client}`,
      codexHome: this.#store.homes[0]?.path ?? '',
      platformFamily: platform === 'win32' ? 'windows' : 'unix',
      platformOs: { darwin: 'macos', win32: 'windows' }[platform.toString()] ?? platform,
    }
  }

  /** Has the gate look at the thread that a method would open. @throws UnsupportedHistoryMode, AppError */
  async #refuse(params: unknown, signal: AbortSignal): Promise<void> {
    const named = z.looseObject({ threadId: z.string() }).safeParse(params)
    const id = named.success ? toThreadId(named.data.threadId) : null
    if (id === null) return
    await this.#store.refresh(signal)
    const [row] = this.#store.find(id)
    if (row !== undefined) openThread(row, modeOfRow(row))
  }
}

/** @throws RpcError naming the params that do not fit, never their values. */
function parseParams<S extends z.ZodType>(schema: S, params: unknown): z.output<S> {
  const parsed = schema.safeParse(params ?? {})
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(issue => `${issue.path.join('.') || 'params'}: ${issue.message}`)
  throw new RpcError(rpcCodes.invalidParams, `Invalid params: ${issues.slice(0, 5).join('; ')}`)
}
