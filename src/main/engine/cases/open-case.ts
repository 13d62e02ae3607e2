import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Opening } from '../../../shared/ipc/homes.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import type { HomeSpec } from '../api.ts'
import { describeFileError } from '../problems.ts'
import { fileName, parseRolloutName } from '../rollout/names.ts'
import { errorCode } from '../rollout/open.ts'
import { ArchiveFile, type ArchiveFormat } from './archive-file.ts'
import { CaseFolder, type CaseManifest } from './case-folder.ts'
import { type ArchiveEntry, LIMITS, type Limits, Meter, unusable } from './entry.ts'
import { gunzipped, tarEntries } from './tar-entries.ts'
import { type Unpacked, unpack } from './unpack.ts'
import { zipEntries } from './zip-entries.ts'

/** A case that is open: a home that is Skein's own copy of what an archive or a rollout file held. */
export interface OpenedCase {
  readonly home: HomeSpec
  /** What was left out of it, in words; null for nothing. */
  readonly note: string | null
}

/**
 * Opens an archive, or a rollout file, as a case: finds it by its content, or unpacks it into the data folder.
 * @param path absolute; nothing is written there or beside it.
 * @throws AppError in words, the signal's reason
 */
export async function openCase(
  path: string,
  dataDir: string,
  tell: (opening: Opening) => void,
  signal: AbortSignal,
  limits: Limits = LIMITS,
): Promise<OpenedCase> {
  const cases = new CaseFolder(dataDir)
  try {
    cases.sweep()
    const file = new ArchiveFile(path)
    try {
      return opened(cases, file, await found(cases, file, tell, signal, limits))
    } finally {
      file.close()
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw inWords(error)
  }
}

function opened(cases: CaseFolder, { path, name }: ArchiveFile, made: CaseManifest): OpenedCase {
  const { leftOut, leftOutCount } = made
  const more = leftOutCount > leftOut.length ? `, and ${leftOutCount - leftOut.length} more` : ''
  return {
    home: { path: cases.home(made), origin: 'case', source: path },
    note: leftOutCount === 0 ? null : `Left out of ${name}: ${leftOut.join('; ')}${more}`,
  }
}

async function found(
  cases: CaseFolder,
  file: ArchiveFile,
  tell: (opening: Opening) => void,
  signal: AbortSignal,
  limits: Limits,
): Promise<CaseManifest> {
  const progress = (phase: Opening['phase']) => {
    let done = 0
    const total = file.sizeBytes
    const passed = (bytes: number) => {
      done = Math.min(total, done + bytes)
      tell({ name: file.name, phase, done, total })
    }
    passed(0)
    return passed
  }
  const format = await file.format(signal)
  const content = await file.hash(signal, progress('checking'))
  // A rollout file is what it is by its name, too.
  const sha256 = format === 'rollout' ? createHash('sha256').update(`${file.name}\n${content}`).digest('hex') : content
  const known = cases.find(sha256)
  if (known !== null) return known
  const folder = cases.begin()
  try {
    const meter = new Meter(limits, file.sizeBytes)
    const entries = entriesOf(format, file, meter, progress('unpacking'), signal)
    // A zip says in its directory how many there are; they are counted there.
    const counted = format === 'zip' ? { entry: () => {} } : meter
    const unpacked = await unpack(entries, join(folder, 'home'), counted, signal)
    file.assertUnchanged()
    const made = { version: 1 as const, sha256, ...summary(unpacked) }
    cases.finish(folder, made)
    return made
  } catch (error) {
    cases.discard(folder)
    throw error
  }
}

function entriesOf(
  format: ArchiveFormat,
  file: ArchiveFile,
  meter: Meter,
  passed: (bytes: number) => void,
  signal: AbortSignal,
): AsyncIterable<ArchiveEntry> {
  if (format === 'zip') return zipEntries(file.descriptor, meter, passed)
  const bytes = file.bytes(signal, passed)
  if (format === 'tar') return tarEntries(bytes)
  return format === 'tar.gz' ? tarEntries(gunzipped(bytes, meter)) : justOne(file, bytes)
}

async function* justOne(file: ArchiveFile, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ArchiveEntry> {
  yield { name: file.name, kind: 'file', modifiedAt: file.modifiedAt, content: () => bytes }
}

function summary({ files, bytes, leftOut, leftOutCount }: Unpacked): Omit<CaseManifest, 'version' | 'sha256'> {
  const rollouts = files.filter(path => parseRolloutName(fileName(path)) !== null)
  if (rollouts.length === 0)
    throw unusable('it holds no rollout files (rollout-….jsonl)', 'Choose an archive of a Codex home')
  return { root: rootOf(rollouts), files: files.length, bytes, leftOut: [...leftOut], leftOutCount }
}

/** Where the home lies in what was unpacked: what stands above the one `sessions` folder (or both); empty where that is not clear. */
export function rootOf(rollouts: readonly string[]): string {
  const roots = rollouts.map(path => /^(?:(.*?)\/)?(?:archived_)?sessions\//.exec(`${path}`))
  const [first] = roots
  const root = first?.[1] ?? ''
  return roots.every(match => match !== null && (match[1] ?? '') === root) ? root : ''
}

function inWords(error: unknown): unknown {
  if (error instanceof AppError) return error
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError(
      'unwritable',
      'The disk with the data folder of Skein is full. Nothing was kept; make room and open it again.',
    )
  return /^E[A-Z]+$/.test(code) ? new AppError('unreadable', describeFileError(error)) : error
}
