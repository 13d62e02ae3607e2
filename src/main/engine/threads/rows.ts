import * as z from 'zod'
import { type HistoryMode, isSupported, refusalMessage, UNSUPPORTED_RPC_CODE } from '../../../shared/history-mode.ts'
import { generation, gitInfo, historyModeKind, type ListedThread, sessionSource } from '../../../shared/thread.ts'
import { turnStatus } from '../../../shared/turn.ts'
import { modeReason } from '../index/stored-facts.ts'
import { logicalPath } from '../rollout/names.ts'

/** Rows of the index as the threads that Skein answers with. */

const text = z.string().nullable()
const integer = z.number().nullable()

/** The columns that tell a thread's mode. */
export const modeColumns = {
  history_mode: historyModeKind,
  mode_raw: z.string(),
  mode_reason: modeReason.nullable(),
}

const threadRow = z.object({
  home_id: z.number(),
  home_path: z.string(),
  id: z.string(),
  name: text,
  ...modeColumns,
  generation,
  session_id: z.string(),
  forked_from_id: text,
  parent_thread_id: text,
  model_provider: z.string(),
  created_ms: z.number(),
  updated_ms: z.number(),
  cwd: z.string(),
  git: text,
  cli_version: z.string(),
  source: z.string(),
  thread_source: text,
  agent_nickname: text,
  agent_role: text,
  originator: text,
  archived: z.number(),
  compressed: z.number(),
  size_bytes: z.number(),
  problem_count: z.number(),
  read: z.number(),
  line_count: integer,
  turn_count: integer,
  tokens: integer,
  model: text,
  last_turn: turnStatus.nullable(),
  ended_ms: integer,
  files: z.string(),
  preview: z.string(),
  fork_count: z.number(),
  sub_agent_count: z.number(),
  /** Fingerprint with which the deciding file was read to its end, if it was; only where one thread is asked for. */
  read_as: text.default(null),
})
export type ThreadRow = z.infer<typeof threadRow>

/** The columns of `threadRow`, for queries FROM threads t JOIN homes h. */
export const THREAD_COLUMNS = `
  ${Object.keys(threadRow.shape)
    .filter(column => !['home_path', 'fork_count', 'sub_agent_count', 'read_as'].includes(column))
    .map(column => `t.${column}`)
    .join(', ')},
  h.path AS home_path,
  (SELECT count(*) FROM threads c WHERE c.home_id = t.home_id AND c.forked_from_id = t.id) AS fork_count,
  (SELECT count(*) FROM threads c WHERE c.home_id = t.home_id AND c.parent_thread_id = t.id) AS sub_agent_count`

/** One more, for a single thread. */
export const READ_AS = `
  (SELECT f.fingerprint FROM files f WHERE f.home_id = t.home_id AND f.path = t.files ->> 0
    AND f.pass ->> 'ledger' IS NOT NULL) AS read_as`

/** @throws ZodError where somebody else has written the index */
export function parseThreadRow(row: unknown): ThreadRow {
  return threadRow.parse(row)
}

/** The mode as the index holds it. */
export function modeOfRow(row: Pick<ThreadRow, 'history_mode' | 'mode_raw' | 'mode_reason'>): HistoryMode {
  return row.history_mode === 'unknown'
    ? { kind: 'unknown', raw: row.mode_raw, reason: row.mode_reason ?? 'value' }
    : { kind: row.history_mode }
}

const paths = z.array(z.string())

/** The paths of a thread's files below its home, the deciding one first. */
export function filesOfRow(row: Pick<ThreadRow, 'files'>): string[] {
  return paths.parse(JSON.parse(row.files))
}

/** @param changed whether the mode has turned since the index last said that the thread can be opened. */
export function toListedThread(row: ThreadRow, changed = false): ListedThread {
  const mode = modeOfRow(row)
  const files = filesOfRow(row)
  const [first = ''] = files
  const seconds = (ms: number) => Math.floor(ms / 1000)
  return {
    id: row.id,
    extra: null,
    sessionId: row.session_id,
    forkedFromId: row.forked_from_id,
    parentThreadId: row.parent_thread_id,
    preview: row.preview,
    ephemeral: false,
    historyMode: row.history_mode,
    modelProvider: row.model_provider,
    createdAt: seconds(row.created_ms),
    updatedAt: seconds(row.updated_ms),
    recencyAt: seconds(row.updated_ms),
    status: { type: 'notLoaded' },
    path: `${row.home_path}/${logicalPath(first)}`,
    cwd: row.cwd,
    cliVersion: row.cli_version,
    source: sessionSource.parse(JSON.parse(row.source)),
    threadSource: row.thread_source,
    agentNickname: row.agent_nickname,
    agentRole: row.agent_role,
    gitInfo: row.git === null ? null : gitInfo.parse(JSON.parse(row.git)),
    name: row.name,
    turns: [],
    skein: {
      canOpen: isSupported(mode),
      historyModeRaw: row.mode_raw,
      refusal: isSupported(mode)
        ? null
        : { code: 'unsupported', rpcCode: UNSUPPORTED_RPC_CODE, message: refusalMessage(mode), changed },
      generation: row.generation,
      files,
      sizeBytes: row.size_bytes,
      problemCount: row.problem_count,
      home: row.home_path,
      homeId: row.home_id,
      archived: row.archived === 1,
      compressed: row.compressed === 1,
      read: row.read === 1,
      lineCount: row.line_count,
      turnCount: row.turn_count,
      tokens: row.tokens,
      model: row.model,
      originator: row.originator,
      lastTurn: row.last_turn,
      endedAt: row.ended_ms === null ? null : seconds(row.ended_ms),
      forkCount: row.fork_count,
      subAgentCount: row.sub_agent_count,
    },
  }
}
