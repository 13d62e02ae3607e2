import * as z from 'zod'
import type { HistoryModeKind } from '../../../../shared/history-mode.ts'
import { historyModeKind } from '../../../../shared/thread.ts'
import type { Index } from '../../index/open.ts'
import { Dictionary } from './dictionary.ts'

/**
 * What lists are narrowed, ordered and counted by, of every thread of the index, in memory and column by column: some 200
 * bytes a thread. Kept up to date from the log of changed threads, so that a change costs what has changed.
 */

const COLUMNS = `t.home_id, t.id, t.updated_ms, t.created_ms, t.size_bytes, t.tokens_key, t.history_mode,
  t.source_kind, t.cwd, t.model_provider, t.model_key, t.release, t.archived, t.problem_count`

const rows = z.array(
  z.tuple([
    z.number(),
    z.string(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    historyModeKind,
    z.string(),
    z.string(),
    z.string(),
    z.string(),
    z.string(),
    z.number(),
    z.number(),
  ]),
)
type Row = z.infer<typeof rows>[number]

const logged = z.array(z.tuple([z.number(), z.string()]))
const sequence = z.number().nullable()

/** Columns of few different values. */
export const NAMED = ['mode', 'source', 'cwd', 'provider', 'model', 'release', 'place'] as const
export type Named = (typeof NAMED)[number]
/** Columns of numbers. */
export const MEASURED = ['updated', 'created', 'size', 'tokens', 'home', 'problems'] as const
export type Measured = (typeof MEASURED)[number]

/** What has changed between two looks: places of threads; all of them where null. */
export type Changes = readonly number[] | null

export class Columns {
  readonly #db: Index
  /** Up to here the log has been read; 0 before the first look. */
  #seen = 0
  #room = 0
  /** Places by home and id. */
  readonly #places = new Map<number, Map<string, number>>()
  readonly #free: number[] = []
  /** Places in use are below this one. */
  size = 0
  /** 1 where a thread is. */
  alive = new Uint8Array()
  readonly ids: string[] = []
  readonly dictionaries = {
    mode: new Dictionary<HistoryModeKind>(),
    source: new Dictionary(),
    cwd: new Dictionary(),
    provider: new Dictionary(),
    model: new Dictionary(),
    release: new Dictionary(),
    place: new Dictionary<'active' | 'archived'>(),
  } as const satisfies Record<Named, Dictionary>
  readonly codes: Record<Named, Uint32Array> = {
    mode: new Uint32Array(),
    source: new Uint32Array(),
    cwd: new Uint32Array(),
    provider: new Uint32Array(),
    model: new Uint32Array(),
    release: new Uint32Array(),
    place: new Uint32Array(),
  }
  readonly numbers: Record<Measured, Float64Array> = {
    updated: new Float64Array(),
    created: new Float64Array(),
    size: new Float64Array(),
    tokens: new Float64Array(),
    home: new Float64Array(),
    problems: new Float64Array(),
  }

  constructor(db: Index) {
    this.#db = db
  }

  /** The place of a thread. */
  placeOf(homeId: number, id: string): number | undefined {
    return this.#places.get(homeId)?.get(id)
  }

  /** Takes in what has changed since the last look. @returns an empty list where nothing has. */
  catchUp(): Changes {
    const last = sequence.parse(this.#db.prepare('SELECT max(seq) FROM thread_changes').pluck().get()) ?? 0
    if (last === this.#seen) return []
    const first = this.#seen === 0
    const changed = first ? null : this.#readChanges()
    if (first) {
      // The index has all of these (migration 7); the table has kilobytes of texts in each row.
      const all = this.#db.prepare(`SELECT ${COLUMNS} FROM threads t INDEXED BY threads_facets`).raw().all()
      for (const row of rows.parse(all)) this.#put(row)
    }
    this.#seen = last
    return changed
  }

  #readChanges(): number[] {
    const log = this.#db.prepare('SELECT home_id, thread_id FROM thread_changes WHERE seq > ?').raw()
    const one = this.#db.prepare(`SELECT ${COLUMNS} FROM threads t WHERE t.home_id = ? AND t.id = ?`).raw()
    const changed: number[] = []
    for (const [homeId, id] of logged.parse(log.all(this.#seen))) {
      if (id === '') {
        changed.push(...this.#removeGone(homeId))
        continue
      }
      const [row] = rows.parse(one.all(homeId, id))
      // Gone again meanwhile: another row says so.
      if (row !== undefined) changed.push(this.#put(row))
    }
    return changed
  }

  #put(row: Row): number {
    const [homeId, id, updated, created, size, tokens, mode, source, cwd, provider, model, release] = row
    const place = this.placeOf(homeId, id) ?? this.#newPlace(homeId, id)
    this.alive[place] = 1
    const { numbers } = this
    numbers.home[place] = homeId
    numbers.updated[place] = updated
    numbers.created[place] = created
    numbers.size[place] = size
    numbers.tokens[place] = tokens
    numbers.problems[place] = row[13]
    const { codes, dictionaries } = this
    codes.mode[place] = dictionaries.mode.code(mode)
    codes.source[place] = dictionaries.source.code(source)
    codes.cwd[place] = dictionaries.cwd.code(cwd)
    codes.provider[place] = dictionaries.provider.code(provider)
    codes.model[place] = dictionaries.model.code(model)
    codes.release[place] = dictionaries.release.code(release)
    codes.place[place] = dictionaries.place.code(row[12] === 1 ? 'archived' : 'active')
    return place
  }

  /** Takes out what a home has no more; the log does not say which. @returns the places */
  #removeGone(homeId: number): number[] {
    const home = this.#places.get(homeId) ?? new Map<string, number>()
    const all = this.#db.prepare('SELECT id FROM threads WHERE home_id = ?').pluck().all(homeId)
    const there = new Set(z.array(z.string()).parse(all))
    const gone = [...home].filter(([id]) => !there.has(id))
    for (const [id, place] of gone) {
      home.delete(id)
      this.alive[place] = 0
      this.ids[place] = ''
      this.#free.push(place)
    }
    return gone.map(([, place]) => place)
  }

  #newPlace(homeId: number, id: string): number {
    const place = this.#free.pop() ?? this.size
    if (place === this.size) this.size += 1
    if (this.size > this.#room) this.#grow(Math.max(1024, this.#room * 2))
    this.ids[place] = id
    const home = this.#places.get(homeId) ?? new Map<string, number>()
    this.#places.set(homeId, home.set(id, place))
    return place
  }

  #grow(room: number): void {
    this.#room = room
    const alive = new Uint8Array(room)
    alive.set(this.alive)
    this.alive = alive
    for (const name of NAMED) {
      const larger = new Uint32Array(room)
      larger.set(this.codes[name])
      this.codes[name] = larger
    }
    for (const name of MEASURED) {
      const larger = new Float64Array(room)
      larger.set(this.numbers[name])
      this.numbers[name] = larger
    }
  }
}
