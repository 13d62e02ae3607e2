import type { Out, Parsed } from '../../shared/ipc/contract.ts'
import type { PausedBy, ScanProgress } from '../../shared/ipc/status.ts'
import type { HomeSpec } from './api.ts'
import { Coalescer } from './coalescer.ts'
import { idleProgress } from './scan/scanner.ts'
import type { ScannerPort } from './scan/scanner-port.ts'
import { ScanPause } from './scan-pause.ts'

/** Progress is told at most this often. */
const PROGRESS_MS = 100
/** Nobody who has not seen the list by then waits for it any longer. */
const FIRST_SCAN_MS = 3000

type ScanRoute = 'scan.status' | 'scan.start' | 'scan.cancel' | 'scan.pause'
type ScanHandlers = { readonly [R in ScanRoute]: (input: Parsed<R>) => Out<R> }

interface Surroundings {
  /** The open index's; asked anew each time. */
  scanner(): ScannerPort
  homes(): readonly HomeSpec[]
  emit(progress: ScanProgress): void
  /** Called before a scan is told to be over: what it changed is to be heard of first. */
  ending(): void
}

/** Starts, holds and stops scans, and knows how far they are. */
export class ScanControl {
  readonly #around: Surroundings
  readonly #events: Coalescer<ScanProgress>
  readonly #pause = new ScanPause()
  #progress: ScanProgress = idleProgress()
  /** The first scan, while it waits. */
  #first: NodeJS.Timeout | null = null
  /** Told when the list is complete, while it is not. */
  #waitingForHeads: (() => void)[] = []

  constructor(around: Surroundings) {
    this.#around = around
    this.#events = new Coalescer(PROGRESS_MS, progress => around.emit(progress))
  }

  /** @param homes all that are open, unless named. */
  scan(homes: readonly HomeSpec[] = this.#around.homes()): void {
    const all = this.#forgetFirst() ? this.#around.homes() : homes
    this.tell({ ...idleProgress(), phase: 'discovering' })
    this.#around.scanner().scan(all)
  }

  /**
   * The first scan, of homes whose threads are known: it waits until these have been painted, as it would take the core that
   * the window is made with.
   */
  scanSoon(): void {
    this.tell({ ...idleProgress(), phase: 'discovering' })
    this.#first = setTimeout(() => this.scan(), FIRST_SCAN_MS)
  }

  /** Begins with the first scan where it waits. */
  endWaiting(): void {
    if (this.#first !== null) this.scan()
  }

  /** @returns whether the first scan had yet to begin */
  #forgetFirst(): boolean {
    if (this.#first === null) return false
    clearTimeout(this.#first)
    this.#first = null
    return true
  }

  /** A new scanner knows neither that it is held nor what there is to scan. */
  begin(): void {
    this.#around.scanner().pause(this.#pause.by !== null)
    this.scan()
  }

  /** What a scanner says of itself. */
  tell(told: ScanProgress): void {
    const progress = { ...told, paused: this.#pause.by }
    this.#progress = progress
    if (progress.phase === 'idle' || progress.phase === 'stopped') this.#around.ending()
    this.#events.put(progress)
    if (progress.phase === 'discovering' || progress.phase === 'heads') return
    for (const done of this.#waitingForHeads.splice(0)) done()
  }

  get progress(): ScanProgress {
    return this.#progress
  }

  /** Gives a scan up; nobody holds the next one for a person. */
  cancel(): void {
    this.hold('person', false)
    if (this.#forgetFirst()) this.tell({ ...idleProgress(), phase: 'stopped' })
    else this.#around.scanner().cancel()
  }

  /** Reading in full waits while anybody holds it. */
  hold(by: PausedBy, paused: boolean): void {
    this.#pause.set(by, paused)
    this.#around.scanner().pause(this.#pause.by !== null)
    this.tell(this.#progress)
  }

  /** Resolves when the list is complete (or the scan over), or the request given up. */
  untilHeads(signal: AbortSignal): Promise<void> {
    const { phase } = this.#progress
    if (phase !== 'discovering' && phase !== 'heads') return Promise.resolve()
    return new Promise(resolve => {
      this.#waitingForHeads.push(resolve)
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
  }

  close(): void {
    this.#forgetFirst()
    this.#events.close()
  }
}

/** Answers the routes of scans. @param scans asked anew each time. */
export function scanHandlers(scans: () => ScanControl): ScanHandlers {
  return {
    'scan.status': () => scans().progress,
    'scan.start': () => {
      scans().hold('person', false)
      scans().scan()
      return {}
    },
    'scan.cancel': () => {
      scans().cancel()
      return {}
    },
    'scan.pause': ({ by, paused }) => {
      scans().hold(by, paused)
      return {}
    },
  }
}
