import {
  type HistoryMode,
  isSupported,
  parseHistoryMode,
  type UnknownReason,
  unknownMode,
} from '../../../shared/history-mode.ts'
import type { Generation, GitInfo, SessionSource } from '../../../shared/thread.ts'
import { keysDownTo } from './key-positions.ts'
import { type Line, MAX_LINE_BYTES } from './lines.ts'
import { isObject, type JsonObject, lineText, objectOf, parseJson, stringOf } from './record.ts'

/** A rollout's head: the first `session_meta` record, which alone decides identity and history mode. */

/** Longer first lines are not read: the mode is then unknown. Real ones have 18 to 30 kB. */
export const MAX_HEAD_BYTES = Math.min(4 * 1024 * 1024, MAX_LINE_BYTES)

export interface Head {
  readonly mode: HistoryMode
  readonly generation: Generation
  readonly id: string | null
  readonly sessionId: string | null
  readonly forkedFromId: string | null
  /** The parent of a sub-agent, also where only `source` names it. */
  readonly parentThreadId: string | null
  /** Unix ms by the head's own `timestamp`. */
  readonly createdAt: number | null
  readonly cwd: string | null
  readonly originator: string | null
  readonly cliVersion: string | null
  readonly source: SessionSource
  readonly threadSource: string | null
  readonly agentNickname: string | null
  readonly agentRole: string | null
  readonly modelProvider: string | null
  readonly git: GitInfo | null
  /** The rollout that a `history_base` names. */
  readonly baseId: string | null
}

const NO_HEAD: Head = {
  mode: unknownMode('head-missing'),
  generation: 'none',
  id: null,
  sessionId: null,
  forkedFromId: null,
  parentThreadId: null,
  createdAt: null,
  cwd: null,
  originator: null,
  cliVersion: null,
  source: 'unknown',
  threadSource: null,
  agentNickname: null,
  agentRole: null,
  modelProvider: null,
  git: null,
  baseId: null,
}

/** A head that cannot be had, and why. */
export function missingHead(reason: Exclude<UnknownReason, 'value'>): Head {
  return { ...NO_HEAD, mode: unknownMode(reason) }
}

/**
 * Decides on one line of a file's beginning.
 * @param text of the line: most of them are long, and are made into text once.
 * @returns null for a record that is no head: the next line may be one.
 */
export function parseHead(line: Line, text = lineText(line)): Head | null {
  if (!line.whole || line.length > MAX_HEAD_BYTES) return missingHead('head-too-long')
  const parsed = parseJson(line, 'cut', text)
  if ('message' in parsed || !isObject(parsed.value)) return missingHead('head-unreadable')
  const value = parsed.value
  const type = stringOf(value, 'type')
  if (type === 'session_meta') {
    const payload = value.payload
    if (!isObject(payload)) return missingHead('head-unreadable')
    return headOf(payload, modeOf(payload, text, 2, 'ordinal' in value), 'enveloped')
  }
  if (type !== null) return 'payload' in value ? null : missingHead('head-missing')
  // An envelope whose `type` is no text is a damaged one, not one from before envelopes.
  if (stringOf(value, 'id') === null || 'type' in value || 'payload' in value) return missingHead('head-unreadable')
  return headOf(value, modeOf(value, text, 1, 'ordinal' in value), 'pre-envelope')
}

/** @param depth how deep in the line's JSON the key `history_mode` stands. */
function modeOf(payload: JsonObject, text: string, depth: number, ordinal: boolean): HistoryMode {
  // JSON.parse keeps the last of two equal keys; whoever wrote two meant to be misread.
  if (mayStateTwice(text) && statesTwice(text, depth)) return unknownMode('head-unreadable')
  const mode = parseHistoryMode(payload.history_mode)
  if (!isSupported(mode)) return mode
  if ('history_base' in payload) return unknownMode('history-base')
  return ordinal ? unknownMode('ordinals') : mode
}

/** The keys that decide about the mode, by their depth. */
const DECIDING: ReadonlySet<string> = new Set(['1 payload', '1 history_mode', '2 history_mode'])

/** A quick look that spares nearly every head the slow one. Keys may be written with escapes. */
function mayStateTwice(text: string): boolean {
  return ['"payload"', '"history_mode"'].some(key => standsTwice(text, key)) || text.includes('\\u')
}

function standsTwice(text: string, key: string): boolean {
  const at = text.indexOf(key)
  return at !== -1 && text.includes(key, at + 1)
}

function statesTwice(text: string, depth: number): boolean {
  const seen = new Set<string>()
  return keysDownTo(text, depth).some(({ depth: at, key }) => {
    const name = `${at} ${key}`
    if (!DECIDING.has(name)) return false
    return seen.size === seen.add(name).size
  })
}

function headOf(payload: JsonObject, mode: HistoryMode, generation: Generation): Head {
  const created = Date.parse(isoTime(stringOf(payload, 'timestamp') ?? ''))
  const base = objectOf(payload, 'history_base')
  return {
    mode,
    generation,
    id: stringOf(payload, 'id')?.toLowerCase() ?? null,
    sessionId: stringOf(payload, 'session_id'),
    forkedFromId: stringOf(payload, 'forked_from_id')?.toLowerCase() ?? null,
    parentThreadId: (stringOf(payload, 'parent_thread_id') ?? spawnParent(payload))?.toLowerCase() ?? null,
    createdAt: Number.isNaN(created) ? null : created,
    cwd: stringOf(payload, 'cwd'),
    originator: stringOf(payload, 'originator'),
    cliVersion: stringOf(payload, 'cli_version'),
    source: generation === 'enveloped' ? sourceOf(payload.source) : 'unknown',
    threadSource: stringOf(payload, 'thread_source'),
    agentNickname: stringOf(payload, 'agent_nickname'),
    agentRole: stringOf(payload, 'agent_role') ?? stringOf(payload, 'agent_type'),
    modelProvider: stringOf(payload, 'model_provider'),
    git: gitOf(objectOf(payload, 'git')),
    baseId: base === null ? null : (stringOf(base, 'thread_id')?.toLowerCase() ?? null),
  }
}

/** Very old heads write the time as file names do. */
function isoTime(text: string): string {
  return text.replace(/^(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2})$/, '$1:$2:$3Z')
}

function gitOf(git: JsonObject | null): GitInfo | null {
  if (git === null) return null
  return {
    sha: stringOf(git, 'commit_hash'),
    branch: stringOf(git, 'branch'),
    originUrl: stringOf(git, 'repository_url'),
  }
}

/** The protocol's spelling of a stored source; a missing one means `vscode` (docs/format.md, "Source"). */
function sourceOf(value: unknown): SessionSource {
  if (value === undefined) return 'vscode'
  if (value === 'cli' || value === 'vscode' || value === 'exec') return value
  if (value === 'mcp') return 'appServer'
  if (!isObject(value)) return 'unknown'
  const custom = stringOf(value, 'custom')
  if (custom !== null) return { custom }
  return 'subagent' in value ? { subAgent: value.subagent } : 'unknown'
}

function spawnParent(payload: JsonObject): string | null {
  const source = objectOf(payload, 'source')
  const agent = source === null ? null : objectOf(source, 'subagent')
  const spawn = agent === null ? null : objectOf(agent, 'thread_spawn')
  return spawn === null ? null : stringOf(spawn, 'parent_thread_id')
}
