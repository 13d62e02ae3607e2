import * as z from 'zod'
import type { SessionSource } from '../../../shared/thread.ts'
import { type ThreadRow, toListedThread } from '../threads/rows.ts'
import type { ProtocolThread } from './schemas.ts'

const spawnSource = z.object({
  subAgent: z.object({
    thread_spawn: z.looseObject({
      parent_thread_id: z.string(),
      agent_path: z.string().nullish(),
      agent_nickname: z.string().nullish(),
      agent_role: z.string().nullish(),
      agent_type: z.string().nullish(),
    }),
  }),
})

/**
 * A thread as Codex answers it. One that is not loaded is a session of its own to Codex, whatever its head says; and
 * only spawned agents have a nickname and a role, those of the head before those of the source.
 * @param additions whether the client asked for Skein's own facts.
 */
export function toProtocolThread(row: ThreadRow, additions: boolean): ProtocolThread {
  const { skein, ...thread } = toListedThread(row)
  const asCodex = { ...thread, sessionId: row.id, ...agentOf(row, thread.source) }
  return additions ? { ...asCodex, skein } : asCodex
}

function agentOf(
  row: ThreadRow,
  source: SessionSource,
): Pick<ProtocolThread, 'source' | 'agentNickname' | 'agentRole'> {
  const parsed = spawnSource.safeParse(source)
  if (!parsed.success) return { source, agentNickname: null, agentRole: null }
  const { agent_type: oldRole, ...spawn } = parsed.data.subAgent.thread_spawn
  const agentNickname = row.agent_nickname ?? spawn.agent_nickname ?? null
  const agentRole = row.agent_role ?? spawn.agent_role ?? oldRole ?? null
  const whole = { ...spawn, agent_path: spawn.agent_path ?? null, agent_nickname: agentNickname, agent_role: agentRole }
  return { source: { subAgent: { thread_spawn: whole } }, agentNickname, agentRole }
}
