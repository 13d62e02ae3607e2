import type { ExportOptions } from '../../../shared/ipc/history.ts'
import { resumeOf } from '../threads/resume.ts'
import { toListedThread } from '../threads/rows.ts'
import { passFactsOf } from '../transcript/pass-facts.ts'
import type { ThreadFacts } from './document.ts'
import { withReadFacts } from './read-facts.ts'
import type { ThreadReading } from './reading.ts'
import type { Renderer } from './renderer.ts'

export interface RenderOptions {
  readonly options: ExportOptions
  /** Of Skein. */
  readonly version: string
  /** Called with items done and all items, after every window. */
  readonly progress: (done: number, total: number) => void
  /** Called when all items are read and before the end is written; throws where the file is not what it was. */
  readonly check: () => Promise<void>
}

/**
 * Writes a thread as a document, in pieces that follow each other.
 * @throws UnsupportedHistoryMode, AppError, the signal's reason
 */
export async function* renderThread(
  reading: ThreadReading,
  renderer: Renderer,
  { options, version, progress, check }: RenderOptions,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const { outline, turns } = reading
  const chosen = turns.filter(turn => options.rolledBack || !turn.summary.rolledBack)
  const total = chosen.reduce((sum, turn) => sum + turn.refs.length, 0)
  const count = turns.length
  progress(0, total)
  yield renderer.begin(factsOf(reading, options, version))
  let done = 0
  let open = false
  for await (const steps of reading.steps(chosen, signal, options.format === 'json' ? 'whole' : 'cut')) {
    const pieces: string[] = []
    for (const step of steps) {
      if (step.kind === 'item') {
        pieces.push(await renderer.item(step.item, step.ref))
        done += 1
        continue
      }
      if (open) pieces.push(renderer.endTurn())
      open = true
      pieces.push(renderer.beginTurn({ turn: step.turn.summary, number: step.turn.number, count }))
    }
    yield pieces.join('')
    progress(done, total)
  }
  if (open) yield renderer.endTurn()
  await check()
  yield renderer.end({
    ledger: outline.ledger,
    problems: outline.problems,
    problemCount: outline.problemCount,
    turnsLeftOut: count - chosen.length,
    options,
  })
}

function factsOf({ row, outline, turns }: ThreadReading, options: ExportOptions, version: string): ThreadFacts {
  const listed = toListedThread(row)
  const { command, reason } = resumeOf(row)
  return {
    thread: { ...listed, skein: withReadFacts(listed.skein, passFactsOf(outline)) },
    turns: turns.map(turn => turn.summary),
    resume: command ?? reason ?? '',
    version,
    options,
  }
}
