import { type HistoryMode, isSupported, rawMode } from '../../../shared/history-mode.ts'
import type { SessionSource } from '../../../shared/thread.ts'
import { fileName, isCompressed, parseRolloutName } from '../rollout/names.ts'
import { fold } from './fold.ts'
import type { PassFacts, StartFacts, StateRow } from './stored-facts.ts'

/** One thread from all that is known of it: its files, its name, its state row. Pure. */

export interface IndexedFile {
  /** Number in the index. */
  readonly id: number
  readonly path: string
  readonly sizeBytes: number
  readonly modifiedAt: number
  readonly inCodexPlace: boolean
  readonly start: StartFacts
  readonly pass: PassFacts | null
}

/** The provider that Codex takes threads for whose head names none. */
const DEFAULT_PROVIDER = 'openai'
const TITLE_CHARS = 300
const SEARCH_CHARS = 4000

/** @param path below the home */
export function isArchived(path: string): boolean {
  return path.startsWith('archived_sessions/')
}

/**
 * Orders the files of a thread, the deciding one first: active before archived, files of their own before
 * continuations, older names before newer ones.
 */
export function orderFiles<T extends { readonly path: string }>(files: readonly T[]): T[] {
  const rank = (path: string) => `${isArchived(path) ? 1 : 0}${isContinuation(path) ? 1 : 0}`
  return [...files].sort((a, b) => compare(rank(a.path), rank(b.path)) || compare(fileName(a.path), fileName(b.path)))
}

function isContinuation(path: string): boolean {
  return (parseRolloutName(fileName(path))?.rolloutId ?? null) !== null
}

/** The mode of a thread: the first file's, unless another one must not be opened. Any refusal refuses the thread. */
export function threadMode(files: readonly IndexedFile[]): HistoryMode {
  const modes = files.map(file => file.start.head.mode)
  return modes.find(mode => !isSupported(mode)) ?? { kind: 'legacy' }
}

/** The kind of a source, as filters name it. */
export function sourceKind(source: SessionSource): string {
  if (typeof source === 'string') return source
  return 'custom' in source ? 'custom' : 'subAgent'
}

/**
 * @param files at least one, in the order of `orderFiles`.
 * @param otherProblems that are not among the facts of the files.
 */
export function toThreadRow(
  homeId: number,
  id: string,
  files: readonly IndexedFile[],
  indexName: string | null,
  state: StateRow | null,
  otherProblems = 0,
): Record<string, string | number | null> {
  const [first] = files
  if (first === undefined) throw new Error('a thread has at least one file')
  const { head } = first.start
  const mode = threadMode(files)
  const preview = files.find(file => file.start.preview !== null)?.start.preview ?? stateText(state?.preview) ?? ''
  const name = threadName(mode, preview, indexName, state)
  const title = oneLine(name ?? preview).slice(0, TITLE_CHARS)
  const git = head.git ?? gitOfState(state)
  const cwd = head.cwd ?? state?.cwd ?? ''
  // Refused files are not read; whatever an earlier pass found in them is gone with the file's row.
  const read = isSupported(mode) && files.every(file => file.pass !== null)
  // A legacy thread is opened from its first file alone: others are copies, and would count everything twice.
  const pass = read ? first.pass : null
  const counted = pass !== null && pass.ledger !== null
  const tokens = pass?.tokens ?? state?.tokens_used ?? null
  const modified = Math.max(...files.map(file => file.modifiedAt))
  return {
    home_id: homeId,
    id,
    usage_file: isSupported(mode) ? first.id : null,
    title,
    title_key: fold(title),
    name,
    history_mode: mode.kind,
    mode_raw: rawMode(mode),
    mode_reason: mode.kind === 'unknown' ? mode.reason : null,
    generation: head.generation,
    session_id: head.sessionId ?? id,
    forked_from_id: head.forkedFromId,
    parent_thread_id: head.parentThreadId,
    model_provider: head.modelProvider ?? state?.model_provider ?? DEFAULT_PROVIDER,
    created_ms: head.createdAt ?? first.start.nameTime ?? modified,
    updated_ms: modified,
    cwd,
    branch: git?.branch ?? null,
    git: git === null ? null : JSON.stringify(git),
    cli_version: head.cliVersion ?? state?.cli_version ?? '',
    source: JSON.stringify(head.source),
    source_kind: sourceKind(head.source),
    thread_source: head.threadSource,
    agent_nickname: head.agentNickname,
    agent_role: head.agentRole,
    originator: head.originator,
    archived: isArchived(first.path) ? 1 : 0,
    compressed: isCompressed(first.path) ? 1 : 0,
    size_bytes: files.reduce((sum, file) => sum + file.sizeBytes, 0),
    problem_count: files.reduce(
      (sum, file) => sum + file.start.problemCount + (file.pass?.problemCount ?? 0),
      otherProblems,
    ),
    read: read ? 1 : 0,
    line_count: pass?.ledger?.lines ?? null,
    turn_count: counted ? pass.turnCount : null,
    tokens,
    tokens_key: tokens ?? -1,
    model: pass?.model ?? stateText(state?.model),
    last_turn: pass?.lastTurn ?? null,
    ended_ms: pass?.endedAt ?? null,
    project_key: fold(folderName(cwd)),
    contents: pass?.contents ?? null,
    listed_by_codex: first.inCodexPlace && first.start.listedByCodex ? 1 : 0,
    files: JSON.stringify(files.map(file => file.path)),
    search_text: fold([title, id, cwd, git?.branch ?? '', preview].join('\n').slice(0, SEARCH_CHARS)),
    preview,
  }
}

/**
 * The name that a person gave (docs/format.md, "Names"): the state database's before the name index's. One that only
 * repeats the preview is none, except for paginated threads, whose names stand in a column of their own.
 */
function threadName(
  mode: HistoryMode,
  preview: string,
  indexName: string | null,
  state: StateRow | null,
): string | null {
  const own = stateText(state?.name)
  if (mode.kind === 'paginated' && own !== null) return own
  const title = stateText(state?.title)
  const distinct = title !== null && title !== (state?.first_user_message ?? '').trim() ? title : null
  const name = distinct ?? indexName
  return name === null || name.trim() === preview.trim() ? null : name
}

function stateText(value: string | null | undefined): string | null {
  const trimmed = (value ?? '').trim()
  return trimmed === '' ? null : trimmed
}

function gitOfState(
  state: StateRow | null,
): { sha: string | null; branch: string | null; originUrl: string | null } | null {
  if (state === null || (state.git_sha ?? state.git_branch ?? state.git_origin_url) === null) return null
  return { sha: state.git_sha, branch: state.git_branch, originUrl: state.git_origin_url }
}

/** The last part of a path, of whatever system. */
function folderName(path: string): string {
  return path.split(/[/\\]/).findLast(part => part !== '') ?? path
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
