import manifest from '../../../../package.json' with { type: 'json' }
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import type { ThreadRow } from '../threads/rows.ts'
import type { Transcripts } from '../threads/transcripts.ts'
import { itemsFrom } from '../transcript/outline.ts'
import { itemAlone, MarkdownRenderer } from './markdown/markdown-renderer.ts'
import { ThreadReading } from './reading.ts'
import { renderThread } from './render-thread.ts'

/** More is no longer something to paste. */
const MAX_BYTES = 4 * 1024 * 1024

const TOO_LARGE = 'This is more than 4 MB of Markdown, too much for the clipboard. Export the thread to a file instead.'

const GONE: Out<'threads.markdown'> = { text: '', current: false }

/**
 * An item, a turn or the thread as Markdown, for the clipboard.
 * @throws AppError `too-large`; UnsupportedHistoryMode, AppError `bad-input`, the signal's reason
 */
export async function threadMarkdown(
  transcripts: Transcripts,
  row: ThreadRow,
  { scope, version, toolOutput }: Parsed<'threads.markdown'>,
  signal: AbortSignal,
): Promise<Out<'threads.markdown'>> {
  const reading = await ThreadReading.open(transcripts, row, signal)
  if (!reading.goesOnFrom(version)) return GONE
  const pieces = piecesOf(reading, scope, toolOutput, signal)
  const texts: string[] = []
  let bytes = 0
  for await (const piece of pieces) {
    bytes += Buffer.byteLength(piece)
    if (bytes > MAX_BYTES) throw new AppError('too-large', TOO_LARGE)
    texts.push(piece)
  }
  return { text: texts.join(''), current: true }
}

function piecesOf(
  reading: ThreadReading,
  scope: Parsed<'threads.markdown'>['scope'],
  toolOutput: boolean,
  signal: AbortSignal,
): AsyncIterable<string> {
  if (scope.kind === 'item') return itemPiece(reading, scope.item, toolOutput, signal)
  if (scope.kind === 'turn') return turnPieces(reading, scope.turn, toolOutput, signal)
  const options = { format: 'md', toolOutput, rolledBack: false } as const
  const nothing = () => {}
  return renderThread(
    reading,
    new MarkdownRenderer(options),
    { options, version: manifest.version, progress: nothing, check: async () => {} },
    signal,
  )
}

async function* itemPiece(
  reading: ThreadReading,
  number: number,
  toolOutput: boolean,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const [place] = itemsFrom(reading.outline, number, 1)
  const turn = place === undefined ? undefined : reading.turns[place.turn]
  if (place === undefined || turn === undefined) throw new AppError('bad-input', 'There is no item of this number')
  for await (const steps of reading.steps([{ ...turn, refs: [place.ref] }], signal)) {
    for (const step of steps) if (step.kind === 'item') yield itemAlone(step.item, toolOutput)
  }
}

async function* turnPieces(
  reading: ThreadReading,
  index: number,
  toolOutput: boolean,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const turn = reading.turns[index]
  if (turn === undefined) throw new AppError('bad-input', 'There is no turn of this number')
  const renderer = new MarkdownRenderer({ toolOutput })
  yield renderer.beginTurn({ turn: turn.summary, number: turn.number, count: reading.turns.length }).trimStart()
  for await (const steps of reading.steps([turn], signal)) {
    for (const step of steps) if (step.kind === 'item') yield await renderer.item(step.item)
  }
}
