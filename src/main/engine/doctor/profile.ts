import * as z from 'zod'
import { type HeavyLine, heavyLine, type Profile, profile, type WeightOfKind } from '../../../shared/ipc/doctor.ts'
import type { LineStructure } from './structure/line-structure.ts'

/** What a file is made of and how it ends, from the structure of its lines. */

const HEAVIEST = 20
/** Kinds and keys beyond these are counted together: a file cannot make the profile grow. */
const MAX_NAMES = 200
const OTHERS = '?'

/** Kinds whose records repeat the conversation. */
const COPIES: ReadonlySet<string> = new Set(['compacted'])

const names = z.map(z.string(), z.number())
export const keptProfile = z.object({
  kinds: z.map(z.string(), z.object({ count: z.number(), bytes: z.number() })),
  unknownKinds: names,
  otherKeys: names,
  heaviest: z.array(heavyLine).max(HEAVIEST),
  least: z.number(),
  lines: z.number(),
  bytes: z.number(),
  imageBytes: z.number(),
  badLines: z.number(),
  last: profile.shape.last,
})
type KeptProfile = z.infer<typeof keptProfile>

export class ProfileBuilder {
  readonly #kinds = new Map<string, { count: number; bytes: number }>()
  readonly #unknownKinds = new Map<string, number>()
  readonly #otherKeys = new Map<string, number>()
  readonly #heaviest: HeavyLine[] = []
  /** The least of the heaviest, once there are enough. */
  #least = 0
  #lines = 0
  #bytes = 0
  #imageBytes = 0
  #badLines = 0
  #last: Profile['last'] = null

  get kept(): KeptProfile {
    return {
      kinds: this.#kinds,
      unknownKinds: this.#unknownKinds,
      otherKeys: this.#otherKeys,
      heaviest: this.#heaviest,
      least: this.#least,
      lines: this.#lines,
      bytes: this.#bytes,
      imageBytes: this.#imageBytes,
      badLines: this.#badLines,
      last: this.#last,
    }
  }

  /** Goes on from what was kept. */
  resume(kept: KeptProfile): void {
    for (const [kind, weight] of kept.kinds) this.#kinds.set(kind, weight)
    for (const [name, times] of kept.unknownKinds) this.#unknownKinds.set(name, times)
    for (const [name, times] of kept.otherKeys) this.#otherKeys.set(name, times)
    this.#heaviest.push(...kept.heaviest)
    this.#least = kept.least
    this.#lines = kept.lines
    this.#bytes = kept.bytes
    this.#imageBytes = kept.imageBytes
    this.#badLines = kept.badLines
    this.#last = kept.last
  }

  /** @param imageBytes bytes of pictures in the line; null where they are not looked for. */
  add(line: LineStructure, imageBytes: number | null): void {
    const { kind, length, state } = line
    this.#lines += 1
    this.#bytes += length
    this.#imageBytes += imageBytes ?? 0
    if (state === 'blank') return
    const named = state === 'record' ? kind : OTHERS
    const weight = this.#kinds.get(named) ?? this.#newKind(named)
    weight.count += 1
    weight.bytes += length
    this.#weigh(line, named)
    if (state !== 'record') {
      this.#badLines += 1
      return
    }
    if (!line.known) count(this.#unknownKinds, kind)
    for (const key of line.otherKeys) count(this.#otherKeys, key)
    this.#take(line)
  }

  /** @param knowsImages false where pictures were not looked for. */
  end(knowsImages: boolean): Profile {
    const kinds: WeightOfKind[] = [...this.#kinds]
      .map(([kind, weight]) => ({ kind, ...weight }))
      .sort((a, b) => b.bytes - a.bytes)
    return {
      lines: this.#lines,
      bytes: this.#bytes,
      badLines: this.#badLines,
      kinds,
      imageBytes: knowsImages ? this.#imageBytes : null,
      copyBytes: kinds.reduce((sum, { kind, bytes }) => sum + (COPIES.has(kind) ? bytes : 0), 0),
      heaviest: [...this.#heaviest].sort((a, b) => b.bytes - a.bytes || a.line - b.line),
      last: this.#last,
      unknownKinds: named(this.#unknownKinds),
      unknownKeys: named(this.#otherKeys),
    }
  }

  #newKind(kind: string): { count: number; bytes: number } {
    const key = this.#kinds.size < MAX_NAMES ? kind : OTHERS
    const weight = this.#kinds.get(key) ?? { count: 0, bytes: 0 }
    this.#kinds.set(key, weight)
    return weight
  }

  #weigh({ number, offset, length }: LineStructure, kind: string): void {
    if (this.#heaviest.length === HEAVIEST && length <= this.#least) return
    this.#heaviest.push({ line: number, offset, bytes: length, kind })
    if (this.#heaviest.length > HEAVIEST) {
      const lightest = this.#heaviest.reduce((a, b) => (b.bytes < a.bytes ? b : a))
      this.#heaviest.splice(this.#heaviest.indexOf(lightest), 1)
    }
    if (this.#heaviest.length === HEAVIEST) this.#least = Math.min(...this.#heaviest.map(({ bytes }) => bytes))
  }

  #take({ number, offset, time, kind }: LineStructure): void {
    if (time === null) return
    const before = this.#last?.at ?? null
    this.#last = { line: number, offset, at: time, kind, gapMs: before === null ? null : time - before }
  }
}

function count(names: Map<string, number>, name: string): void {
  const key = names.has(name) || names.size < MAX_NAMES ? name : OTHERS
  names.set(key, (names.get(key) ?? 0) + 1)
}

function named(names: ReadonlyMap<string, number>): { name: string; count: number }[] {
  return [...names].map(([name, times]) => ({ name, count: times }))
}
