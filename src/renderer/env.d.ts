import type { Bridge } from '../shared/ipc/bridge.ts'

declare global {
  interface Window {
    /** Put there by the preload; the window's only way out. */
    readonly bridge: Bridge<File>
  }
}
