import { isProjected, PROJECTED_MODE, rawMode } from '../../../shared/history-mode.ts'
import type { InDatabase, ParityFact } from '../../../shared/parity.ts'
import { extentsOf, projectedFiles, rolloutIdOf } from '../doctor/checks/projected-files.ts'
import { type CursorState, cursorState } from '../doctor/cursor.ts'
import type { HomeFile, Projection } from '../doctor/home-facts.ts'
import type { ProjectionRow, StateRow } from '../index/stored-facts.ts'
import { logicalPath, pathBelowHome } from '../rollout/names.ts'

/** How the client's two databases stand to the files of a thread, fact by fact, each difference by its name. Pure. */

/** A row of one of the databases, and whether there could be one. */
export interface Found<T> {
  readonly row: T | null
  readonly found: InDatabase
}

export interface Compared {
  /** At least one, the deciding one first. */
  readonly files: readonly HomeFile[]
  readonly state: Found<StateRow>
  readonly projection: { readonly found: InDatabase } & Projection
}

/** The facts of which at least one of the three says something. */
export function parityOf(compared: Compared): ParityFact[] {
  const facts = [rowFact(compared), ...stateFacts(compared), ...cursorFacts(compared)]
  return facts.filter(fact => [fact.rollout, fact.state, fact.projection].some(said => said !== null))
}

function rowFact({ files, state, projection }: Compared): ParityFact {
  const projected = files.some(file => projection.rows.has(rolloutIdOf(file)))
  const wanted = files.some(({ head }) => isProjected(head.mode))
  const missing = [
    state.found === 'absent' ? 'Row missing' : null,
    projection.found !== 'no-database' && projection.found !== 'unreadable' && wanted && !projected
      ? 'Projection missing'
      : null,
  ].filter(name => name !== null)
  const compared = state.found === 'present' || projected
  return {
    fact: 'Row',
    rollout: files.length === 1 ? '1 file' : `${files.length} files`,
    state: presence(state.found, 'row'),
    projection: projected ? 'cursor' : wanted ? presence(projection.found, 'cursor') : null,
    verdict: missing.length > 0 ? 'differ' : compared ? 'agree' : null,
    note: missing.length > 0 ? missing.join(', ') : null,
  }
}

function presence(found: InDatabase, what: string): string {
  switch (found) {
    case 'present':
      return what
    case 'absent':
      return `no ${what}`
    case 'no-database':
      return 'no database'
    case 'unreadable':
      return 'cannot be read'
  }
}

function stateFacts({ files, state: { row }, projection }: Compared): ParityFact[] {
  const [first] = files
  if (first === undefined) return []
  const named = row?.rollout_path ?? null
  const path = named === null ? null : pathBelowHome(named)
  const meant = files.find(file => logicalPath(file.path) === path)
  const inArchive = files.every(file => file.archived)
  const flag = row?.archived ?? null
  const { mode } = first.head
  const states = [row?.history_mode ?? null].filter(one => one !== null)
  const projected = files.some(file => projection.rows.has(rolloutIdOf(file)))
  const modes = projected ? [...states, rawMode(PROJECTED_MODE)] : states
  return [
    {
      fact: 'File',
      rollout: (meant ?? first).path,
      state: path,
      projection: null,
      ...verdict(path === null ? null : meant !== undefined, 'Stale path'),
    },
    {
      fact: 'Archived',
      rollout: inArchive ? 'yes' : 'no',
      state: flag === null ? null : flag !== 0 ? 'yes' : 'no',
      projection: null,
      ...verdict(flag === null ? null : (flag !== 0) === inArchive, 'Archive flag'),
    },
    {
      fact: 'History mode',
      rollout: rawMode(mode),
      state: row?.history_mode ?? null,
      projection: projected ? rawMode(PROJECTED_MODE) : null,
      ...verdict(modes.length === 0 ? null : modes.every(one => one === rawMode(mode)), 'Mode'),
    },
  ]
}

function verdict(agree: boolean | null, name: string): Pick<ParityFact, 'verdict' | 'note'> {
  if (agree === null) return { verdict: null, note: null }
  return agree ? { verdict: 'agree', note: null } : { verdict: 'differ', note: name }
}

const NOTES: Readonly<Record<CursorState, Pick<ParityFact, 'verdict' | 'note'>>> = {
  read: { verdict: 'agree', note: null },
  behind: { verdict: 'differ', note: 'Frozen cursor' },
  written: { verdict: null, note: 'Behind: the file is being written' },
  older: { verdict: null, note: 'Not compared: the file was written to after the projection was read' },
  beyond: { verdict: 'differ', note: 'Cursor beyond the file' },
  unknown: { verdict: null, note: null },
}

/** Whether something else may be said once the projection is read again. */
export function isUnsettled(facts: readonly ParityFact[]): boolean {
  return facts.some(({ note }) => note !== null && [NOTES.written.note, NOTES.older.note].includes(note))
}

function cursorFacts({ files, projection }: Compared): ParityFact[] {
  return [...projectedFiles({ files, projection })].flatMap(projected => {
    const { row, files: of } = projected
    const at = files.indexOf(of[0])
    const which = files.length > 1 ? `, file ${at + 1}` : ''
    const extents = extentsOf(projected, { files, projection })
    const size = extents[0]?.end ?? extents[0]?.size ?? null
    const shared = of.length > 1 ? 'One cursor for several files' : null
    const { verdict, note } = NOTES[cursorState(row, extents, projection.readAt)]
    return [
      {
        fact: `Read up to${which}`,
        rollout: size === null ? null : bytes(size),
        state: null,
        projection: cursorText(row),
        verdict,
        note: note ?? shared,
      },
      { fact: `Made of it${which}`, rollout: null, state: null, projection: madeText(row), verdict: null, note: null },
    ]
  })
}

function cursorText({ nextOffset, nextOrdinal }: ProjectionRow): string {
  return nextOrdinal === null
    ? bytes(nextOffset)
    : `${bytes(nextOffset)}, then record ${nextOrdinal.toLocaleString('en-GB')}`
}

function madeText({ turns, items }: ProjectionRow): string | null {
  const parts = [turns === null ? null : plural(turns, 'turn'), items === null ? null : plural(items, 'item')]
  const known = parts.filter(part => part !== null)
  return known.length === 0 ? null : known.join(', ')
}

function plural(n: number, one: string): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : `${one}s`}`
}

function bytes(n: number): string {
  return plural(n, 'byte')
}
