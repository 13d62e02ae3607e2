import { type History, withHistory } from '../main/engine/protocol/history.ts'
import type { ThreadStore } from '../main/engine/protocol/store.ts'
import { resumeOf } from '../main/engine/threads/resume.ts'
import { type ThreadRow, toListedThread } from '../main/engine/threads/rows.ts'
import type { Outline } from '../main/engine/transcript/outline.ts'
import { passFactsOf } from '../main/engine/transcript/pass-facts.ts'
import { type HistoryMode, rawMode, UnsupportedHistoryMode } from '../shared/history-mode.ts'
import { AppError } from '../shared/ipc/result.ts'
import type { ListedThread, ShownThread, ThreadAdditions } from '../shared/thread.ts'
import { homeOptions, openStore, parse, usageError } from './arguments.ts'
import { threadFacts } from './describe.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { findThread } from './find-thread.ts'
import { complain, write, writeLine } from './output.ts'
import { visibleJson } from './terminal.ts'
import { turnText } from './transcript-text.ts'

const MAX_PROBLEMS = 200
/** Turns that are read and written at once. */
const BATCH = 50

/** `skein show ID` */
export async function run(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse({
    args,
    allowPositionals: true,
    options: { ...homeOptions, json: { type: 'boolean', default: false } },
  })
  const [id, ...rest] = positionals
  if (id === undefined || rest.length > 0) throw usageError('show wants one thread id')
  const { signal } = new AbortController()
  const store = openStore(values)
  try {
    await store.refresh(signal)
    return await new Shower(store, findThread(store, id), values.json, signal).show()
  } finally {
    store.close()
  }
}

class Shower {
  readonly #store: ThreadStore
  readonly #row: ThreadRow
  readonly #json: boolean
  readonly #signal: AbortSignal
  #described = false

  constructor(store: ThreadStore, row: ThreadRow, json: boolean, signal: AbortSignal) {
    this.#store = store
    this.#row = row
    this.#json = json
    this.#signal = signal
  }

  async show(): Promise<ExitCode> {
    try {
      await withHistory(this.#store.transcripts, this.#row, true, this.#signal, history => this.#opened(history))
      return exitCodes.ok
    } catch (error) {
      if (error instanceof UnsupportedHistoryMode) {
        await this.#describe(withMode(this.#row, error.mode), null, error.changed)
        complain(error.message)
        return exitCodes.refused
      }
      if (!(error instanceof AppError)) throw error
      await this.#describe(this.#row, null, false)
      complain(error.message)
      return exitCodes.failure
    }
  }

  async #opened(history: History): Promise<true | null> {
    if (!this.#described) await this.#describe(this.#row, history.outline, false)
    return this.#json ? true : this.#transcript(history)
  }

  async #describe(row: ThreadRow, outline: Outline | null, changed: boolean): Promise<void> {
    if (this.#described) return
    this.#described = true
    const shown = toShownThread(this.#store, row, outline, changed)
    if (this.#json) return writeLine(visibleJson(shown, process.stdout.isTTY ? 2 : 0))
    const { command, reason } = resumeOf(row)
    await write(`${threadFacts(shown, command ?? reason ?? '').join('\n')}\n`)
  }

  /** @returns null when the file changed before the first turn was written. */
  async #transcript(history: History): Promise<true | null> {
    const count = history.turnIds.length
    for (let from = 0; from < count; from += BATCH) {
      const indexes = [...history.turnIds.keys()].slice(from, from + BATCH)
      const turns = await history.read(indexes, 'full', this.#signal)
      if (turns === null && from === 0) return null
      if (turns === null) throw new AppError('unreadable', 'the file changed while it was read')
      for (const [i, turn] of turns.entries()) await write(`\n${turnText(turn, from + i + 1, count).join('\n')}\n`)
    }
    return true
  }
}

/** The row as the gate found the thread, which may be newer than the index. */
function withMode(row: ThreadRow, mode: HistoryMode): ThreadRow {
  return {
    ...row,
    history_mode: mode.kind,
    mode_raw: rawMode(mode),
    mode_reason: mode.kind === 'unknown' ? mode.reason : null,
  }
}

function toShownThread(store: ThreadStore, row: ThreadRow, outline: Outline | null, changed: boolean): ShownThread {
  const thread = toListedThread(row, changed)
  const indexed = store.facts.problemsOfThread(row.home_id, row.id, MAX_PROBLEMS)
  if (outline === null) return { ...thread, skein: { ...thread.skein, ledger: null, problems: indexed } }
  const ofFile = indexed.filter(problem => problem.line === null)
  return {
    ...thread,
    skein: {
      ...thread.skein,
      // What this reading found stands where the background has not read the file yet.
      ...(thread.skein.read ? {} : readNow(thread, outline)),
      ledger: outline.ledger,
      problems: [...ofFile, ...outline.problems],
    },
  }
}

function readNow({ skein }: ListedThread, outline: Outline): Partial<ThreadAdditions> {
  const { turnCount, tokens, model, lastTurn, endedAt, problemCount } = passFactsOf(outline)
  return {
    read: true,
    lineCount: outline.ledger.lines,
    turnCount,
    tokens: tokens ?? skein.tokens,
    model: model ?? skein.model,
    lastTurn,
    endedAt: endedAt === null ? null : Math.floor(endedAt / 1000),
    problemCount: skein.problemCount + problemCount,
  }
}
