import type { EngineRoute, Out, Parsed, ThreadKey } from '../../../shared/ipc/contract.ts'
import { HistoryRoutes } from './history-routes.ts'
import type { ThreadRow } from './rows.ts'
import type { Transcripts } from './transcripts.ts'

type HistoryRoute = Extract<
  EngineRoute,
  | 'threads.turns'
  | 'threads.items'
  | 'threads.text'
  | 'threads.image'
  | 'threads.localImage'
  | 'threads.find'
  | 'threads.lines'
  | 'threads.record'
  | 'threads.lineText'
  | 'threads.markdown'
>

type Handlers = {
  readonly [R in HistoryRoute]: (input: Parsed<R>, signal: AbortSignal) => Promise<Out<R>>
}

/**
 * The routes behind the gate.
 * @param guarded finds the thread's row for a reading, and takes note when it turns out to have changed.
 */
export function historyHandlers(
  transcripts: Transcripts,
  guarded: <T>(thread: ThreadKey, read: (row: ThreadRow) => Promise<T>) => Promise<T>,
): Handlers {
  const routes = new HistoryRoutes(transcripts)
  return {
    'threads.turns': (input, signal) => guarded(input, row => transcripts.turns(row, signal, input.soon === true)),
    'threads.markdown': (input, signal) => guarded(input, row => transcripts.markdown(row, input, signal)),
    'threads.items': (input, signal) => guarded(input, row => routes.items(row, input, signal)),
    'threads.text': (input, signal) => guarded(input, row => routes.text(row, input, signal)),
    'threads.image': (input, signal) => guarded(input, row => routes.image(row, input, signal)),
    'threads.localImage': (input, signal) => guarded(input, row => routes.localImage(row, input, signal)),
    'threads.find': (input, signal) => guarded(input, row => routes.find(row, input, signal)),
    'threads.lines': (input, signal) => guarded(input, row => routes.lines(row, input, signal)),
    'threads.record': (input, signal) => guarded(input, row => routes.record(row, input, signal)),
    'threads.lineText': (input, signal) => guarded(input, row => routes.lineText(row, input, signal)),
  }
}
