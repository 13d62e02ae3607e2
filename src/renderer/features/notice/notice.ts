import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { announce } from '../../util/announce.ts'

export interface Notice {
  readonly text: string
  readonly bad: boolean
  /** A file that it tells of, by the name that its writing was answered with; null for none. */
  readonly file: string | null
  /** Makes the same words new. */
  readonly turn: number
}

interface NoticeState {
  readonly notice: Notice | null
  readonly turn: number
  /** The file that was written last. */
  readonly lastFile: string | null
}

export const noticeStore = createStore<NoticeState>(() => ({ notice: null, turn: 0, lastFile: null }))

const SHOWN_MS = 3000
/** There is something to press: one has to get there. */
const WITH_FILE_MS = 20_000
let timer = 0

function show(text: string, bad: boolean, file: string | null, ms: number): void {
  announce(text)
  const turn = noticeStore.getState().turn + 1
  noticeStore.setState({ notice: { text, bad, file, turn }, turn })
  window.clearTimeout(timer)
  timer = window.setTimeout(() => noticeStore.setState({ notice: null }), ms)
}

/** Says for a moment what came of something: seen where a page has its line for it, and heard. */
export function notify(text: string, bad = false): void {
  show(text, bad, null, bad ? SHOWN_MS * 2 : SHOWN_MS)
}

/** Says that a file was written, with the way to it. */
export function notifyWritten({ path, file }: { readonly path: string; readonly file: string }): void {
  rememberWritten(file)
  show(`Saved as ${path}`, false, file, WITH_FILE_MS)
}

/** Remembers which file was written last, where a dialog says so itself. */
export function rememberWritten(file: string): void {
  noticeStore.setState({ lastFile: file })
}

/** What is said at the moment. */
export function useNotice(): Notice | null {
  return useStore(noticeStore, state => state.notice)
}
