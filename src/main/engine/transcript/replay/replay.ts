import * as z from 'zod'
import type { Line } from '../../rollout/lines.ts'
import { messageText } from '../../rollout/preview.ts'
import { isObject, type JsonObject, objectOf, type RolloutRecord, stringOf } from '../../rollout/record.ts'
import type { DayUse } from '../../usage/file-usage.ts'
import { KnownRefs, keptRefs, RefNumbers } from '../kept/refs.ts'
import type { OutlineTurn } from '../outline.ts'
import { schemaOfEvent, turnContextSchema } from './event-schemas.ts'
import { type Kind, kindOfRecord } from './kinds.ts'
import { EventReplay, keptEvents } from './replay-events.ts'
import { ItemReplay } from './replay-items.ts'
import { keptReplayState, ReplayState } from './replay-state.ts'

/** What became of a record: in a turn or its settings; known and not shown; of no known kind, or not as it must be. */
export type Decision = 'used' | 'notShown' | 'unknown' | 'misfit'

export const keptReplay = z.object({ refs: keptRefs, state: keptReplayState, events: keptEvents })

/**
 * Replays a legacy thread's records into turns, by Codex's own rules and in file order. What Codex leaves out (calls,
 * their outputs, old events, what no event repeats) becomes rebuilt items and markers in the same turns.
 */
export class Replay {
  readonly #state = new ReplayState()
  readonly #events = new EventReplay(this.#state)
  readonly #items = new ItemReplay(this.#state)

  /** What it knows, without a text of the file. */
  get kept(): z.infer<typeof keptReplay> {
    const refs = new RefNumbers()
    const [state, events] = [this.#state.kept(refs), this.#events.kept(refs)]
    return { refs: refs.kept, state, events }
  }

  /** Goes on from what was kept. @throws KeptError where it is damaged */
  resume({ refs: kept, state, events }: z.infer<typeof keptReplay>): void {
    const refs = new KnownRefs(kept)
    this.#state.resume(state, refs)
    this.#events.resume(events, refs)
  }

  /** Of the last turn that names one. */
  get model(): string | null {
    return this.#state.model
  }

  /** Of the whole thread, by the last count. */
  get tokens(): number | null {
    return this.#events.tokens.total
  }

  /** What its own requests used. */
  get used(): DayUse[] {
    return this.#events.tokens.used
  }

  /** Turns that were to be taken back and were not there. */
  get missedTurns(): number {
    return this.#state.turns.missed
  }

  /** The turn that is open behind the last record. */
  get turn(): Pick<OutlineTurn, 'inherited'> | null {
    return this.#state.turns.running
  }

  /**
   * The turns so far; more records may follow. Nothing in the row, in a turn or in its list of items changes later; the
   * items themselves may learn more. Costs a copy of the turns that changed since the last call.
   */
  finish(): OutlineTurn[] {
    return this.#state.turns.snapshot()
  }

  add(record: RolloutRecord, line: Line): Decision {
    const kind = kindOfRecord(record)
    if (kind === null) return 'unknown'
    const { payload } = record
    if (!isObject(payload)) return kind.name === 'world_state' ? 'notShown' : 'misfit'
    this.#state.begin(record, line)
    const used = record.type === 'event_msg' ? this.#event(payload, kind) : this.#record(record.type, payload, kind)
    if (used === null) return 'misfit'
    return used && kind.fate !== 'kept' ? 'used' : 'notShown'
  }

  /** @returns whether the record was used; null when it is not as it must be. */
  #record(type: string, payload: JsonObject, kind: Kind): boolean | null {
    if (type === 'turn_context') return this.#turnContext(payload)
    if (kind.replayed) this.#state.index += 1
    if (kind.fate === 'kept') return false
    switch (type) {
      case 'session_meta':
        this.#state.fork.head(payload)
        return true
      case 'compacted':
        this.#events.compactedRecord(stringOf(payload, 'message') ?? '')
        return true
      case 'inter_agent_communication':
        return this.#items.mail(payload, stringOf(payload, 'content') ?? messageText(payload))
      default:
        return this.#items.apply(payload)
    }
  }

  #event(payload: JsonObject, kind: Kind): boolean | null {
    const type = stringOf(payload, 'type') ?? ''
    const parsed = schemaOfEvent(type)?.safeParse(payload)
    if (parsed?.success === false) {
      // Codex does not read it; it may still be what an older release wrote.
      return type === 'patch_apply_end' ? this.#events.oldEvent(payload) : null
    }
    if (kind.replayed) this.#state.index += 1
    if (kind.fate === 'kept') return false
    return parsed === undefined ? this.#events.applyOther(type, payload) : this.#events.apply(parsed.data, payload)
  }

  /** Codex reads only settings of the present form; older ones are taken too, but not counted. */
  #turnContext(payload: JsonObject): boolean {
    if (turnContextSchema.safeParse(payload).success) this.#state.index += 1
    const model = stringOf(payload, 'model')
    if (model === null) return false
    const sandbox = objectOf(payload, 'sandbox_policy') ?? {}
    const approval = payload.approval_policy
    this.#state.model = model
    this.#state.settle({
      model,
      effort: stringOf(payload, 'effort'),
      approvalPolicy: isObject(approval) ? 'granular' : typeof approval === 'string' ? approval : null,
      sandbox: stringOf(sandbox, 'type') ?? stringOf(sandbox, 'mode'),
    })
    return true
  }
}
