import * as z from 'zod'
import { type MarkLetter, type MarkOutcome, markLetters, markOutcomes } from '../../../../shared/marks.ts'
import { type ItemKind, type ItemRef, itemKinds, type LineRef } from '../outline.ts'
import { KeptError } from './kept-error.ts'

/** Items in columns: there are many thousand, and objects would take ten times as long to read. */

const numbers = z.instanceof(Float64Array)
const lineColumns = z.object({
  /** How many lines each item has. */
  counts: z.instanceof(Uint32Array),
  /** Each as the difference to the one before: these are short when they are packed. */
  numbers: z.instanceof(Int32Array),
  offsets: numbers,
  lengths: z.instanceof(Uint32Array),
})
type LineColumns = z.infer<typeof lineColumns>

export const keptItems = z.object({
  ids: z.array(z.string()),
  /** Of those items that have another one. */
  codexIds: z.map(z.number(), z.string()),
  told: z.instanceof(Uint32Array),
  /** By their places among all kinds, letters and outcomes; one more bit for `reconstructed`. */
  kinds: z.instanceof(Uint8Array),
  letters: z.instanceof(Uint8Array),
  outcomes: z.instanceof(Uint8Array),
  /** As the difference to that of the item before. */
  startedAt: numbers,
  /** As the difference to the start. */
  tookMs: numbers,
  lines: lineColumns,
  codexLines: z.map(z.number(), z.array(z.object({ number: z.number(), offset: z.number(), length: z.number() }))),
  notes: z.map(
    z.number(),
    z.object({
      steering: z.literal(true).exactOptional(),
      compactedTokens: z.object({ before: z.number(), after: z.number() }).exactOptional(),
    }),
  ),
})
type KeptItems = z.infer<typeof keptItems>

const RECONSTRUCTED = 0x80
const letters = namesOf<MarkLetter>(markLetters)
const outcomes = namesOf<MarkOutcome>(markOutcomes)

/** Items as they are kept: column by column, which packs well. */
export function writeItems(items: readonly ItemRef[]): KeptItems {
  const sparse = <T>(of: (item: ItemRef) => T | null) =>
    new Map(
      items.flatMap((item, i) => {
        const value = of(item)
        return value === null ? [] : [[i, value] as const]
      }),
    )
  return {
    ids: items.map(({ id }) => id),
    codexIds: sparse(({ id, codexId }) => (codexId === id ? null : codexId)),
    told: Uint32Array.from(items, ({ told }) => told),
    kinds: Uint8Array.from(
      items,
      ({ kind, reconstructed }) => itemKinds.indexOf(kind) | (reconstructed ? RECONSTRUCTED : 0),
    ),
    letters: Uint8Array.from(items, ({ letter }) => letters.indexOf(letter)),
    outcomes: Uint8Array.from(items, ({ outcome }) => outcomes.indexOf(outcome)),
    startedAt: Float64Array.from(items, ({ startedAt }, i) => startedAt - (items[i - 1]?.startedAt ?? 0)),
    tookMs: Float64Array.from(items, ({ startedAt, endedAt }) => endedAt - startedAt),
    lines: writeLines(items),
    codexLines: sparse(({ codexLines }) => codexLines),
    notes: sparse(({ note }) => note),
  }
}

/** @throws KeptError */
export function readItems(kept: KeptItems): ItemRef[] {
  const lines = new LineReader(kept.lines)
  let startedAt = 0
  return kept.ids.map((id, i) => {
    const kind = at(kept.kinds, i)
    startedAt += at(kept.startedAt, i)
    return {
      id,
      codexId: kept.codexIds.get(i) ?? id,
      told: at(kept.told, i),
      kind: at<ItemKind>(itemKinds, kind & ~RECONSTRUCTED),
      reconstructed: (kind & RECONSTRUCTED) !== 0,
      lines: lines.next(at(kept.lines.counts, i)),
      codexLines: kept.codexLines.get(i) ?? null,
      letter: at(letters, at(kept.letters, i)),
      outcome: at(outcomes, at(kept.outcomes, i)),
      startedAt,
      endedAt: startedAt + at(kept.tookMs, i),
      note: kept.notes.get(i) ?? null,
    }
  })
}

function writeLines(items: readonly ItemRef[]): LineColumns {
  const lines = items.flatMap(item => item.lines)
  return {
    counts: Uint32Array.from(items, item => item.lines.length),
    numbers: Int32Array.from(lines, ({ number }, i) => number - (lines[i - 1]?.number ?? 0)),
    offsets: Float64Array.from(lines, ({ offset }, i) => offset - (lines[i - 1]?.offset ?? 0)),
    lengths: Uint32Array.from(lines, ({ length }) => length),
  }
}

class LineReader {
  readonly #lines: LineColumns
  #at = 0
  #number = 0
  #offset = 0

  constructor(lines: LineColumns) {
    this.#lines = lines
  }

  next(count: number): LineRef[] {
    const { numbers, offsets, lengths } = this.#lines
    const lines: LineRef[] = []
    for (const end = this.#at + count; this.#at < end; this.#at++) {
      this.#number += at(numbers, this.#at)
      this.#offset += at(offsets, this.#at)
      lines.push({ number: this.#number, offset: this.#offset, length: at(lengths, this.#at) })
    }
    return lines
  }
}

/** @throws KeptError where there is none */
function at<T>(all: ArrayLike<T>, place: number): T {
  const one = all[place]
  if (one === undefined) throw new KeptError()
  return one
}

function namesOf<T extends string>(names: Readonly<Record<T, unknown>>): readonly T[] {
  const isOne = (name: string): name is T => Object.hasOwn(names, name)
  return Object.keys(names).filter(isOne)
}
