import * as z from 'zod'
import type { Profile } from '../../../shared/ipc/doctor.ts'
import { lineProblem } from '../problems.ts'
import type { Line } from '../rollout/lines.ts'
import { isObject, type ParsedLine } from '../rollout/record.ts'
import type { LineFault, LineObserver } from '../transcript/outline-builder.ts'
import { type CheckName, catalogue } from './catalogue.ts'
import { type Check, type CheckedFile, type Place, place, type Report, type SeenRecord, type Watcher } from './check.ts'
import { latestTime } from './checks/latest-time.ts'
import { Findings, type Found, keptFindings } from './findings.ts'
import { keptProfile, ProfileBuilder } from './profile.ts'
import { type LineStructure, structureOfParsed } from './structure/line-structure.ts'

/** What the checks say of one file. */
export interface Diagnosis {
  readonly found: Found
  readonly profile: Profile
}

/** What looking at a whole file came to; no profile where it could not be read to its end. */
export type Reading = Pick<Diagnosis, 'found'> & { readonly profile: Profile | null }

/** What is kept of looking at a file that may be read. */
export const keptDoctor = z.object({
  findings: keptFindings,
  profile: keptProfile,
  /** What each check knows, by its name: of the structure, of the records. */
  structure: z.record(z.string(), z.unknown()),
  records: z.record(z.string(), z.unknown()),
  at: place,
})
type KeptDoctor = z.infer<typeof keptDoctor>

/** A check's watcher. */
interface Named<T> {
  readonly name: CheckName
  readonly watcher: Watcher<T>
}

const checks: readonly Check<CheckName>[] = catalogue

/** Looks at a file line by line: at a legacy one while its outline is built, at a refused one through its structure alone. */
export class FileDoctor implements LineObserver {
  readonly #path: string
  readonly #readable: boolean
  #findings = new Findings()
  readonly #profile = new ProfileBuilder()
  readonly #structure: readonly Named<LineStructure>[]
  readonly #records: readonly Named<SeenRecord>[]
  /** Unix ms. */
  readonly #latest: number
  /** Whether times depend on when they were looked at: some lie ahead. */
  #isAhead = false
  #at: Place = { number: 0, offset: 0, time: null }

  /** @param path below the home. */
  constructor(path: string, file: CheckedFile) {
    this.#path = path
    this.#readable = file.readable
    this.#latest = latestTime(file)
    this.#structure = checks.flatMap(({ name, rules }) => {
      const watcher = rules?.structure?.(file, this.#reporter(name))
      return watcher === undefined ? [] : [{ name, watcher }]
    })
    this.#records = checks.flatMap(({ name, rules }) => {
      const watcher = file.readable ? rules?.records?.(file, this.#reporter(name)) : undefined
      return watcher === undefined ? [] : [{ name, watcher }]
    })
  }

  /** What it knows, to be asked behind `end`; null where looking again at another time would say something else. */
  get kept(): KeptDoctor | null {
    if (this.#isAhead) return null
    const { number, offset, time } = this.#at
    return {
      findings: this.#findings.all,
      profile: this.#profile.kept,
      structure: keptOf(this.#structure),
      records: keptOf(this.#records),
      at: { number, offset, time },
    }
  }

  /** Goes on from what was kept. @throws ZodError where a check knew something else */
  resume({ findings, profile, structure, records, at }: KeptDoctor): void {
    this.#findings.resume(findings, this.#path)
    this.#profile.resume(profile)
    for (const { name, watcher } of this.#structure) watcher.memory?.resume(structure[name])
    for (const { name, watcher } of this.#records) watcher.memory?.resume(records[name])
    this.#at = at
  }

  /** A line of a file that may be read, with what replay made of it. */
  line(line: Line, parsed: ParsedLine, fault: LineFault | null, missedTurns: number): void {
    const structure = structureOfParsed(line, parsed)
    this.#see(structure, parsed.kind === 'record' ? parsed.imageBytes : 0)
    if (fault !== null) this.#add(fault.check, fault.message, this.#at)
    if (parsed.kind !== 'record' || !isObject(parsed.record.payload)) return
    const { number, offset, time } = structure
    const { type, payload } = parsed.record
    const seen: SeenRecord = { number, offset, time, type, payload, missedTurns }
    for (const { watcher } of this.#records) watcher.see(seen)
  }

  /** A line of a file that is refused. */
  structure(line: LineStructure): void {
    this.#see(line, null)
    for (const { name, rules } of checks) {
      const message = rules?.line?.(line) ?? null
      if (message === null) continue
      this.#add(name, message, this.#at)
      return
    }
  }

  /** What is to be said if the file ends here; lines that are added to it later may follow. */
  end(): Diagnosis {
    const soFar = this.#findings.copy()
    for (const { watcher } of [...this.#structure, ...this.#records]) watcher.end?.()
    const { all } = this.#findings
    this.#findings = soFar
    return { found: all, profile: this.#profile.end(this.#readable) }
  }

  #see(line: LineStructure, imageBytes: number | null): void {
    this.#at = line
    this.#isAhead ||= line.time !== null && line.time > this.#latest
    this.#profile.add(line, imageBytes)
    for (const { watcher } of this.#structure) watcher.see(line)
  }

  #reporter(check: CheckName): Report {
    return (message, at = this.#at) => this.#add(check, message, at)
  }

  #add(check: CheckName, message: string, { number, offset, time }: Place): void {
    this.#findings.add(lineProblem(check, this.#path, number, offset, message), time)
  }
}

function keptOf(watchers: readonly Named<never>[]): Record<string, unknown> {
  const known = watchers.flatMap(({ name, watcher: { memory } }) => (memory === null ? [] : [[name, memory.kept()]]))
  return Object.fromEntries(known)
}
