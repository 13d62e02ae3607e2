import { fileName, parseRolloutName } from '../rollout/names.ts'

/** Where an entry of an archive goes. */
export type EntryPlace =
  /** Below the folder that is unpacked into, `/`-separated. */
  | { readonly kind: 'path'; readonly path: string }
  /** It would lead out of that folder: honest archives have no such names. */
  | { readonly kind: 'danger'; readonly why: string }
  /** A name that not every system can have. */
  | { readonly kind: 'odd'; readonly why: string }

const MAX_DEPTH = 16
const MAX_PART_BYTES = 255
const MAX_PATH_BYTES = 1024
/** Names that Windows takes for devices, whatever stands behind a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?$/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u001f\u007f<>:"|?*]/

/** Judges the name of an entry. Looks at no disk. */
export function placeOf(name: string): EntryPlace {
  if (name.includes('\0')) return { kind: 'danger', why: 'a NUL character' }
  if (name.includes('\\')) return { kind: 'danger', why: 'a backslash' }
  if (name.startsWith('/')) return { kind: 'danger', why: 'a full path' }
  if (/^[a-z]:/i.test(name)) return { kind: 'danger', why: 'a drive letter' }
  const parts = name.split('/').filter(part => part !== '' && part !== '.')
  if (parts.includes('..')) return { kind: 'danger', why: '“..”' }
  const path = parts.join('/')
  const odd = oddity(parts, path)
  return odd === null ? { kind: 'path', path } : { kind: 'odd', why: odd }
}

function oddity(parts: readonly string[], path: string): string | null {
  if (parts.length > MAX_DEPTH) return 'it lies too deep'
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) return 'its name is too long'
  for (const part of parts) {
    if (Buffer.byteLength(part) > MAX_PART_BYTES) return 'its name is too long'
    if (DEVICE.test(part)) return 'its name is that of a device'
    if (FORBIDDEN.test(part) || /[. ]$/.test(part)) return 'its name has characters that not every system takes'
  }
  return null
}

/** What Skein reads of a home; nothing else of an archive is unpacked. */
export function isWanted(path: string): boolean {
  const name = fileName(path)
  return parseRolloutName(name) !== null || name === 'session_index.jsonl' || /^[\w.-]+\.sqlite(?:-wal)?$/.test(name)
}

/** The same for all paths that are one file on some system: case and composition of letters are ignored. */
export function foldedPath(path: string): string {
  return path.normalize('NFC').toLowerCase()
}
