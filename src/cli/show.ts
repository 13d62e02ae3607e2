import { withReadFacts } from '../main/engine/export/read-facts.ts'
import { ThreadReading } from '../main/engine/export/reading.ts'
import { visibleJson } from '../main/engine/export/visible.ts'
import type { ThreadStore } from '../main/engine/protocol/store.ts'
import { Inspector } from '../main/engine/threads/inspect.ts'
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
import { originOf } from './home-names.ts'
import { complain, write, writeLine } from './output.ts'
import { itemLines, turnText } from './transcript-text.ts'

const MAX_PROBLEMS = 200

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
  const store = await openStore(values)
  try {
    await store.refresh(signal)
    const row = findThread(store, id)
    await store.readProjections(row.home_path, signal)
    return await new Shower(store, row, values.json, signal).show()
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
      const reading = await ThreadReading.open(this.#store.transcripts, this.#row, this.#signal)
      await this.#describe(this.#row, reading.outline, false)
      if (!this.#json) await this.#transcript(reading)
      return exitCodes.ok
    } catch (error) {
      if (error instanceof UnsupportedHistoryMode) {
        this.#store.library.countRefusal(error.mode)
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

  async #describe(row: ThreadRow, outline: Outline | null, changed: boolean): Promise<void> {
    if (this.#described) return
    this.#described = true
    const shown = toShownThread(this.#store, row, outline, changed)
    if (this.#json) return writeLine(visibleJson(shown, process.stdout.isTTY ? 2 : 0))
    const { command, reason } = resumeOf(row)
    await write(
      `${threadFacts(shown, command ?? reason ?? '', originOf(this.#store.homes, row.home_path)).join('\n')}\n`,
    )
  }

  async #transcript(reading: ThreadReading): Promise<void> {
    for await (const steps of reading.steps(reading.turns, this.#signal)) {
      const lines = steps.flatMap(step =>
        step.kind === 'turn' ? ['', ...turnText(step.turn, reading.turns.length)] : itemLines(step.item),
      )
      await write(lines.map(line => `${line}\n`).join(''))
    }
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
  const parity = new Inspector(store.db, store.facts).parity(row)
  if (outline === null) return { ...thread, skein: { ...thread.skein, ledger: null, problems: indexed, parity } }
  const ofFile = indexed.filter(problem => problem.line === null)
  return {
    ...thread,
    skein: {
      // What this reading found stands where the background has not read the file yet.
      ...(thread.skein.read ? thread.skein : readNow(thread, outline)),
      ledger: outline.ledger,
      problems: [...ofFile, ...outline.problems],
      parity,
    },
  }
}

function readNow({ skein }: ListedThread, outline: Outline): ThreadAdditions {
  const facts = passFactsOf(outline)
  return { ...withReadFacts(skein, facts), problemCount: skein.problemCount + facts.problemCount }
}
