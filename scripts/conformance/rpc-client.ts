import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import * as z from 'zod'
import { ended, start } from '../setup/run.ts'

const answer = z.looseObject({
  id: z.int(),
  result: z.unknown().optional(),
  error: z.object({ code: z.number(), message: z.string() }).optional(),
})
export type Answer =
  | { readonly result: unknown }
  | { readonly error: { readonly code: number; readonly message: string } }

/** An app-server process, Codex's or ours, as its client sees it. */
export class RpcClient {
  readonly #child: ChildProcess
  readonly #ended: Promise<number>
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  #lastId = 0

  constructor(program: string, args: string[], env: NodeJS.ProcessEnv) {
    this.#child = start(program, args, { env, stdio: ['pipe', 'pipe', 'ignore'] })
    this.#ended = ended(this.#child)
    const { stdout } = this.#child
    if (stdout === null) throw new Error('no pipe to the app-server')
    createInterface({ input: stdout }).on('line', line => this.#take(line))
    this.#ended.then(code => {
      const error = { code: 0, message: `the app-server ended with ${code}` }
      for (const resolve of this.#waiting.values()) resolve({ error })
    })
  }

  call(method: string, params: unknown): Promise<Answer> {
    this.#lastId += 1
    const id = this.#lastId
    return new Promise(resolve => {
      this.#waiting.set(id, resolve)
      this.#child.stdin?.write(`${JSON.stringify({ id, method, params })}\n`)
    })
  }

  /** The result of a call. @throws Error with the server's message. */
  async result(method: string, params: unknown): Promise<unknown> {
    const got = await this.call(method, params)
    if ('error' in got) throw new Error(`${method}: ${got.error.code} ${got.error.message}`)
    return got.result
  }

  async initialize(): Promise<void> {
    await this.result('initialize', {
      clientInfo: { name: 'skein-conformance', version: '1' },
      capabilities: { experimentalApi: true },
    })
    this.#child.stdin?.write('{"method":"initialized"}\n')
  }

  /** Closes its stdin and waits for its end. @returns the exit code. */
  close(): Promise<number> {
    this.#child.stdin?.end()
    return this.#ended
  }

  #take(line: string): void {
    // Both servers send notifications as well, and only answers have a numeric id and no method.
    const parsed = answer.safeParse(JSON.parse(line))
    if (!parsed.success || 'method' in parsed.data) return
    const { id, error, result } = parsed.data
    this.#waiting.get(id)?.(error === undefined ? { result } : { error })
    this.#waiting.delete(id)
  }
}
