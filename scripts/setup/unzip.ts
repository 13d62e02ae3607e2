import { createWriteStream } from 'node:fs'
import { chmod, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'

/**
 * Unpacks those files of a zip archive for which `place` names a path under `target`, with their modes. Streamed;
 * yauzl refuses names that lead out of the archive. Rejects on a damaged archive or a full disk.
 */
export async function unzip(
  archive: string,
  target: string,
  place: (name: string) => string | undefined,
): Promise<void> {
  const zip = await openPromise(archive)
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.endsWith('/') ? undefined : place(entry.fileName)
      if (name === undefined) continue
      const path = join(target, name)
      await mkdir(dirname(path), { recursive: true })
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path))
      // The upper half of the attributes is the Unix mode; of that only the permissions.
      const mode = (entry.externalFileAttributes >>> 16) & 0o777
      if (mode !== 0) await chmod(path, mode)
    }
  } finally {
    zip.close()
  }
}
