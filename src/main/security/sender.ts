import { HOST, ORIGIN, SCHEME } from './page.ts'

/** What of a frame decides; `WebFrameMain` fits. */
export interface Frame {
  readonly url: string
  readonly origin: string
  readonly parent: unknown
}

/** What of an IPC event decides; `IpcMainEvent` and `IpcMainInvokeEvent` fit. */
export interface Sender {
  readonly sender: { readonly id: number; isDestroyed(): boolean }
  readonly senderFrame: Frame | null
}

/**
 * Whether a message comes from the top frame of our own window, showing our own page. Anything that is not clear,
 * errors included (a frame that is gone throws when asked), means no.
 * @param windowId the id of our window's web contents; null while there is none.
 */
export function isTrusted(event: Sender, windowId: number | null): boolean {
  try {
    const { sender, senderFrame: frame } = event
    if (windowId === null || sender.id !== windowId || sender.isDestroyed()) return false
    if (frame === null || frame.parent !== null || frame.origin !== ORIGIN) return false
    const url = new URL(frame.url)
    return url.protocol === `${SCHEME}:` && url.host === HOST
  } catch {
    return false
  }
}
