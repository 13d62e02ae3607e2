import { closeSync } from 'node:fs'
import { join } from 'node:path'
import { assertSupported, type HistoryMode } from '../../../shared/history-mode.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import { describeFileError } from '../problems.ts'
import { isCompressed } from '../rollout/names.ts'
import { errorCode, type FileFacts, openFile } from '../rollout/open.ts'
import { readFileStart } from '../rollout/start.ts'
import { isInside, resolveInsideSync } from '../roots.ts'
import type { RolloutSource } from '../transcript/build.ts'
import { filesOfRow, modeOfRow, type ThreadRow } from './rows.ts'

/**
 * The gate in front of every reading of history. It asks the files themselves, now, not the index: a client may have
 * turned a legacy file into a paginated one since, in place and under the same name.
 */

/** A legacy thread's deciding file, as it was when its head was read. */
export interface OpenedThread extends RolloutSource, FileFacts {}

/** The same, still open. */
export interface OpenedFile {
  readonly opened: OpenedThread
  readonly descriptor: number
}

/** What the gate wants to know of a thread. */
export type GatedRow = Pick<ThreadRow, 'id' | 'home_path' | 'files' | 'history_mode' | 'mode_raw' | 'mode_reason'>

/**
 * Lets a thread pass whose every file is legacy at this moment.
 * @param known the mode that people have been told so far; the index's unless given.
 * @throws UnsupportedHistoryMode before a byte of history is read; its `changed` tells that it was `known` otherwise.
 * @throws AppError `not-found` or `unreadable`
 */
export function openThread(row: GatedRow, known: HistoryMode = modeOfRow(row)): OpenedThread {
  const { opened, descriptor } = openThreadFile(row, known)
  closeSync(descriptor)
  return opened
}

/** As `openThread`, for who reads on at once: the deciding file stays open, and the caller closes it. @throws the same */
export function openThreadFile(row: GatedRow, known: HistoryMode = modeOfRow(row)): OpenedFile {
  const indexed = modeOfRow(row)
  // What the index knows better than the head: records further down that carry ordinals.
  if (indexed.kind === 'unknown' && indexed.reason === 'ordinals') assertSupported(indexed, known)
  const [first, ...others] = filesOfRow(row)
  if (first === undefined) throw new AppError('not-found', `no rollout found for thread id ${row.id}`)
  const deciding = openOne(row.home_path, first, known)
  try {
    for (const path of others) closeSync(openOne(row.home_path, path, known).descriptor)
  } catch (error) {
    closeSync(deciding.descriptor)
    throw error
  }
  return deciding
}

function openOne(home: string, path: string, known: HistoryMode): OpenedFile {
  const absolutePath = insideHome(home, path)
  const compressed = isCompressed(path)
  try {
    const { descriptor, facts } = openFile(absolutePath)
    try {
      const { head } = readFileStart(descriptor, compressed, false)
      assertSupported(head.mode, known)
      const bare = head.generation === 'pre-envelope'
      return { opened: { ...facts, absolutePath, path, compressed, bare }, descriptor }
    } catch (error) {
      closeSync(descriptor)
      throw error
    }
  } catch (error) {
    throw asAppError(error, path)
  }
}

/**
 * The absolute path of a file of a home. The folders `sessions` and `archived_sessions` themselves may be links to
 * another disk; nothing below them may lead out of them.
 * @throws AppError `not-found` when it leads out or is gone.
 */
export function insideHome(home: string, path: string): string {
  const [place = '', ...rest] = path.split('/')
  const inside = isInside(home, join(home, place)) && resolveInsideSync(join(home, place), rest.join('/')) !== null
  if (!inside) {
    throw new AppError('not-found', `the file ${path} is not there any more`)
  }
  return join(home, path)
}

/** Errors of the file system and of compression, as callers can act on them; others pass unchanged. */
export function asAppError(error: unknown, path: string): unknown {
  if (error instanceof Error && error.name === 'CompressionError') {
    return new AppError('unreadable', `${path} cannot be read: ${describeFileError(error)}`)
  }
  const code = errorCode(error)
  if (code === 'ENOENT') return new AppError('not-found', `the file ${path} is not there any more`)
  return /^E[A-Z]+$/.test(code)
    ? new AppError('unreadable', `${path} cannot be read: ${describeFileError(error)}`)
    : error
}
