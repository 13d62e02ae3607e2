import { homedir } from 'node:os'
import { rawMode, UnsupportedHistoryMode } from '../../shared/history-mode.ts'
import { type Answer, AppError, type Reply, type WireError } from '../../shared/ipc/result.ts'

/** Takes the text of a log line, free of transcript text. */
export type Report = (text: string) => void

/**
 * Runs `work` and wraps its outcome. Never rejects. What is no named error becomes `internal` with a fixed message:
 * its own text, which may quote a transcript or a path, goes nowhere, and where it came from goes to `report`.
 */
export async function settle<T>(work: () => Promise<Answer<T>>, report: Report): Promise<Reply<T>> {
  try {
    return { ok: true, ...(await work()) }
  } catch (error) {
    return { ok: false, error: toWireError(error, report) }
  }
}

/** The error as it crosses process borders: see {@link settle}. */
export function toWireError(error: unknown, report: Report): WireError {
  if (error instanceof AppError) return error.toWire()
  if (error instanceof UnsupportedHistoryMode) {
    return {
      code: 'unsupported',
      message: error.changed ? `changed since it was indexed: ${error.message}` : error.message,
      refusal: { rpcCode: error.rpcCode, historyModeRaw: rawMode(error.mode), changed: error.changed },
    }
  }
  if (error instanceof Error && error.name === 'AbortError') return new AppError('cancelled', 'Cancelled').toWire()
  report(describeError(error))
  return new AppError('internal', 'Unexpected failure; the log says more').toWire()
}

/** Name, code and stack of an error without its message, which may quote a transcript; home folders become `~`. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `threw a ${typeof error}`
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : ''
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return [error.name + code, ...frames].join('\n').replaceAll(homedir(), '~')
}
