import type { Out, ThreadKey } from '../../../shared/ipc/contract.ts'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { copyText } from '../../util/clipboard.ts'
import { plural } from '../../util/format.ts'
import { notify, notifyWritten } from '../notice/index.ts'
import { failed, stale } from './store.ts'

/** Chosen lines as bytes of the file: what is copied and saved of them. */

export interface Chosen {
  readonly threadKey: ThreadKey
  readonly version: string
  /** One-based, both included. */
  readonly first: number
  readonly last: number
}

type Range = NonNullable<Out<'threads.byteRange'>['range']>

/** `path:start-end`, as offsets of bytes; the end is the byte behind the range. */
export function rangeText({ path, start, end }: Pick<Range, 'path' | 'start' | 'end'>): string {
  return `${path}:${start}-${end}`
}

/** Copies where the lines stand. */
export function copyRange(chosen: Chosen): Promise<void> {
  return withRange(chosen, false, async range => {
    await copy(rangeText(range), 'Byte range')
  })
}

/** Copies a command that prints the lines. */
export function copyCommand(chosen: Chosen): Promise<void> {
  return withRange(chosen, false, async range => {
    await copy(range.command, 'Command')
  })
}

/** Copies the text of the lines. */
export function copyLines(chosen: Chosen): Promise<void> {
  return withRange(chosen, true, async ({ text }) => {
    if (text === null) notify('The lines are too long to copy at once: save their bytes', true)
    else await copy(text, plural(chosen.last - chosen.first + 1, 'line'))
  })
}

/** Asks where to, and saves the bytes of the lines there. */
export async function saveLines(chosen: Chosen): Promise<void> {
  const { threadKey, ...span } = chosen
  try {
    const result = await call('system.saveBytes', { homeId: threadKey.homeId, id: threadKey.id, ...span })
    if (result.state === 'written') notifyWritten(result)
  } catch (error) {
    if (!isCancelled(error)) notify(`The bytes could not be saved. ${toAppError(error).message}`, true)
  }
}

async function withRange(chosen: Chosen, text: boolean, use: (range: Range) => Promise<void>): Promise<void> {
  const { threadKey, version, first, last } = chosen
  const { homeId, id } = threadKey
  try {
    const { range, current } = await call('threads.byteRange', { homeId, id, version, first, last, text })
    if (!current) stale(version)
    else if (range !== null) await use(range)
  } catch (error) {
    if (!isCancelled(error)) failed(toAppError(error), version)
  }
}

async function copy(text: string, what: string): Promise<void> {
  const copied = await copyText(text)
  notify(copied ? `${what} copied` : `${what} could not be copied`, !copied)
}
