/**
 * The one place that knows history modes.
 *
 * Every thread says in its head (the first `session_meta` record) how its history is stored. Skein reads `legacy`
 * threads only. Anything else fails closed: the thread is listed and described, its history is not opened. Only a
 * *missing* mode means legacy; `null`, numbers, another case and future names are unknown.
 */

/** Why a mode is unknown: what the file says, or what keeps Skein from believing that it is legacy. */
export type UnknownReason =
  /** `history_mode` holds a value that is neither `legacy` nor `paginated`. */
  | 'value'
  /** The head says legacy (or nothing) but names a `history_base`: the file is incomplete on its own. */
  | 'history-base'
  /** The head says legacy (or nothing) but records carry `ordinal`, which only paginated files do. */
  | 'ordinals'
  /** The first line is longer than Skein reads. */
  | 'head-too-long'
  /** The first line is not JSON, or its payload is not an object, or it states the mode twice. */
  | 'head-unreadable'
  /** No `session_meta` was found where it must be. */
  | 'head-missing'

export type HistoryMode =
  | { readonly kind: 'legacy' }
  | { readonly kind: 'paginated' }
  | { readonly kind: 'unknown'; readonly raw: string; readonly reason: UnknownReason }

export type HistoryModeKind = HistoryMode['kind']

/** All kinds of modes, in the order in which they are named. */
export const HISTORY_MODE_KINDS = ['legacy', 'paginated', 'unknown'] as const satisfies readonly HistoryModeKind[]

/** The JSON-RPC code of every refusal: "method not found", which Codex uses for "unsupported". */
export const UNSUPPORTED_RPC_CODE = -32601

const SUPPORTED: ReadonlySet<HistoryModeKind> = new Set<HistoryModeKind>(['legacy'])

/** What `raw` says where the file gives no value to quote. */
const RAW_OF_REASON: Readonly<Record<Exclude<UnknownReason, 'value'>, string>> = {
  'history-base': 'legacy with history_base',
  ordinals: 'legacy with ordinals',
  'head-too-long': 'head too long',
  'head-unreadable': 'unreadable head',
  'head-missing': 'no head',
}

/**
 * Parses the value of `history_mode`.
 * @param value what the head holds under the key; `undefined` only when the key is missing.
 */
export function parseHistoryMode(value: unknown): HistoryMode {
  if (value === undefined || value === 'legacy') return { kind: 'legacy' }
  if (value === 'paginated') return { kind: 'paginated' }
  return { kind: 'unknown', raw: typeof value === 'string' ? value : JSON.stringify(value), reason: 'value' }
}

/** The unknown mode of a file whose own word for it cannot be had or cannot be trusted. */
export function unknownMode(reason: Exclude<UnknownReason, 'value'>): HistoryMode {
  return { kind: 'unknown', raw: RAW_OF_REASON[reason], reason }
}

/** Whether Skein opens the history of threads of this mode. */
export function isSupported(mode: HistoryMode): boolean {
  return SUPPORTED.has(mode.kind)
}

/** The mode of the threads that Codex keeps a history projection of: their turns and items, worked out. */
export const PROJECTED_MODE: HistoryMode = { kind: 'paginated' }

/** Whether Codex works out turns and items of threads of this mode into its history projection. */
export function isProjected(mode: HistoryMode): boolean {
  return mode.kind === PROJECTED_MODE.kind
}

/** The mode in words, as stored: `legacy`, `paginated`, or the raw value of an unknown one. */
export function rawMode(mode: HistoryMode): string {
  return mode.kind === 'unknown' ? mode.raw : mode.kind
}

/** The text of the refusal, the same at every door. */
export function refusalMessage(mode: HistoryMode): string {
  return mode.kind === 'paginated'
    ? 'paginated_threads is not supported yet'
    : `thread history mode \`${rawMode(mode)}\` is not supported yet`
}

/** Thrown by the gate: the thread exists, and its history is not opened. */
export class UnsupportedHistoryMode extends Error {
  override readonly name = 'UnsupportedHistoryMode'
  readonly code = 'unsupported'
  readonly rpcCode = UNSUPPORTED_RPC_CODE
  readonly mode: HistoryMode
  /** True when the index still said that the thread could be opened. */
  readonly changed: boolean

  constructor(mode: HistoryMode, changed = false) {
    super(refusalMessage(mode))
    this.mode = mode
    this.changed = changed
  }
}

/**
 * Lets supported modes pass.
 * @param indexed the mode that the index held, where it is known: a thread that was supported then has changed since.
 * @throws UnsupportedHistoryMode for every other mode.
 */
export function assertSupported(mode: HistoryMode, indexed?: HistoryMode): void {
  if (isSupported(mode)) return
  throw new UnsupportedHistoryMode(mode, indexed !== undefined && isSupported(indexed))
}
