import { rawMode, UNSUPPORTED_RPC_CODE, UnsupportedHistoryMode } from '../../../shared/history-mode.ts'
import { AppError } from '../../../shared/ipc/result.ts'

/** The codes of the app-server protocol. */
export const rpcCodes = {
  parseError: -32700,
  invalidRequest: -32600,
  /** Also every method and every history that is not supported. */
  methodNotFound: UNSUPPORTED_RPC_CODE,
  invalidParams: -32602,
  internal: -32603,
} as const

/** An error that goes to the client as it is. */
export class RpcError extends Error {
  override readonly name = 'RpcError'
  readonly code: number
  readonly data: Readonly<Record<string, unknown>> | undefined

  constructor(code: number, message: string, data?: Readonly<Record<string, unknown>>) {
    super(message)
    this.code = code
    this.data = data
  }
}

/**
 * What the client is told of an error.
 * @param report takes every error that is not one to answer with, for the log.
 */
export function toRpcError(error: unknown, report: (error: unknown) => void): RpcError {
  if (error instanceof RpcError) return error
  if (error instanceof UnsupportedHistoryMode) {
    const { mode, changed } = error
    return new RpcError(error.rpcCode, error.message, {
      historyMode: mode.kind,
      historyModeRaw: rawMode(mode),
      changed,
    })
  }
  if (error instanceof AppError) {
    const read = error.code === 'not-found' || error.code === 'unreadable'
    return new RpcError(rpcCodes.internal, read ? `failed to read thread: ${error.message}` : error.message)
  }
  report(error)
  return new RpcError(rpcCodes.internal, 'internal error; stderr says more')
}
