import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { noticeStore, notify } from './notice.ts'

/** Shows a file that was written in its folder. @param file the name that its writing was answered with */
export async function revealWritten(file: string): Promise<void> {
  try {
    const { revealed } = await call('system.revealWritten', { file })
    if (!revealed) notify('The file cannot be shown: it is no longer there', true)
  } catch (error) {
    if (!isCancelled(error)) notify(`The file cannot be shown. ${toAppError(error).message}`, true)
  }
}

/** The file that was written last; null before the first. */
export function lastWritten(): string | null {
  return noticeStore.getState().lastFile
}
