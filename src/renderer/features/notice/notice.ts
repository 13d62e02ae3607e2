import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { announce } from '../../util/announce.ts'

export interface Notice {
  readonly text: string
  readonly bad: boolean
  /** Makes the same words new. */
  readonly turn: number
}

const noticeStore = createStore<{ readonly notice: Notice | null; readonly turn: number }>(() => ({
  notice: null,
  turn: 0,
}))

const SHOWN_MS = 3000
let timer = 0

/** Says for a moment what came of something: seen where a page has its line for it, and heard. */
export function notify(text: string, bad = false): void {
  announce(text)
  const turn = noticeStore.getState().turn + 1
  noticeStore.setState({ notice: { text, bad, turn }, turn })
  window.clearTimeout(timer)
  timer = window.setTimeout(() => noticeStore.setState({ notice: null }), bad ? SHOWN_MS * 2 : SHOWN_MS)
}

/** What is said at the moment. */
export function useNotice(): Notice | null {
  return useStore(noticeStore, state => state.notice)
}
