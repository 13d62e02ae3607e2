import type { FixtureLine } from '../../../../fixtures/encode.ts'
import { fixtureId } from '../../../../fixtures/ids.ts'
import { type HeadOptions, sessionMeta } from '../../../../fixtures/records/head.ts'
import type { RolloutRecord } from '../../../../fixtures/records/line.ts'
import { userMessageEvent } from '../../../../fixtures/records/messages.ts'
import { enveloped } from '../../../../fixtures/thread.ts'
import { timestamp } from '../../../../fixtures/time.ts'
import type { RolloutSpec } from '../../../../fixtures/write.ts'
import type { ThreadItem } from '../../../../shared/item.ts'
import type { Turn } from '../../../../shared/turn.ts'

/** Made-up threads whose protocol answers follow from one rule each; the unit tests and the real client agree on them. */

export interface ConformanceCase {
  /** The rule. */
  readonly name: string
  readonly spec: RolloutSpec
  /** What `thread/read` answers; null where the history is refused. */
  readonly turns: readonly Turn[] | null
}

const FIRST_MS = Date.UTC(2026, 2, 4, 5, 6, 7, 890)

/** The id of the case of a number. */
export function caseId(number: number): string {
  return fixtureId(number, FIRST_MS)
}

/** The head of the case of a number: every case has a minute of its own. */
export function headOf(number: number): Pick<HeadOptions, 'id' | 'timestamp' | 'cwd'> {
  return { id: caseId(number), timestamp: timestamp(FIRST_MS + number * 60_000), cwd: '/home/dev/garden' }
}

/** A legacy thread: its head, then records (they get an envelope) and lines (written as they are). */
export function threadOf(
  number: number,
  records: readonly (RolloutRecord | FixtureLine)[],
  head: Partial<HeadOptions> = {},
): RolloutSpec {
  const options = { ...headOf(number), ...head }
  const lines = [sessionMeta(options), ...records].map(record => enveloped(record, options.timestamp))
  return { id: options.id, at: options.timestamp, lines }
}

/** A user message event. */
export const says = (text: string): RolloutRecord => userMessageEvent(text)

/** A turn as `thread/read` answers it. */
export function turn(id: string, items: readonly ThreadItem[], more: Partial<Turn> = {}): Turn {
  return {
    id,
    items: [...items],
    itemsView: 'full',
    status: 'completed',
    error: null,
    startedAt: null,
    completedAt: null,
    durationMs: null,
    ...more,
  }
}

export function user(id: string, text: string): ThreadItem {
  return { type: 'userMessage', id, clientId: null, content: [{ type: 'text', text, text_elements: [] }] }
}

export function agent(id: string, text: string, phase: string | null = null): ThreadItem {
  return { type: 'agentMessage', id, text, phase, memoryCitation: null }
}
