import type { EngineRoute, Out, Parsed, ThreadKey } from '../../../shared/ipc/contract.ts'
import { FileRoutes } from './file-routes.ts'
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
  | 'threads.problemLines'
  | 'threads.record'
  | 'threads.lineText'
  | 'threads.recordMap'
  | 'threads.lineAt'
  | 'threads.lineBytes'
  | 'threads.byteRange'
  | 'threads.markdown'
>

type Handlers = {
  readonly [R in HistoryRoute]: (input: Parsed<R>, signal: AbortSignal) => Promise<Out<R>>
}

type Guarded = <T>(thread: ThreadKey, read: (row: ThreadRow) => Promise<T>) => Promise<T>

/** Each finds the thread's row, and takes note when it turns out to have changed. */
interface Guards {
  /** For a thread that is opened. */
  readonly opening: Guarded
  /** For what is read of an opened one. */
  readonly reading: Guarded
}

/** The routes behind the gate. */
export function historyHandlers(transcripts: Transcripts, { opening, reading }: Guards): Handlers {
  const routes = new HistoryRoutes(transcripts)
  const files = new FileRoutes(transcripts)
  return {
    'threads.turns': (input, signal) => opening(input, row => transcripts.turns(row, signal, input)),
    'threads.markdown': (input, signal) => reading(input, row => transcripts.markdown(row, input, signal)),
    'threads.items': (input, signal) => reading(input, row => routes.items(row, input, signal)),
    'threads.text': (input, signal) => reading(input, row => routes.text(row, input, signal)),
    'threads.image': (input, signal) => reading(input, row => routes.image(row, input, signal)),
    'threads.localImage': (input, signal) => reading(input, row => routes.localImage(row, input, signal)),
    'threads.find': (input, signal) => reading(input, row => routes.find(row, input, signal)),
    'threads.lines': (input, signal) => reading(input, row => routes.lines(row, input, signal)),
    'threads.problemLines': (input, signal) => reading(input, row => routes.problemLines(row, input, signal)),
    'threads.record': (input, signal) => reading(input, row => routes.record(row, input, signal)),
    'threads.lineText': (input, signal) => reading(input, row => routes.lineText(row, input, signal)),
    'threads.recordMap': (input, signal) => reading(input, row => files.recordMap(row, input, signal)),
    'threads.lineAt': (input, signal) => reading(input, row => files.lineAt(row, input, signal)),
    'threads.lineBytes': (input, signal) => reading(input, row => files.lineBytes(row, input, signal)),
    'threads.byteRange': (input, signal) => reading(input, row => files.byteRange(row, input, signal)),
  }
}
