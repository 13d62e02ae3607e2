import { createStore } from 'zustand/vanilla'

/** What the polite live region says. The number makes the same words speak again. */
export const announcements = createStore<{ readonly text: string; readonly turn: number }>(() => ({
  text: '',
  turn: 0,
}))

/** Says something to screen readers without moving the focus. */
export function announce(text: string): void {
  announcements.setState(previous => ({ text, turn: previous.turn + 1 }))
}
