import { setImmediate as nextTick } from 'node:timers/promises'
import { unpackInSteps } from '../scan/reading/packed.ts'
import { GrowingOutline, keptOutline } from '../transcript/growing-outline.ts'
import { unlessDamaged } from '../transcript/kept/kept-error.ts'
import type { LineTable } from '../transcript/line-table.ts'
import { mentionsOrdinals } from '../transcript/mentions-ordinals.ts'
import type { Outline } from '../transcript/outline.ts'
import type { OpenedThread } from './gate.ts'
import { Recent } from './recent.ts'

/**
 * Outlines of the files that were read last. One that has only grown is read on, not anew; of one that the scanner has read
 * as it is now, what that reading kept will do.
 */

const KEPT_OUTLINES = 4
/** States of one file that are remembered while it grows. */
const KEPT_VERSIONS = 1000
/** So much of a file is a beginning, if it holds so many items: more than the first screens show, read in a moment. */
const BEGINNING = { bytes: 1024 * 1024, items: 60 } as const
/** So much is one, however little there is in it. */
const BEGINNING_AT_MOST = 8 * 1024 * 1024
/** Smaller files are read at once. */
const LARGE_FILE = 24 * 1024 * 1024

export interface KnownOutline {
  readonly outline: Outline
  readonly table: LineTable
  /** Names what is known: the file's fingerprint, and for a beginning how far it goes. */
  readonly version: string
  /** This version, and those that it has grown from. */
  readonly versions: ReadonlySet<string>
  /** False for a beginning. */
  readonly whole: boolean
}

/** What the index knows of a file. */
export interface IndexedFile {
  /** Fingerprint with which the scanner read the file to its end and found no ordinals, if it did. */
  readonly readAs: string | null
  /** What is kept of its outline, packed; null for nothing. */
  kept(): Uint8Array | null
}

export class Outlines {
  /** By file. */
  readonly #readings = new Recent<Reading>(KEPT_OUTLINES, () => 1)

  forget(absolutePath: string): void {
    this.#readings.delete(absolutePath)
  }

  /**
   * The outline of a file in the state in which it was opened.
   * @param soon whether the outline of a file's beginning will do, where all of it takes a while. Such a beginning is
   * given away only when nothing in the rest can be an ordinal, which makes a thread one that must not be opened.
   * @throws the system's error, CompressionError, the signal's reason
   */
  async of(opened: OpenedThread, soon: boolean, indexed: IndexedFile, signal: AbortSignal): Promise<KnownOutline> {
    const key = opened.absolutePath
    const before = this.#readings.get(key)
    const kept =
      before?.fingerprint === opened.fingerprint ? before : new Reading(opened, before, { soon, indexed, signal })
    this.#readings.put(key, kept)
    try {
      return soon ? await kept.soon() : await kept.known
    } catch (error) {
      // A reading that was given up or failed is no outline for the next one.
      if (this.#readings.get(key) === kept) this.#readings.delete(key)
      const givenUpByAnother = kept.signal.aborted && !signal.aborted
      if (givenUpByAnother) return this.of(opened, soon, indexed, signal)
      throw error
    }
  }

  /** The beginning that was given away of a file that is still being read; null where nothing or all is known. */
  beginning(opened: OpenedThread): KnownOutline | null {
    const reading = this.#readings.get(opened.absolutePath)
    return reading?.fingerprint === opened.fingerprint ? reading.beginning() : null
  }
}

/** One file in one state, being read or read. */
class Reading {
  readonly fingerprint: string
  /** Of the caller that began it. */
  readonly signal: AbortSignal
  readonly known: Promise<KnownOutline>
  readonly #opened: OpenedThread
  #growing: GrowingOutline | null = null
  #versions: Set<string>
  #whole = false
  /** Resolves when there is a beginning to show; null where it is all or nothing. */
  readonly #enough: Promise<void> | null
  #hasEnough: () => void = () => undefined
  #given = false

  /** @param before what was read of the file when it was in another state */
  constructor(
    opened: OpenedThread,
    before: Reading | undefined,
    { soon, indexed, signal }: { soon: boolean; indexed: IndexedFile; signal: AbortSignal },
  ) {
    this.fingerprint = opened.fingerprint
    this.signal = signal
    this.#opened = opened
    this.#versions = new Set([opened.fingerprint])
    const large = soon && opened.sizeBytes >= LARGE_FILE && !opened.compressed
    this.#enough = large ? new Promise(resolve => (this.#hasEnough = resolve)) : null
    this.known = this.#read(before, indexed.readAs === opened.fingerprint ? indexed : null)
    // Whoever waits for it hears of its failure; nobody may be waiting any more.
    this.known.catch(() => undefined)
  }

  async soon(): Promise<KnownOutline> {
    if (this.#enough === null || (await Promise.race([this.known, this.#enough])) !== undefined) return this.known
    this.#given = true
    return this.beginning() ?? this.known
  }

  beginning(): KnownOutline | null {
    if (!this.#given || this.#whole || this.#growing === null) return null
    const outline = this.#growing.beginning()
    const version = `${this.fingerprint}~${outline.ledger.lines}`
    this.#versions.add(version)
    return { outline, table: this.#growing.table, version, versions: this.#versions, whole: false }
  }

  /** @param indexed where the index knows the file as it is now */
  async #read(before: Reading | undefined, indexed: IndexedFile | null): Promise<KnownOutline> {
    const grown = before === undefined ? null : await this.#readOn(before)
    if (grown !== null) return grown
    const mayShow = this.#enough !== null && (indexed !== null || !(await mentionsOrdinals(this.#opened, this.signal)))
    const growing = new GrowingOutline(this.#opened)
    const packed = indexed?.kept() ?? null
    if (packed !== null) {
      if (mayShow) await this.#readBeginning(growing)
      const resumed = await this.#resumed(packed)
      if (resumed !== null) return resumed
    }
    this.#growing = growing
    const outline = await growing.readOn(this.#opened, this.signal, bytes => {
      if (mayShow && isBeginning(bytes, growing)) this.#hasEnough()
    })
    if (outline === null) throw new Error('a file that is read for the first time does not go on from anything')
    return this.#finish(outline, growing)
  }

  /** Null where the file has not just grown. */
  async #readOn(before: Reading): Promise<KnownOutline | null> {
    const known = await before.known.catch(() => null)
    const growing = before.#growing
    this.signal.throwIfAborted()
    if (known === null || growing === null || !(await growing.goesOn(this.#opened, this.signal))) return null
    const outline = await growing.readOn(this.#opened, this.signal)
    if (outline === null) return null
    this.#versions = new Set([...known.versions, this.fingerprint].slice(-KEPT_VERSIONS))
    return this.#finish(outline, growing)
  }

  /** Reads as much as can be shown: that is there sooner than what is kept, and the rest goes on from there where need be. */
  async #readBeginning(growing: GrowingOutline): Promise<void> {
    this.#growing = growing
    const enough = new AbortController()
    try {
      await growing.readOn(this.#opened, AbortSignal.any([this.signal, enough.signal]), bytes => {
        if (isBeginning(bytes, growing)) enough.abort()
      })
    } catch (error) {
      if (!enough.signal.aborted) throw error
    }
    this.#hasEnough()
    // Whoever waits for it comes first.
    await nextTick()
  }

  /** Null where what is kept is damaged, or of another file. */
  async #resumed(packed: Uint8Array): Promise<KnownOutline | null> {
    const kept = await unpackInSteps(keptOutline, packed)
    if (kept === null) return null
    await nextTick()
    const growing = unlessDamaged(() => new GrowingOutline(this.#opened, null, null, kept))
    if (growing === null || !(await growing.isOf(this.#opened, this.signal))) return null
    const outline = await growing.readOn(this.#opened, this.signal)
    return outline === null ? null : this.#finish(outline, growing)
  }

  #finish(outline: Outline, growing: GrowingOutline): KnownOutline {
    this.#whole = true
    this.#growing = growing
    return { outline, table: growing.table, version: this.fingerprint, versions: this.#versions, whole: true }
  }
}

function isBeginning(bytes: number, growing: GrowingOutline): boolean {
  if (bytes < BEGINNING.bytes || bytes >= BEGINNING_AT_MOST) return bytes >= BEGINNING_AT_MOST
  return growing.beginning().turns.reduce((sum, turn) => sum + turn.items.length, 0) >= BEGINNING.items
}
