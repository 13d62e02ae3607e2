import { onTestFinished } from 'vitest'
import { temporaryHome } from '../../fixtures/testing.ts'
import type { EngineRoute, EventName, Events, In, Out } from '../../shared/ipc/contract.ts'
import type { Engine, HomeSpec } from './api.ts'
import { bundleHere } from './bundle/bundle-here.ts'
import { openCase } from './cases/open-case.ts'
import { createEngine, type EngineThreads } from './engine.ts'
import { misfits, parseInput } from './parse-route.ts'
import { runScanner } from './scan/run-scanner.ts'
import type { StartScanner } from './scan/scanner-port.ts'
import { scanHere } from './search/deep/file-scanners.ts'
import { runSearch } from './search/run-search.ts'
import { never } from './testing.ts'

interface Told {
  readonly event: EventName
  readonly payload: Events[EventName]
}

/** Everything in the test's own thread. */
export const inThisThread: EngineThreads = {
  startScanner: (dir, events, outputChars) => runScanner(dir, events, { outputChars }),
  startSearch: runSearch,
  startFileScanners: scanHere,
  openCase,
  bundler: bundleHere,
}

/** An engine with its scanner in the test's own thread. For tests only. */
export class TestEngine {
  readonly dataDir: string
  readonly engine: Engine
  readonly #events: Told[]
  readonly #waiting: Set<() => void>

  private constructor(dataDir: string, engine: Engine, events: Told[], waiting: Set<() => void>) {
    this.dataDir = dataDir
    this.engine = engine
    this.#events = events
    this.#waiting = waiting
  }

  /** Opens homes and waits until they are scanned. */
  static async open(
    homes: readonly string[],
    dataDir = temporaryHome(),
    startScanner: StartScanner = inThisThread.startScanner,
  ): Promise<TestEngine> {
    const events: Told[] = []
    const waiting = new Set<() => void>()
    const specs = homes.map((path): HomeSpec => ({ path, origin: 'argument' }))
    const emit = (told: Told) => {
      events.push(told)
      for (const look of waiting) look()
    }
    const engine = await createEngine(
      { dataDir, homes: specs, places: null, emit: (event, payload) => emit({ event, payload }) },
      { ...inThisThread, startScanner },
    )
    onTestFinished(() => engine.close())
    engine.painted()
    const test = new TestEngine(dataDir, engine, events, waiting)
    await test.idle()
    return test
  }

  /** Answers a route as a client gets it: through the schemas of its input and output. */
  async call<R extends EngineRoute>(route: R, input: In<R>): Promise<Out<R>> {
    const output = await this.engine.handle(route, parseInput(route, input), never)
    const misfit = misfits(route, output)
    if (misfit !== null) throw new Error(`${route} answers with what does not fit its schema: ${misfit}`)
    return output
  }

  /** Resolves when an event has come that fits, from those that were told since `after` on. */
  until(fits: (told: Told) => boolean, after = 0): Promise<void> {
    return new Promise(resolve => {
      const look = () => {
        if (!this.#events.slice(after).some(fits)) return
        this.#waiting.delete(look)
        resolve()
      }
      this.#waiting.add(look)
      look()
    })
  }

  /** How many events have been told. */
  get told(): number {
    return this.#events.length
  }

  /** The next scan's end, or that of the first one. */
  idle(after = 0): Promise<void> {
    return this.until(
      ({ event, payload }) => event === 'scan.progress' && 'phase' in payload && payload.phase === 'idle',
      after,
    )
  }
}
