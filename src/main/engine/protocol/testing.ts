import { onTestFinished } from 'vitest'
import * as z from 'zod'
import { temporaryHome } from '../../../fixtures/testing.ts'
import { AppServer } from './app-server.ts'
import { ThreadStore } from './store.ts'

const answer = z.object({
  jsonrpc: z.literal('2.0').optional(),
  id: z.union([z.string(), z.number()]).nullable(),
  result: z.unknown().optional(),
  error: z.object({ code: z.number(), message: z.string(), data: z.unknown().optional() }).optional(),
})
export type Answer = z.infer<typeof answer>

/** An app-server in this process, with a client's side. For tests only. */
export class TestServer {
  readonly store: ThreadStore
  readonly #server: AppServer
  readonly reported: unknown[] = []

  constructor(...homes: string[]) {
    this.store = new ThreadStore(
      temporaryHome(),
      homes.map(path => ({ path, origin: 'argument' })),
    )
    onTestFinished(() => this.store.close())
    this.#server = new AppServer(this.store, {
      version: '0.0.0',
      platform: 'linux',
      arch: 'x64',
      report: error => this.reported.push(error),
    })
  }

  /** A server that a client has greeted. */
  static async ready(...homes: string[]): Promise<TestServer> {
    const server = new TestServer(...homes)
    await server.call('initialize', { clientInfo: { name: 'test', version: '1' } })
    return server
  }

  /** @returns null where nothing is answered. */
  async send(line: string): Promise<Answer | null> {
    const sent = await this.#server.answer(line, new AbortController().signal)
    return sent === null ? null : answer.parse(JSON.parse(JSON.stringify(sent)))
  }

  async call(method: string, params: unknown): Promise<Answer> {
    return answer.parse(await this.send(JSON.stringify({ id: 1, method, params })))
  }

  /** The result of a call, parsed. */
  async result<S extends z.ZodType>(schema: S, method: string, params: unknown): Promise<z.output<S>> {
    const got = await this.call(method, params)
    if (got.error !== undefined) throw new Error(`${method}: ${got.error.code} ${got.error.message}`)
    return schema.parse(got.result)
  }

  /** Code and message of the error of a call. */
  async error(method: string, params: unknown): Promise<[number, string] | null> {
    const { error } = await this.call(method, params)
    return error === undefined ? null : [error.code, error.message]
  }
}
