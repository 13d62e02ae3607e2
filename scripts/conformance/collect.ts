import * as z from 'zod'
import type { Answer, RpcClient } from './rpc-client.ts'

/** Everything that an app-server says about a home, in a form in which two of them can be compared. */

const page = z.object({
  data: z.array(z.looseObject({ id: z.string() })),
  nextCursor: z.string().nullable(),
})
export type Listed = z.infer<typeof page>['data']

/** The lists that are compared, by name. */
const LISTS = {
  'every source': {
    sourceKinds: ['cli', 'vscode', 'exec', 'appServer', 'subAgent', 'unknown'],
    modelProviders: [],
  },
  archived: { archived: true, modelProviders: [] },
  'interactive ones': { modelProviders: [] },
  'one provider': { modelProviders: ['openai'], archived: true },
  'sub-agents': { modelProviders: [], sourceKinds: ['subAgent'] },
  'spawned ones': { modelProviders: [], sourceKinds: ['subAgentThreadSpawn'] },
  'reviews, oldest first': { modelProviders: [], sourceKinds: ['subAgentReview', 'exec'], sortDirection: 'asc' },
  'last changed first': { modelProviders: [], sortKey: 'updated_at' },
  'most recent first': { modelProviders: [], sortKey: 'recency_at' },
  'a word': { modelProviders: [], searchTerm: 'bean' },
  'a folder': { modelProviders: [], cwd: '/home/dev/../dev/garden/' },
  'no folder': { modelProviders: [], cwd: [] },
} as const satisfies Record<string, object>

export interface Collected {
  readonly lists: Readonly<Record<string, Listed>>
  /** By thread: `thread/read` with turns, and `thread/turns/list` in two forms. */
  readonly reads: Readonly<Record<string, Readonly<Record<string, Answer>>>>
}

/** @param ids the threads to read. */
export async function collect(client: RpcClient, ids: readonly string[]): Promise<Collected> {
  const lists: Record<string, Listed> = {}
  for (const [name, params] of Object.entries(LISTS)) lists[name] = await wholeList(client, params)
  const reads: Record<string, Record<string, Answer>> = {}
  for (const threadId of ids) {
    reads[threadId] = {
      metadata: await client.call('thread/read', { threadId }),
      turns: await client.call('thread/read', { threadId, includeTurns: true }),
      'last turns': await client.call('thread/turns/list', { threadId, limit: 2 }),
      'first turns': await client.call('thread/turns/list', { threadId, sortDirection: 'asc', itemsView: 'notLoaded' }),
      items: await client.call('thread/items/list', { threadId }),
    }
  }
  return { lists, reads }
}

/** All pages of a list, in small ones. */
export async function wholeList(client: RpcClient, params: object): Promise<Listed> {
  const threads: Listed = []
  let cursor: string | null = null
  do {
    const got = page.parse(await client.result('thread/list', { ...params, limit: 5, cursor }))
    threads.push(...got.data)
    cursor = got.nextCursor
  } while (cursor !== null)
  return threads
}
