import * as z from 'zod'
import type { TextKind } from '../../../../shared/search/kinds.ts'
import type { Line } from '../../rollout/lines.ts'
import { arrayOf, isObject, type JsonObject, type RolloutRecord, stringOf } from '../../rollout/record.ts'
import { isOutput } from '../../transcript/items/call-parts.ts'
import { readCall, toolName } from '../../transcript/items/read-call.ts'
import { sameObject } from '../../transcript/kept/same-object.ts'
import { answerKeys, fingerprint, keptSaid, reasoningKeys, Said, userKeys } from '../../transcript/replay/said.ts'
import { IndexTexts } from '../index-text.ts'
import { callText } from './item-text.ts'
import { textOf } from './text-of.ts'
import type { TextRow } from './text-row.ts'

/** What a file holds beside its texts. */
export interface CollectedFacts {
  /** How often each tool was called, by its name. */
  readonly tools: ReadonlyMap<string, number>
  readonly hasImages: boolean
}

/** Rows that wait for the event that may say the same, at most. */
const MAX_HELD = 500
/** Calls whose output has not come. */
const MAX_CALLS = 10_000

interface Held {
  /** Null when it has been taken, because the file ended here for a while, or will not be: an event has said it. */
  row: TextRow | null
}

/** What is known of a call: whether commands print its output, and whether that has been taken. */
interface Call {
  readonly command: boolean
  answered: boolean
}

const held: z.ZodType<Held> = sameObject(z.object({ row: z.null() }))
/** Of a file that has been read to its end, for now. */
export const keptCollector = z.object({
  said: keptSaid(held),
  held: z.array(held),
  calls: z.map(z.string(), z.object({ command: z.boolean(), answered: z.boolean() })),
  queries: z.set(z.number()),
  tools: z.map(z.string(), z.number()),
  hasImages: z.boolean(),
  /** Whether the last record stood in the turn that was open behind it. */
  inTurn: z.boolean(),
})

/**
 * Collects the texts of a file as it is read. What the file tells twice, as an event and as what the model saw, is taken
 * once, as in the transcript.
 */
export class TextCollector {
  readonly #outputChars: number
  readonly #take: (row: TextRow) => void
  readonly #texts = new IndexTexts()
  readonly #said = new Said<Held>()
  #held: Held[] = []
  readonly #calls = new Map<string, Call>()
  /** What was searched for, in short. */
  #queries = new Set<number>()
  readonly #tools = new Map<string, number>()
  #hasImages = false
  #turn: object | null = null

  /** @param take gets each row, in about the order of the file. */
  constructor(outputChars: number, take: (row: TextRow) => void) {
    this.#outputChars = outputChars
    this.#take = take
  }

  /**
   * Takes a record that the transcript uses.
   * @param turn the turn that is open behind it; null for none
   */
  add(record: RolloutRecord, line: Line, turn: { readonly inherited: boolean } | null): void {
    const { payload } = record
    if (!isObject(payload)) return
    // What opens a turn may say what was kept in front of it.
    const isTaken = record.type === 'event_msg' && this.#tellOf(payload)
    if (turn !== this.#turn) {
      this.#flush()
      this.#turn = turn
    }
    const row = (kind: TextKind, text: string, cut = false): TextRow => ({
      kind,
      cut,
      inherited: turn?.inherited === true,
      line: line.number,
      offset: line.offset,
      length: line.length,
      text,
    })
    if (record.type !== 'event_msg') this.#item(record, payload, row)
    else if (!this.#isRepeated(payload) && !isTaken) this.#put(record, row)
  }

  /** The end of the file, for now: more may follow. */
  end(): CollectedFacts {
    this.release()
    return { tools: new Map(this.#tools), hasImages: this.#hasImages }
  }

  /** The file ends here, or ended here once: what no event has said so far is taken. */
  release(): void {
    // Events tell the parts of a reasoning one by one, and each of them has been taken now.
    this.#said.apart(new Set(this.#held.filter(({ row }) => row?.kind === 'reasoning')))
    for (const held of this.#held) this.#release(held)
  }

  /** Behind the end. @param turn that is open there */
  kept(turn: object | null): z.infer<typeof keptCollector> {
    return {
      said: this.#said.keptAs(held => held),
      held: this.#held,
      calls: this.#calls,
      queries: this.#queries,
      tools: this.#tools,
      hasImages: this.#hasImages,
      inTurn: this.#turn === turn,
    }
  }

  /** Goes on from what was kept. @param turn that is open there */
  resume({ said, held, calls, queries, tools, hasImages, inTurn }: z.infer<typeof keptCollector>, turn: object | null) {
    this.#said.resume(said, held => held)
    this.#held = held
    for (const [id, call] of calls) this.#calls.set(id, call)
    this.#queries = queries
    for (const [tool, uses] of tools) this.#tools.set(tool, uses)
    this.#hasImages = hasImages
    this.#turn = inTurn ? turn : NO_TURN
  }

  /** @returns whether the item that said the same before has been taken. */
  #tellOf(payload: JsonObject): boolean {
    const type = stringOf(payload, 'type') ?? ''
    if (type === 'user_message') {
      this.#hasImages ||= arrayOf(payload, 'images').length + arrayOf(payload, 'local_images').length > 0
      return this.#tell('user', stringOf(payload, 'message') ?? '')
    }
    if (type === 'agent_message') return this.#tell('assistant', stringOf(payload, 'message') ?? '')
    if (type.startsWith('agent_reasoning')) return this.#tell('reasoning', stringOf(payload, 'text') ?? '')
    return isObject(payload.item) && this.#tell('plan', stringOf(payload.item, 'text') ?? '')
  }

  /** Whether a call has said already what an event says of it. */
  #isRepeated(payload: JsonObject): boolean {
    const type = stringOf(payload, 'type') ?? ''
    if (type === 'web_search_end') return this.#asked(stringOf(payload, 'query') ?? '')
    const call = this.#calls.get(stringOf(payload, 'call_id') ?? '')
    if (call === undefined) return false
    if (type === 'exec_command_end') {
      call.answered = true
      return false
    }
    return ['patch_apply_end', 'mcp_tool_call_end', 'image_generation_end', 'view_image_tool_call'].includes(type)
  }

  #asked(query: string): boolean {
    const key = fingerprint('search', query)
    if (this.#queries.has(key)) return true
    this.#queries.add(key)
    return false
  }

  #item(record: RolloutRecord, payload: JsonObject, row: MakeRow): void {
    const type = stringOf(payload, 'type')
    if (type === 'message') this.#message(record, payload, row)
    else if (type === 'reasoning') this.#reasoning(record, payload, row)
    else if (type === 'agent_message' || record.type !== 'response_item') this.#put(record, row)
    else if (isOutput(payload)) this.#output(record, payload, row)
    else this.#call(payload, row)
  }

  #message(record: RolloutRecord, payload: JsonObject, row: MakeRow): void {
    const found = textOf(record, this.#outputChars)
    if (found === null) return
    if (found.kind === 'note' || found.kind === 'context') {
      this.#take(row(found.kind, this.#texts.prepare(found.text), found.cut))
      return
    }
    if (found.kind === 'prompt') {
      const keys = userKeys(payload)
      if (!this.#said.coversOne(keys)) this.#hold(row(found.kind, found.text, found.cut), keys)
      return
    }
    const lists = answerKeys(payload)
    if (lists.some(keys => this.#said.covers(keys))) return
    this.#hold(
      row(found.kind, found.text, found.cut),
      lists.flatMap(keys => (keys.length === 1 ? keys : [])),
    )
  }

  #reasoning(record: RolloutRecord, payload: JsonObject, row: MakeRow): void {
    const found = textOf(record, this.#outputChars)
    const keys = reasoningKeys(payload)
    if (found !== null && !this.#said.covers(keys)) this.#hold(row(found.kind, found.text, found.cut), keys)
  }

  #call(payload: JsonObject, row: MakeRow): void {
    const read = readCall(payload)
    const id = stringOf(payload, 'call_id') ?? stringOf(payload, 'id')
    if (this.#calls.size >= MAX_CALLS) this.#calls.clear()
    if (id !== null) this.#calls.set(id, { command: read.letter === 'c' || read.letter === 'f', answered: false })
    this.#count(payload)
    this.#hasImages ||= read.letter === 'i' || read.letter === 'g'
    const { kind, text } = callText(payload, read, this.#outputChars)
    if (
      read.letter === 'w' &&
      this.#asked(text.split('\n').find(part => part !== 'search' && part !== 'query') ?? '')
    ) {
      return
    }
    if (text.trim() !== '') this.#take(row(kind, this.#texts.prepare(text)))
  }

  #output(record: RolloutRecord, payload: JsonObject, row: MakeRow): void {
    const id = stringOf(payload, 'call_id') ?? ''
    const call = this.#calls.get(id)
    this.#calls.delete(id)
    if (call?.answered === true) return
    const found = textOf(record, this.#outputChars)
    if (found === null) return
    const kind = call?.command === false ? 'toolOutput' : found.kind
    this.#take(row(kind, this.#texts.prepare(found.text)))
  }

  #count(call: JsonObject): void {
    const name = toolName(call)
    this.#tools.set(name, (this.#tools.get(name) ?? 0) + 1)
  }

  #put(record: RolloutRecord, row: MakeRow): void {
    const found = textOf(record, this.#outputChars)
    if (found !== null) this.#take(row(found.kind, this.#texts.prepare(found.text), found.cut))
  }

  #tell(voice: Parameters<Said<Held>['tell']>[0], text: string): boolean {
    const held = this.#said.tell(voice, text)
    if (held === null) return false
    const isTaken = held.row === null
    held.row = null
    return isTaken
  }

  #hold(row: TextRow, keys: readonly number[]): void {
    const held: Held = { row }
    this.#held.push(held)
    this.#said.wait(keys, held)
    if (this.#held.length > MAX_HELD) this.#flush()
  }

  #release(held: Held): void {
    const { row } = held
    held.row = null
    if (row !== null) this.#take({ ...row, text: this.#texts.prepare(row.text) })
  }

  /** A turn is over: what no event has said will not be said any more. */
  #flush(): void {
    for (const held of this.#held) this.#release(held)
    this.#held = []
    this.#said.clear()
    this.#queries = new Set()
  }
}

/** A turn that no record stands in. */
const NO_TURN = {}

type MakeRow = (kind: TextKind, text: string, cut?: boolean) => TextRow
