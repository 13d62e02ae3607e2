import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import * as z from 'zod'
import { AppError } from '../../../shared/ipc/result.ts'
import { errorCode } from '../rollout/open.ts'

/** `cases/<content hash>/` in the data folder: `home/` holds what was unpacked, `case.json` says of what. */

const manifest = z.object({
  version: z.literal(1),
  /** The SHA-256 of what it was opened from. */
  sha256: z.string(),
  /** Where the home lies below `home/`; empty for `home/` itself. */
  root: z.string(),
  files: z.number(),
  bytes: z.number(),
  leftOut: z.array(z.string()),
  leftOutCount: z.number(),
})
export type CaseManifest = z.infer<typeof manifest>

/** Of half-unpacked cases: the process that is at it. */
const UNFINISHED = /^new-(\d+)-/
/** 128 bits: the folder's path stays short. */
const NAME = /^[0-9a-f]{32}$/

export class CaseFolder {
  readonly path: string

  /** @param dataDir Skein's own folder. */
  constructor(dataDir: string) {
    this.path = join(dataDir, 'cases')
  }

  /** The case of a content; null where there is none, or it makes no sense. */
  find(sha256: string): CaseManifest | null {
    try {
      const found = manifest.parse(JSON.parse(readFileSync(join(this.#of(sha256), 'case.json'), 'utf8')))
      return found.sha256 === sha256 ? found : null
    } catch {
      return null
    }
  }

  /** The folder of a case that is opened as a home. */
  home({ sha256, root }: CaseManifest): string {
    return join(this.#of(sha256), 'home', root)
  }

  /** Makes a folder to unpack into. @throws the system's error */
  begin(): string {
    mkdirSync(this.path, { recursive: true, mode: 0o700 })
    const folder = mkdtempSync(join(this.path, `new-${process.pid}-`))
    mkdirSync(join(folder, 'home'), { mode: 0o700 })
    return folder
  }

  /** Makes an unpacked folder the case of its content. @throws the system's error */
  finish(folder: string, made: CaseManifest): void {
    writeFileSync(join(folder, 'case.json'), `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
    // What lies there is no case, or another process was faster.
    if (this.find(made.sha256) !== null) {
      this.discard(folder)
      return
    }
    rmSync(this.#of(made.sha256), { recursive: true, force: true })
    renameSync(folder, this.#of(made.sha256))
  }

  /** Deletes what {@link begin} made. */
  discard(folder: string): void {
    rmSync(folder, { recursive: true, force: true })
  }

  /** Deletes what was left half done by processes that are gone. */
  sweep(): void {
    for (const name of this.#names()) {
      const pid = UNFINISHED.exec(name)?.[1]
      if (pid !== undefined && !isRunning(Number(pid))) this.discard(join(this.path, name))
    }
  }

  /**
   * Deletes a case, by the path of its home. Whatever else lies there stays.
   * @throws AppError for a path that is no case's, the system's error
   */
  remove(homePath: string): void {
    const [name = '', home] = relative(this.path, homePath).split(sep)
    if (!NAME.test(name) || home !== 'home') throw new AppError('not-found', 'There is no such case')
    // Out of the way at once, so that a case is never found half deleted.
    const doomed = join(this.path, `new-${process.pid}-${name}`)
    try {
      renameSync(join(this.path, name), doomed)
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return
      throw error
    }
    this.discard(doomed)
  }

  #of(sha256: string): string {
    return join(this.path, sha256.slice(0, 32))
  }

  #names(): string[] {
    try {
      return readdirSync(this.path)
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    }
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}
