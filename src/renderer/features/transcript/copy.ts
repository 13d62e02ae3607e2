import type { In } from '../../../shared/ipc/contract.ts'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { copyText } from '../../util/clipboard.ts'
import { errorWords } from '../../util/error-words.ts'
import { notify } from '../notice/index.ts'
import { currentHistory } from './history-store.ts'
import { reopenHistory } from './open-history.ts'

export type CopyScope = In<'threads.markdown'>['scope']

/**
 * Puts an item, a turn or the thread on the clipboard as Markdown, and says so.
 * @param what names it: "Turn 3".
 * @returns whether it is there.
 */
export async function copyMarkdown(scope: CopyScope, what: string): Promise<boolean> {
  const history = currentHistory()
  if (history === null) return false
  const { key, outline } = history
  try {
    const reply = await call('threads.markdown', {
      homeId: key.homeId,
      id: key.id,
      version: outline.version,
      scope,
      toolOutput: true,
    })
    if (!reply.current) {
      void reopenHistory()
      notify('The file has just changed: copy again', true)
      return false
    }
    const copied = await copyText(reply.text)
    notify(copied ? `${what} copied as Markdown` : `${what} could not be copied`, !copied)
    return copied
  } catch (error) {
    if (!isCancelled(error)) {
      const { title, say } = errorWords(toAppError(error))
      notify(`${what} could not be copied. ${title}. ${say}`, true)
    }
    return false
  }
}
