import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { call } from '../../ipc/client.ts'

/**
 * Counts that a person asked to open a thread which the window itself refuses; the engine counts what it refuses. The
 * count stays on this machine, and where it cannot be kept nothing else fails.
 */
export function countRefused(thread: ThreadKey): void {
  call('library.refused', thread).catch(() => undefined)
}
