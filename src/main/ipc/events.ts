import type { WebContents } from 'electron'
import { channels } from '../../shared/ipc/channels.ts'
import type { EventName, Events } from '../../shared/ipc/contract.ts'

/** Sends an event to the window; does nothing when it is gone. The only place that sends to a page. */
export function sendEvent<E extends EventName>(contents: WebContents | null, event: E, payload: Events[E]): void {
  if (contents !== null && !contents.isDestroyed()) contents.send(channels.event, event, payload)
}
