import { join } from 'node:path'
import { isSupported, rawMode } from '../../../shared/history-mode.ts'
import type { ThreadDetail, ThreadFile } from '../../../shared/ipc/detail.ts'
import type { Index } from '../index/open.ts'
import { isArchived } from '../index/thread-row.ts'
import { keyPositions } from '../rollout/key-positions.ts'
import { isCompressed } from '../rollout/names.ts'
import { withFile } from '../rollout/open.ts'
import { readFileStart, type Start } from '../rollout/start.ts'
import { familyOf, NEAR_MEMBERS } from './family.ts'
import { fieldsOf } from './fields.ts'
import { insideHome } from './gate.ts'
import type { HomeFacts } from './homes.ts'
import { resumeOf } from './resume.ts'
import { filesOfRow, modeOfRow, type ThreadRow, toListedThread } from './rows.ts'

/** Everything that is known of a thread without its history. Reads no more of the file than its first lines. */

const MAX_PROBLEMS = 200
const EXCERPT_CHARS = 60

export interface DetailResult {
  readonly detail: ThreadDetail
  /** Whether the file no longer says what the index has: it should be read again. */
  readonly stale: boolean
}

/** All of it, of one thread; where the file cannot be read, as the index has it. */
export function detailOf(db: Index, homes: HomeFacts, row: ThreadRow): DetailResult {
  const [path = ''] = filesOfRow(row)
  const start = readStartNow(row.home_path, path)
  const indexed = modeOfRow(row)
  const now = start?.head.mode ?? indexed
  // Ordinals further down and other files of the thread are what the head alone cannot tell.
  const stale = start !== null && rawMode(now) !== rawMode(indexed) && !(isSupported(now) && !isSupported(indexed))
  const current: ThreadRow = stale
    ? {
        ...row,
        history_mode: now.kind,
        mode_raw: rawMode(now),
        mode_reason: now.kind === 'unknown' ? now.reason : null,
      }
    : row
  const { row: state, state: stateFound } = homes.stateRow(row.home_id, row.id)
  const family = familyOf(db, { homeId: row.home_id, id: row.id }, NEAR_MEMBERS)
  const thread = toListedThread(current, stale && isSupported(indexed))
  return {
    detail: {
      thread,
      modeEvidence: start === null ? null : evidenceOf(start),
      headBytes: start?.bytes ?? 0,
      fields: fieldsOf(current, start?.head ?? null, homes.indexName(row.home_id, row.id), state),
      stateRow: stateFound,
      files: filesOfRow(row).map((file, i) => fileOf(row, file, i === 0)),
      family: family.members,
      familyCut: family.cut,
      resume: resumeOf(current),
      problems: homes.problemsOfThread(row.home_id, row.id, MAX_PROBLEMS),
    },
    stale,
  }
}

/** The beginning of a file as it is now; null when it cannot be read. */
function readStartNow(home: string, path: string): Start | null {
  try {
    return withFile(insideHome(home, path), descriptor => readFileStart(descriptor, isCompressed(path), true))
  } catch {
    // The problem is in the index and shown; the page tells all that is known without the file.
    return null
  }
}

/** The part of the head that states the mode. */
function evidenceOf({ headLine }: Start): ThreadDetail['modeEvidence'] {
  if (headLine === null) return null
  const { text, number, offset } = headLine
  const at = keyPositions(text, 2, 'history_mode')[0] ?? keyPositions(text, 1, 'history_mode')[0]
  if (at === undefined) return null
  const value =
    /^"history_mode"\s*:\s*(?:"(?:[^"\\]|\\.){0,200}"?|[^,}]{0,200})/.exec(text.slice(at, at + 300))?.[0] ?? ''
  return {
    line: number,
    offset: offset + Buffer.byteLength(text.slice(0, at)),
    before: text.slice(Math.max(0, at - EXCERPT_CHARS), at),
    value,
    after: text.slice(at + value.length, at + value.length + EXCERPT_CHARS),
  }
}

function fileOf(row: ThreadRow, path: string, primary: boolean): ThreadFile {
  const absolutePath = join(row.home_path, path)
  const base = { path, absolutePath, archived: isArchived(path), compressed: isCompressed(path), primary }
  try {
    return withFile(absolutePath, (_, facts) => ({ ...base, sizeBytes: facts.sizeBytes, modifiedAt: facts.modifiedAt }))
  } catch {
    // Gone or unreadable: what the index last saw.
    return { ...base, sizeBytes: row.size_bytes, modifiedAt: row.updated_ms }
  }
}
