import { createHash } from 'node:crypto'
import * as z from 'zod'
import { failureKind } from '../../../shared/ipc/failures.ts'
import type { Line } from '../rollout/lines.ts'
import { isObject, type JsonObject, type RolloutRecord, stringOf } from '../rollout/record.ts'
import { unixMs } from '../rollout/unix-ms.ts'
import { isOutput } from '../transcript/items/call-parts.ts'
import { parseCommandOutput } from '../transcript/items/command-output.ts'
import { isCall, isShell, outcomeOfCallOutput, outputText, toolName } from '../transcript/items/read-call.ts'
import { failedEvent } from './failed-event.ts'
import { type Failure, idOf, type Told } from './failure.ts'
import { normalise } from './normalise.ts'
import { argumentsOf, programOf } from './program.ts'
import { tellingLine } from './telling.ts'

/** Calls that are remembered until what came of them has been told. */
const MAX_OPEN = 200
/** Fingerprints of one file; further failures share one without a text for each kind. */
const MAX_FINGERPRINTS = 500
const MAX_CODE = 80

interface OpenCall {
  readonly tool: string
  readonly shell: boolean
  /** What it runs, for a failure without words; few of them are asked for. */
  readonly program: () => string
  /** Whether an event has said already what came of it. */
  told: boolean
}

const counted = z.object({
  kind: failureKind,
  code: z.string(),
  text: z.string(),
  count: z.number(),
  firstAt: z.number().nullable(),
  lastAt: z.number().nullable(),
  line: z.number(),
})
type Counted = z.infer<typeof counted>

export const keptFailures = z.object({
  failures: z.map(z.string(), counted),
  open: z.map(z.string(), z.object({ tool: z.string(), shell: z.boolean(), program: z.string(), told: z.boolean() })),
  error: z.string().nullable(),
})

/** Collects what failed in a thread's own part, as its file is read. Fed by the readings of files that may be opened alone. */
export class FailureCollector {
  readonly #failures = new Map<string, Counted>()
  readonly #open = new Map<string, OpenCall>()
  /** Hash of the error of the running turn: the end of the turn says it again. */
  #error: string | null = null

  get kept(): z.infer<typeof keptFailures> {
    const open = [...this.#open].map(([id, call]) => [id, { ...call, program: call.program() }] as const)
    return { failures: this.#failures, open: new Map(open), error: this.#error }
  }

  /** Goes on from what was kept. */
  resume({ failures, open, error }: z.infer<typeof keptFailures>): void {
    for (const [key, failure] of failures) this.#failures.set(key, failure)
    for (const [id, call] of open) this.#open.set(id, { ...call, program: () => call.program })
    this.#error = error
  }

  /** Takes a record that the transcript uses. @param turn that is open behind it */
  add(record: RolloutRecord, line: Line, turn: { readonly inherited: boolean } | null): void {
    const { payload, type } = record
    if (!isObject(payload) || turn?.inherited === true) return
    const told = type === 'event_msg' ? this.#event(payload) : type === 'response_item' ? this.#item(payload) : null
    if (told !== null) this.#count(told, record.timestamp, line.number)
  }

  /** What there is so far; more may follow. */
  get failures(): Failure[] {
    return [...this.#failures.values()].map(failure => ({ ...failure, id: idOf(failure) }))
  }

  #event(payload: JsonObject): Told | null {
    const type = stringOf(payload, 'type') ?? ''
    if (type === 'task_started' || type === 'turn_started') this.#error = null
    const told = failedEvent(type, payload)
    if (told === null) return null
    if (told.callId !== null) return this.#isNews(told.callId) ? told : null
    if (told.kind !== 'error') return told
    const hash = createHash('sha1').update(told.text).digest('base64')
    const again = this.#error === hash
    this.#error = hash
    return again ? null : told
  }

  /** Whether nobody has said yet what came of a call; from now on somebody has. */
  #isNews(callId: string): boolean {
    const call = this.#open.get(callId)
    if (call?.told === true) return false
    this.#remember(callId, { tool: call?.tool ?? '', shell: call?.shell ?? false, program: () => '', told: true })
    return true
  }

  #item(payload: JsonObject): Told | null {
    const callId = stringOf(payload, 'call_id') ?? stringOf(payload, 'id') ?? ''
    if (isOutput(payload)) return outcomeOfCallOutput(payload) === 'x' ? this.#output(payload, callId) : null
    if (isCall(payload) && callId !== '') {
      const args = argumentsOf(payload)
      this.#remember(callId, {
        tool: toolName(payload),
        shell: isShell(payload),
        program: () => programOf(args),
        told: false,
      })
    }
    return null
  }

  #output(payload: JsonObject, callId: string): Told | null {
    const call = this.#open.get(callId)
    if (callId !== '' && !this.#isNews(callId)) return null
    const { text, exitCode } = parseCommandOutput(outputText(payload))
    const shell = call?.shell ?? exitCode !== null
    if (!shell) return { kind: 'tool', code: call?.tool ?? '', text, callId }
    const said = /\w/.test(text) ? text : `no output${call?.program() ?? ''}`
    return { kind: 'command', code: exitCode === null ? '' : String(exitCode), text: said, callId }
  }

  #remember(callId: string, call: OpenCall): void {
    this.#open.delete(callId)
    this.#open.set(callId, call)
    if (this.#open.size <= MAX_OPEN) return
    const [oldest] = this.#open.keys()
    if (oldest !== undefined) this.#open.delete(oldest)
  }

  #count(told: Told, timestamp: string | null, line: number): void {
    const words = { kind: told.kind, code: told.code.slice(0, MAX_CODE), text: textOf(told) }
    const key = `${words.kind}\0${words.code}\0${words.text}`
    const isFull = !this.#failures.has(key) && this.#failures.size >= MAX_FINGERPRINTS
    const fingerprint = isFull ? { kind: told.kind, code: '', text: '' } : words
    const at = unixMs(timestamp)
    const named = isFull ? `${told.kind}\0\0` : key
    const known = this.#failures.get(named)
    if (known === undefined) {
      this.#failures.set(named, { ...fingerprint, count: 1, firstAt: at, lastAt: at, line })
      return
    }
    known.count += 1
    known.line = line
    known.firstAt ??= at
    known.lastAt = at ?? known.lastAt
  }
}

function textOf({ text, kind }: Told): string {
  const line = normalise(tellingLine(text) ?? '')
  return line === '' ? (kind === 'command' || kind === 'tool' ? 'no output' : 'no words') : line
}
