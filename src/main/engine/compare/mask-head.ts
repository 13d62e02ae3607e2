import { boundedName } from '../doctor/structure/kind-name.ts'
import { isObject } from '../rollout/record.ts'
import { Masked } from './tree-diff.ts'

/** A head of a thread that is not opened: what the list knows of it as it is, and every other text as its length. */

/** Members of a head that lists and the refusal page show. */
const METADATA: ReadonlySet<string> = new Set([
  'id',
  'session_id',
  'timestamp',
  'cwd',
  'originator',
  'cli_version',
  'source',
  'thread_source',
  'model_provider',
  'history_mode',
  'forked_from_id',
  'parent_thread_id',
  'agent_nickname',
  'agent_role',
  'agent_type',
  'git.commit_hash',
  'git.branch',
  'git.repository_url',
  'history_base.thread_id',
])

const MAX_DEPTH = 16

/** @returns a copy without texts that are no metadata; numbers, truth values and plain names of members stay. */
export function maskHead(head: unknown): unknown {
  return masked(head, '', 0)
}

function masked(value: unknown, path: string, depth: number): unknown {
  if (typeof value === 'string') return METADATA.has(path) ? value : new Masked(value.length)
  if (typeof value !== 'object' || value === null) return value
  if (depth === MAX_DEPTH) return new Masked(0)
  if (Array.isArray(value)) return value.map(member => masked(member, `${path}.`, depth + 1))
  if (!isObject(value)) return value
  const members = Object.entries(value).map(([key, member]) => {
    const name = path === '' ? key : `${path}.${key}`
    return [boundedName(key), masked(member, name, depth + 1)] as const
  })
  return Object.fromEntries(members)
}
