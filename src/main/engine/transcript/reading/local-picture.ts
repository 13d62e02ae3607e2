import { lstatSync, readSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import type { ShownItem } from '../../../../shared/item.ts'
import { errorCode, withFile } from '../../rollout/open.ts'
import { noPicture, type Picture, tooLarge, toPicture } from './pictures.ts'

/** Pictures in files of this machine that an item names. The names come out of rollouts, so nothing of them is believed. */

const MAX_FILE_BYTES = 5_000_000

/** The picture files that an item names, in the order in which it shows them. */
export function picturePaths(item: ShownItem): string[] {
  if (item.type === 'imageView') return [item.path]
  if (item.type === 'imageGeneration') return item.savedPath === undefined ? [] : [item.savedPath]
  if (item.type !== 'userMessage') return []
  return item.content.flatMap(input => (input.type === 'localImage' ? input.path : []))
}

/** Reads a picture file, or says in plain words why not. Never throws. */
export function readLocalPicture(path: string, platform: NodeJS.Platform = process.platform): Picture {
  if (!isPlainPath(path, platform)) return noPicture('This is no full path of a file on this machine.')
  try {
    // Opening is an act of its own for some things that are no files.
    if (!lstatSync(path).isFile()) return noPicture('This is no regular file.')
    return withFile(path, (descriptor, { sizeBytes }) => {
      if (sizeBytes > MAX_FILE_BYTES) return noPicture(tooLarge(sizeBytes, MAX_FILE_BYTES))
      const bytes = Buffer.allocUnsafe(sizeBytes)
      return toPicture(bytes.subarray(0, readSync(descriptor, bytes, 0, sizeBytes, 0)))
    })
  } catch (error) {
    return noPicture(WORDS[errorCode(error)] ?? `The file cannot be read (${errorCode(error)}).`)
  }
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'The file is not there any more.',
  ENOTDIR: 'The file is not there any more.',
  EACCES: 'There is no permission to read the file.',
  EPERM: 'There is no permission to read the file.',
  ELOOP: 'This is a link, not a file.',
  EINVAL: 'This is no regular file.',
}

/** Names of devices in every folder of Windows, whatever ending follows. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:$|[. :])/i
/** Where there are devices, or machines, in the place of files. */
const ODD_PLACES = /^\/(?:dev|proc|sys|net|Network|Volumes\/\.)(?:\/|$)/

/** Whether a path is a full one on a disk of this machine: no share, no device, no stream. */
function isPlainPath(path: string, platform: NodeJS.Platform): boolean {
  if (path.includes('\0') || /^[\\/]{2}/.test(path)) return false
  if (platform !== 'win32') return posix.isAbsolute(path) && !ODD_PLACES.test(posix.normalize(path))
  if (!/^[a-z]:[\\/]/i.test(path) || path.indexOf(':', 2) !== -1) return false
  return !win32
    .normalize(path)
    .split('\\')
    .some(part => DEVICE_NAME.test(part))
}
