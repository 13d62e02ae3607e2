/** What comes back from a request: never a rejection, since Electron keeps only the message of one. */

export const errorCodes = [
  /** No such route. */
  'unknown-route',
  /** The input does not fit the route's schema. */
  'bad-input',
  /** The sender is not Skein's own window. */
  'untrusted-sender',
  /** Too many requests under way. */
  'busy',
  /** The request was cancelled by its sender. */
  'cancelled',
  /** The reply would be larger than a reply may be. */
  'too-large',
  /** The thread's history mode is not supported: the gate's refusal. */
  'unsupported',
  /** No thread, home or file of that name. */
  'not-found',
  /** The file cannot be read (gone, unreadable, corrupt compression, changing under the reader). */
  'unreadable',
  /** The file cannot be written there: no permission, no space, or a place that Skein does not write to. */
  'unwritable',
  /** The engine process is not there (it is being restarted). */
  'engine-down',
  /** The index cannot be opened (from a newer Skein, locked, no disk space). */
  'index',
  /** What the person made cannot be opened or written (from a newer Skein, locked, no disk space). */
  'library',
  /** A mistake of ours; details are in the log only. */
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

export interface WireError {
  readonly code: ErrorCode
  readonly message: string
  /** Set for `unsupported` only. */
  readonly refusal?: { readonly rpcCode: number; readonly historyModeRaw: string; readonly changed: boolean }
}

/**
 * A value, or its JSON: large values travel as text, which costs the processes that only pass it on next to nothing, and
 * so do those with a member that is called `__proto__`, which Electron's bridge to the page would lose.
 */
export type Answer<T> = { readonly value: T; readonly json?: never } | { readonly json: string }

/** The value of an answer, whichever way it came. */
export function valueIn<T>(answer: Answer<T>): T {
  return answer.json === undefined ? answer.value : JSON.parse(answer.json)
}

export type Reply<T> = ({ readonly ok: true } & Answer<T>) | { readonly ok: false; readonly error: WireError }

/** An error with a code that crosses process borders unharmed. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly refusal: WireError['refusal']

  constructor(code: ErrorCode, message: string, refusal?: WireError['refusal']) {
    super(message)
    this.code = code
    this.refusal = refusal
  }

  static fromWire(error: WireError): AppError {
    return new AppError(error.code, error.message, error.refusal)
  }

  toWire(): WireError {
    return this.refusal === undefined
      ? { code: this.code, message: this.message }
      : { code: this.code, message: this.message, refusal: this.refusal }
  }
}
