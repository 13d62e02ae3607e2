import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** How the panes are arranged. */
export interface ShellState {
  /** The sidebar stands beside the list where there is room. */
  readonly sidebar: boolean
  /** The sidebar lies over the list where there is none. */
  readonly overlay: boolean
  /** Which pane is seen where there is room for one only. */
  readonly single: 'list' | 'thread'
}

export const shellStore = createStore<ShellState>(() => ({ sidebar: true, overlay: false, single: 'list' }))

/** The arrangement, or a part of it. */
export function useShell<T>(select: (state: ShellState) => T): T {
  return useStore(shellStore, select)
}

/** Px: below it the sidebar becomes an overlay. */
const ROOMY = '(min-width: 1180px)'

/** Whether the sidebar has a place of its own. */
export function isRoomy(): boolean {
  return window.matchMedia(ROOMY).matches
}

/** Whether the sidebar is on screen. */
export function isSidebarSeen(): boolean {
  const { sidebar, overlay } = shellStore.getState()
  return isRoomy() ? sidebar : overlay
}

/** Begins to tell when the sidebar may have come on screen or left it. @returns a function that stops. */
export function followSidebar(changed: () => void): () => void {
  const query = window.matchMedia(ROOMY)
  query.addEventListener('change', changed)
  const stop = shellStore.subscribe(changed)
  return () => {
    query.removeEventListener('change', changed)
    stop()
  }
}

/** Shows or hides the sidebar. */
export function toggleSidebar(): void {
  shellStore.setState(state => (isRoomy() ? { sidebar: !state.sidebar } : { overlay: !state.overlay }))
  if (!shellStore.getState().overlay) return
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('[data-pane="sidebar"] [aria-current="true"]')?.focus()
  })
}

/** Puts the overlay away. */
export function closeOverlay(): void {
  shellStore.setState({ overlay: false })
}

/** Where there is room for one pane only: which. */
export function showSingle(single: ShellState['single']): void {
  shellStore.setState({ single })
}

/** Begins to follow the width of the window. @returns a function that stops. */
export function followWidth(): () => void {
  const query = window.matchMedia(ROOMY)
  query.addEventListener('change', closeOverlay)
  return () => query.removeEventListener('change', closeOverlay)
}
