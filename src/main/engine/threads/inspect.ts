import { fstatSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { rawMode } from '../../../shared/history-mode.ts'
import { type Profile, profile } from '../../../shared/ipc/doctor.ts'
import type { InspectedFile, InspectedHead, Inspection } from '../../../shared/ipc/inspect.ts'
import type { Parity } from '../../../shared/parity.ts'
import { rolloutIdOf } from '../doctor/checks/projected-files.ts'
import { type Extent, extentOf } from '../doctor/extent.ts'
import { withoutGrown } from '../doctor/grown.ts'
import type { HomeFile } from '../doctor/home-facts.ts'
import type { Index } from '../index/open.ts'
import { historyMode, lineStart, type StateRow } from '../index/stored-facts.ts'
import { isArchived } from '../index/thread-row.ts'
import { fileName, isCompressed, parseRolloutName } from '../rollout/names.ts'
import { withFile } from '../rollout/open.ts'
import { isObject } from '../rollout/record.ts'
import { readFileStart, type Start } from '../rollout/start.ts'
import { boundedValue } from '../transcript/reading/bounded.ts'
import { ALL_MEMBERS, type Family, familyOf } from './family.ts'
import { insideHome } from './gate.ts'
import type { HomeFacts } from './homes.ts'
import { parityOf } from './parity.ts'
import { permissionsText } from './permissions.ts'
import { filesOfRow, modeOfRow, type ThreadRow } from './rows.ts'

/** The metadata of a thread in full. Of its files the heads alone are read, whatever their mode. */

/** Heads of more files are not read. */
const MAX_HEADS = 20
/** Of one text in a head: base instructions and descriptions of tools are long. */
const TEXT_CHARS = 2000
const HEAD_KIND = 'session_meta'

const fileRow = z.object({
  path: z.string(),
  thread_id: z.string(),
  size_bytes: z.number(),
  modified_ms: z.number(),
  mode: z.string(),
  head_at: z.string(),
  base: z.string().nullable(),
  profile: z.string().nullable(),
})

/** A file as the index knows it. */
interface KnownFile extends HomeFile {
  readonly sizeBytes: number
  readonly modifiedAt: number
  /** Null where its lines have not been looked at. */
  readonly profile: Profile | null
}

export class Inspector {
  readonly #db: Index
  readonly #facts: HomeFacts

  constructor(db: Index, facts: HomeFacts) {
    this.#db = db
    this.#facts = facts
  }

  inspect(row: ThreadRow): Inspection {
    const files = this.#files(row)
    const { row: state } = this.#facts.stateRow(row.home_id, row.id)
    return {
      files: files.map((file, i) => inspectFile(row.home_path, file, i === 0)),
      heads: files.slice(0, MAX_HEADS).map((file, i) => inspectHead(row, file, i === 0)),
      names: this.#facts.givenNames(row.home_id, row.id).map(({ name, at }) => ({ name, at: timeOf(at) })),
      stateName: state === null ? null : nameOf(state),
      parity: this.#compare(row, files),
    }
  }

  /** All of a thread's family that is told. */
  family(row: ThreadRow): Family {
    return familyOf(this.#db, { homeId: row.home_id, id: row.id }, ALL_MEMBERS)
  }

  /** How the client's databases stand to the files; reads no file. */
  parity(row: ThreadRow): Parity {
    return this.#compare(row, this.#files(row))
  }

  #compare(row: ThreadRow, files: readonly KnownFile[]): Parity {
    const state = this.#facts.stateRow(row.home_id, row.id)
    const projection = this.#facts.projection(row.home_id, [...new Set(files.map(rolloutIdOf))])
    const extents = new Map(files.flatMap(file => withExtent(file)))
    const facts = parityOf({
      files,
      state: { row: state.row, found: state.state },
      projection: withoutGrown(row.home_path, files, { ...projection, extents }),
    })
    return { state: state.state, projection: projection.found, facts }
  }

  /** The thread's files, in the order of its row. */
  #files(row: ThreadRow): KnownFile[] {
    const rows = this.#db
      .prepare(
        `SELECT path, thread_id, size_bytes, modified_ms, facts -> '$.head.mode' AS mode,
           facts -> '$.headAt' AS head_at, facts ->> '$.head.baseId' AS base, CASE WHEN examined = 1 THEN profile END AS profile
         FROM files WHERE home_id = ? AND thread_id = ?`,
      )
      .all(row.home_id, row.id)
    const known = new Map(
      z
        .array(fileRow)
        .parse(rows)
        .flatMap(file => toKnown(file)),
    )
    return filesOfRow(row).flatMap(path => known.get(path) ?? [])
  }
}

function toKnown(row: z.infer<typeof fileRow>): [string, KnownFile][] {
  const name = parseRolloutName(fileName(row.path))
  if (name === null) return []
  const file: KnownFile = {
    path: row.path,
    name,
    threadId: row.thread_id,
    archived: isArchived(row.path),
    head: { mode: historyMode.parse(JSON.parse(row.mode)), baseId: row.base },
    headAt: lineStart.nullable().parse(JSON.parse(row.head_at)),
    listed: true,
    sizeBytes: row.size_bytes,
    modifiedAt: row.modified_ms,
    profile: row.profile === null ? null : profile.parse(JSON.parse(row.profile)),
  }
  return [[row.path, file]]
}

function withExtent(file: KnownFile): [string, Extent][] {
  const { sizeBytes, modifiedAt } = file
  const compressed = isCompressed(file.path)
  if (file.profile === null) return compressed ? [] : [[file.path, { size: sizeBytes, end: null, modifiedAt }]]
  const measured = { sizeBytes, compressed, modifiedAt }
  return [[file.path, extentOf(measured, { ...file.profile, lastOffset: file.profile.last?.offset ?? null })]]
}

function inspectFile(home: string, file: KnownFile, first: boolean): InspectedFile {
  const { path, archived, profile: found } = file
  const absolutePath = join(home, path)
  const continues = file.name.rolloutId !== null || file.head.baseId !== null
  const known = {
    path,
    absolutePath,
    role: first ? ('decides' as const) : continues ? ('continues' as const) : ('copy' as const),
    archived,
    compressed: isCompressed(path),
    lines: found?.lines ?? null,
    textBytes: found === null ? null : found.bytes + found.lines,
  }
  try {
    return withFile(insideHome(home, path), (descriptor, { sizeBytes, modifiedAt }) => ({
      ...known,
      sizeBytes,
      modifiedAt,
      permissions: permissionsText(fstatSync(descriptor).mode),
    }))
  } catch {
    // Gone or unreadable: what the index last saw.
    return { ...known, sizeBytes: file.sizeBytes, modifiedAt: file.modifiedAt, permissions: null }
  }
}

function inspectHead(row: ThreadRow, file: KnownFile, first: boolean): InspectedHead {
  const start = readHead(row.home_path, file.path)
  // The index may know better than the head of the first file: what other files and later records say.
  const mode = start?.head.mode ?? (first ? modeOfRow(row) : file.head.mode)
  const line = start?.headLine ?? null
  const kinds = file.profile?.kinds ?? null
  const base = {
    path: file.path,
    historyMode: mode.kind,
    historyModeRaw: rawMode(mode),
    generation: start?.head.generation ?? ('none' as const),
    heads: kinds === null ? null : (kinds.find(({ kind }) => kind === HEAD_KIND)?.count ?? 0),
  }
  const parsed: unknown = line === null ? null : JSON.parse(line.text)
  if (line === null || !isObject(parsed)) return { ...base, place: null, cutCount: 0 }
  const place = { line: line.number, offset: line.offset, bytes: Buffer.byteLength(line.text) }
  return { ...base, place, ...boundedValue(parsed, TEXT_CHARS) }
}

/** The beginning of a file up to its head; null where it cannot be read. */
function readHead(home: string, path: string): Start | null {
  try {
    return withFile(insideHome(home, path), descriptor => readFileStart(descriptor, isCompressed(path), false))
  } catch {
    // The problem is in the index and shown with the thread's others.
    return null
  }
}

function timeOf(text: string): number | null {
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : at
}

/** The name in the database, which has the first prompt in the same place where there is none. */
function nameOf({ name, title, first_user_message }: StateRow): string | null {
  const said = [name, title === first_user_message ? null : title].map(text => text?.trim() ?? '')
  return said.find(text => text !== '') ?? null
}
