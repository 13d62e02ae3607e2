import { randomBytes } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../../shared/ipc/result.ts'
import { errorCode } from '../rollout/open.ts'

/**
 * Writes a file whole or not at all: into a temporary file beside it, which takes its place once all of it is on the
 * disk. Readable by its owner only.
 * @param target absolute.
 * @returns bytes written.
 * @throws AppError `unwritable`, the signal's reason, and whatever `pieces` throws; then nothing has changed.
 */
export async function writeWhole(
  target: string,
  pieces: AsyncIterable<string | Uint8Array>,
  signal: AbortSignal,
): Promise<number> {
  const part = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`)
  const file = await told(target, () => open(part, 'wx', 0o600))
  try {
    const bytes = await fill(target, file, pieces, signal)
    signal.throwIfAborted()
    await told(target, () => rename(part, target))
    await syncFolder(dirname(target))
    return bytes
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function fill(
  target: string,
  file: FileHandle,
  pieces: AsyncIterable<string | Uint8Array>,
  signal: AbortSignal,
): Promise<number> {
  let bytes = 0
  try {
    for await (const piece of pieces) {
      signal.throwIfAborted()
      const data = typeof piece === 'string' ? Buffer.from(piece) : piece
      bytes += data.length
      await told(target, () => file.writeFile(data))
    }
    await told(target, () => file.sync())
  } finally {
    await file.close()
  }
  return bytes
}

/** Makes the new name last; systems that cannot do that for a folder keep names by themselves. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (!/^E[A-Z]+$/.test(errorCode(error))) throw error
  }
}

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'its folder is not there',
  EIO: 'the disk reports an error',
}

async function told<T>(target: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const code = errorCode(error)
    throw new AppError('unwritable', `${target} cannot be written: ${WORDS[code] ?? `the system reports ${code}`}`)
  }
}
