import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import * as z from 'zod'
import { and, type Condition } from '../index/condition.ts'
import { RpcError, rpcCodes } from './errors.ts'
import type { SourceKind, ThreadListParams } from './schemas.ts'
import type { ThreadStore } from './store.ts'
import { parseThreadId } from './thread-id.ts'

/** The params of `thread/list` as conditions on the index. */

const INTERACTIVE = "t.source_kind IN ('cli', 'vscode') OR json_extract(t.source, '$.custom') IN ('atlas', 'chatgpt')"

const OF_KIND = {
  cli: "t.source_kind = 'cli'",
  vscode: "t.source_kind = 'vscode'",
  exec: "t.source_kind = 'exec'",
  appServer: "t.source_kind = 'appServer'",
  unknown: "t.source_kind = 'unknown'",
  subAgent: "t.source_kind = 'subAgent'",
  subAgentReview: "json_extract(t.source, '$.subAgent') = 'review'",
  subAgentCompact: "json_extract(t.source, '$.subAgent') = 'compact'",
  subAgentThreadSpawn: "json_type(t.source, '$.subAgent.thread_spawn') IS NOT NULL",
  subAgentOther: "json_type(t.source, '$.subAgent.other') IS NOT NULL",
} as const satisfies Record<SourceKind, string>

/** @throws RpcError for relations that make no sense. */
export function listCondition(store: ThreadStore, params: ThreadListParams): Condition {
  const all = params.skein?.all === true
  const relation = relationOf(params)
  const parts: Condition[] = [among('t.home_id', store.homeIds())]
  if (!all) parts.push(plain('t.listed_by_codex = 1'), notUnknownByValue)
  if (!all || params.archived != null) parts.push({ sql: 't.archived = ?', values: [params.archived === true ? 1 : 0] })
  if (params.sourceKinds != null && params.sourceKinds.length > 0) {
    parts.push(plain(params.sourceKinds.map(kind => OF_KIND[kind]).join(' OR ')))
  } else if (!all && relation === null) {
    parts.push(plain(INTERACTIVE))
  }
  if (params.modelProviders != null && params.modelProviders.length > 0) {
    parts.push(among('t.model_provider', params.modelProviders))
  }
  if (params.cwd != null) parts.push(inFolders(store, [params.cwd].flat()))
  if (params.searchTerm != null && params.searchTerm !== '') {
    // instr is case-sensitive, as the protocol has it.
    const term = params.searchTerm
    parts.push({ sql: "instr(coalesce(t.name, ''), ?) > 0 OR instr(t.preview, ?) > 0", values: [term, term] })
  }
  if (relation !== null) parts.push(relation)
  return and(parts)
}

/** Codex leaves a file out whose head has a mode that it does not know. */
const notUnknownByValue = plain("NOT (t.history_mode = 'unknown' AND t.mode_reason = 'value')")

function relationOf({ parentThreadId, ancestorThreadId }: ThreadListParams): Condition | null {
  if (parentThreadId != null && ancestorThreadId != null) {
    throw new RpcError(rpcCodes.invalidRequest, 'parentThreadId and ancestorThreadId are mutually exclusive')
  }
  if (parentThreadId != null) {
    return { sql: 't.parent_thread_id = ?', values: [parseThreadId(parentThreadId, 'parent thread id')] }
  }
  if (ancestorThreadId == null) return null
  const ancestor = parseThreadId(ancestorThreadId, 'ancestor thread id')
  // UNION drops what was seen, so threads that name each other as parents do no harm.
  const descendants = `WITH RECURSIVE family (home_id, id) AS (
      SELECT home_id, id FROM threads WHERE parent_thread_id = ?
      UNION SELECT c.home_id, c.id FROM threads c JOIN family f
        ON c.home_id = f.home_id AND c.parent_thread_id = f.id)
    SELECT home_id, id FROM family`
  return { sql: `(t.home_id, t.id) IN (${descendants}) AND t.id <> ?`, values: [ancestor, ancestor] }
}

const folderRows = z.array(z.object({ cwd: z.string() }))

/** Threads whose folder is one of these; both sides are brought to one spelling first. */
function inFolders(store: ThreadStore, asked: readonly string[]): Condition {
  const wanted = new Set(asked.flatMap(folder => [resolve(folder), realFolder(resolve(folder))]))
  const rows = folderRows.parse(store.db.prepare('SELECT DISTINCT cwd FROM threads').all())
  const spellings = rows.map(row => row.cwd).filter(cwd => cwd !== '' && wanted.has(resolve(cwd)))
  return among('t.cwd', spellings)
}

/** The folder without symbolic links; as it is where it does not exist here. */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}

function among(column: string, values: readonly (string | number)[]): Condition {
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, values }
}

function plain(sql: string): Condition {
  return { sql, values: [] }
}
