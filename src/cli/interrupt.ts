import { CliError, exitCodes } from './exit-codes.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs what must clean up behind itself: Ctrl-C and the like abort its signal instead of ending the process at once.
 * @throws CliError `interrupted` once the work has ended because of that; else whatever the work throws.
 */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const interrupt = () => controller.abort()
  for (const name of SIGNALS) process.on(name, interrupt)
  try {
    return await work(controller.signal)
  } catch (error) {
    if (controller.signal.aborted) throw new CliError(exitCodes.interrupted, 'interrupted; nothing was written')
    throw error
  } finally {
    for (const name of SIGNALS) process.off(name, interrupt)
  }
}
