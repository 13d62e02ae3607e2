import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Opening, OpenResult } from '../../../shared/ipc/homes.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import type { HomeSpec } from '../api.ts'
import { describeFileError } from '../problems.ts'
import { errorCode } from '../rollout/open.ts'
import { isInside } from '../roots.ts'
import type { OpenCase } from './case-thread.ts'

export interface OpenedPaths extends Pick<OpenResult, 'failed' | 'notes'> {
  readonly homes: readonly HomeSpec[]
}

/**
 * Opens what lies at some paths: folders as they are, archives and rollout files as cases, one after the other. What
 * cannot be opened is told, and does not keep the others from it.
 * @param paths absolute.
 * @throws the signal's reason
 */
export async function openPaths(
  paths: readonly string[],
  dataDir: string,
  openCase: OpenCase,
  tell: (opening: Opening) => void,
  signal: AbortSignal,
): Promise<OpenedPaths> {
  const homes: HomeSpec[] = []
  const failed: OpenResult['failed'] = []
  const notes: string[] = []
  for (const path of paths.map(given => resolve(given))) {
    signal.throwIfAborted()
    try {
      if (isInside(dataDir, path)) throw new AppError('unreadable', "it lies in Skein's own data folder")
      if ((await stat(path)).isDirectory()) homes.push({ path, origin: 'chosen' })
      else {
        const { home, note } = await openCase(path, dataDir, tell, signal)
        homes.push(home)
        if (note !== null) notes.push(note)
      }
    } catch (error) {
      signal.throwIfAborted()
      failed.push({ name: basename(path), message: wordsOf(error) })
    }
  }
  return { homes, failed, notes }
}

function wordsOf(error: unknown): string {
  if (error instanceof AppError) return error.message
  if (/^E[A-Z]+$/.test(errorCode(error))) return describeFileError(error)
  throw error
}
