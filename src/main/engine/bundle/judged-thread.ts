import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { type HistoryMode, isSupported, UnsupportedHistoryMode } from '../../../shared/history-mode.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import { examine } from '../doctor/examine.ts'
import { type Found, foundOf } from '../doctor/findings.ts'
import { describeFileError } from '../problems.ts'
import { fileName, isCompressed, parseRolloutName } from '../rollout/names.ts'
import { fileFacts } from '../rollout/open.ts'
import { type FoundFile, isInPlace } from '../scan/discover.ts'
import { insideHome, openThread } from '../threads/gate.ts'
import { filesOfRow, modeOfRow, type ThreadRow } from '../threads/rows.ts'

/** A thread that is to be bundled, as the gate and the doctor found it. */
export interface JudgedThread {
  readonly row: ThreadRow
  /** Its mode now: the refused one of its files, where there is one. */
  readonly mode: HistoryMode
  readonly files: readonly JudgedFile[]
}

export interface JudgedFile {
  readonly homePath: string
  /** Below the home. */
  readonly path: string
  readonly absolutePath: string
  readonly compressed: boolean
  /** Bytes on the disk when it was judged: no more of it is read, however it grows. */
  readonly sizeBytes: number
  readonly modifiedAt: number | null
  readonly identity: string
  readonly mode: HistoryMode
  readonly found: readonly Found[]
  /** Why nothing of it can be bundled; null where something can. */
  readonly missing: string | null
}

/**
 * Asks the gate about a thread and the doctor about its files. Of refused ones only the structure of the lines is looked at.
 * @throws the signal's reason
 */
export async function judge(
  row: ThreadRow,
  passed: (bytes: number) => void,
  signal: AbortSignal,
): Promise<JudgedThread> {
  const files: JudgedFile[] = []
  for (const path of filesOfRow(row)) {
    const file = await judgeFile(row, path, signal)
    files.push(file)
    passed(file.sizeBytes)
  }
  const refused = files.find(({ mode, missing }) => missing === null && !isSupported(mode))
  return { row, mode: refused?.mode ?? modeAtGate(row, files[0]), files }
}

/** Whether a thread's history may be bundled. */
export function isOpen({ mode }: JudgedThread): boolean {
  return isSupported(mode)
}

/**
 * Asks the gate once more about a thread that was open: before its texts are read, and after.
 * @throws UnsupportedHistoryMode, AppError
 */
export function assertStillOpen(thread: JudgedThread): void {
  if (isOpen(thread) && thread.files.some(({ missing }) => missing === null)) openThread(thread.row, thread.mode)
}

function modeAtGate(row: ThreadRow, first: JudgedFile | undefined): HistoryMode {
  try {
    openThread(row)
    return first?.mode ?? modeOfRow(row)
  } catch (error) {
    if (error instanceof UnsupportedHistoryMode) return error.mode
    // Gone or unreadable: then the index's word stands, and there is nothing to bundle.
    if (error instanceof AppError) return modeOfRow(row)
    throw error
  }
}

async function judgeFile(row: ThreadRow, path: string, signal: AbortSignal): Promise<JudgedFile> {
  const homePath = row.home_path
  const compressed = isCompressed(path)
  const nothing = { homePath, path, absolutePath: join(homePath, path), compressed, found: [] }
  const name = parseRolloutName(fileName(path))
  try {
    if (name === null) throw new AppError('not-found', `${path} has no rollout's name`)
    const absolutePath = insideHome(homePath, path)
    const facts = fileFacts(lstatSync(absolutePath, { bigint: true }))
    const file: FoundFile = { path, name, archived: false, inCodexPlace: isInPlace(path), ...facts }
    const { start, reading } = await examine(homePath, file, signal)
    const { sizeBytes, modifiedAt, identity } = start.file
    const found = [foundOf(start.problems), reading.found]
    return { ...nothing, sizeBytes, modifiedAt, identity, mode: start.facts.head.mode, found, missing: null }
  } catch (error) {
    signal.throwIfAborted()
    const missing = error instanceof AppError ? error.message : describeFileError(error)
    return { ...nothing, sizeBytes: 0, modifiedAt: null, identity: '', mode: modeOfRow(row), missing }
  }
}
