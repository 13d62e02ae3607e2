import { closeSync, constants, fstatSync, openSync } from 'node:fs'

/**
 * Opens a file for reading and in no other way: never created, never through a final symbolic link, never blocking on
 * a pipe, and where the system allows it without touching the access time.
 */

const NO_ACCESS_TIME = constants.O_NOATIME ?? 0
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** What is known of an open file. `fingerprint` changes with every change of the file that the file system records. */
export interface FileFacts {
  readonly sizeBytes: number
  /** Unix ms. */
  readonly modifiedAt: number
  /** Device and inode: they stay when a file only changes. */
  readonly identity: string
  /** Device, inode, size, and times of the last change of content and of attributes in ns. */
  readonly fingerprint: string
}

interface BigStat {
  readonly dev: bigint
  readonly ino: bigint
  readonly size: bigint
  readonly mtimeNs: bigint
  readonly ctimeNs: bigint
}

/** The facts of a file from its `bigint` stat. */
export function fileFacts(stat: BigStat): FileFacts {
  return {
    sizeBytes: Number(stat.size),
    modifiedAt: Number(stat.mtimeNs / 1000n) / 1000,
    identity: `${stat.dev}:${stat.ino}`,
    fingerprint: `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeNs}:${stat.ctimeNs}`,
  }
}

/** The system's name for what went wrong (`ENOENT`, `EACCES`, …), or `unknown`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}

function openDescriptor(path: string): number {
  try {
    return openSync(path, FLAGS | NO_ACCESS_TIME)
  } catch (error) {
    // Only a file's owner may leave its access time alone; for other people's files the mount decides.
    if (errorCode(error) !== 'EPERM' || NO_ACCESS_TIME === 0) throw error
    return openSync(path, FLAGS)
  }
}

/**
 * Opens `path` and passes its descriptor to `use`; closes it afterwards.
 * @throws the system's error, or one with code `EINVAL` for anything but a regular file.
 */
export function withFile<T>(path: string, use: (descriptor: number, facts: FileFacts) => T): T {
  const { descriptor, facts } = openFile(path)
  try {
    return use(descriptor, facts)
  } finally {
    closeSync(descriptor)
  }
}

/** Opens a regular file; the caller closes the descriptor. @throws as `withFile`. */
export function openFile(path: string): { readonly descriptor: number; readonly facts: FileFacts } {
  const descriptor = openDescriptor(path)
  const stat = fstatSync(descriptor, { bigint: true })
  if (stat.isFile()) return { descriptor, facts: fileFacts(stat) }
  closeSync(descriptor)
  throw Object.assign(new Error(`not a regular file: ${path}`), { code: 'EINVAL' })
}
