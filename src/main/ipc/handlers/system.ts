import type { Out, Parsed, SystemRoute, ThreadKey } from '../../../shared/ipc/contract.ts'
import type { HomeRoute } from '../../../shared/ipc/homes.ts'
import { parseSkeinLink } from '../../../shared/ipc/link.ts'
import { type Bindings, bind } from '../router.ts'

/** What the window can ask of the app itself. */
export interface System {
  launch(): Out<'system.launch'>
  /** The window has painted its first list. */
  ready(): void
  openSample(): Promise<void>
  /** Shows the thread's file in the file manager. @returns whether there was one to show. */
  reveal(thread: ThreadKey): Promise<boolean>
  /** Shows a file that was written since the start in its folder. @returns whether there is one of that name. */
  revealWritten(file: string): Promise<boolean>
  /** Opens a link outside. @returns whether it was one that may be opened. */
  openLink(url: string): Promise<boolean>
  /** Asks where to, and writes a thread there. */
  exportThread(input: Parsed<'system.export'>, signal: AbortSignal): Promise<Out<'system.export'>>
  /** Asks where to, and writes a table there. */
  saveTable(input: Parsed<'system.saveTable'>, signal: AbortSignal): Promise<Out<'system.saveTable'>>
  /** Asks where to, and writes bytes of a rollout there. */
  saveBytes(input: Parsed<'system.saveBytes'>, signal: AbortSignal): Promise<Out<'system.saveBytes'>>
  /** Asks where to, and writes a bundle there. */
  writeBundle(input: Parsed<'system.bundle'>, signal: AbortSignal): Promise<Out<'system.bundle'>>
}

/** The routes that the main process answers itself. */
export function systemBindings(system: System): Omit<Pick<Bindings, SystemRoute>, HomeRoute> {
  return {
    'system.launch': bind('system.launch', async () => system.launch()),
    'system.readLink': bind('system.readLink', async ({ text }) => ({ link: parseSkeinLink(text) })),
    'system.ready': bind('system.ready', async () => {
      system.ready()
      return {}
    }),
    'system.openSample': bind('system.openSample', async () => {
      await system.openSample()
      return {}
    }),
    'system.reveal': bind('system.reveal', async thread => ({ revealed: await system.reveal(thread) })),
    'system.revealWritten': bind('system.revealWritten', async ({ file }) => ({
      revealed: await system.revealWritten(file),
    })),
    'system.openLink': bind('system.openLink', async ({ url }) => ({ opened: await system.openLink(url) })),
    'system.export': bind('system.export', (input, signal) => system.exportThread(input, signal)),
    'system.saveTable': bind('system.saveTable', (input, signal) => system.saveTable(input, signal)),
    'system.saveBytes': bind('system.saveBytes', (input, signal) => system.saveBytes(input, signal)),
    'system.bundle': bind('system.bundle', (input, signal) => system.writeBundle(input, signal)),
  }
}
