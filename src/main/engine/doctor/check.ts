import * as z from 'zod'
import type { Severity } from '../../../shared/problem.ts'
import type { Head } from '../rollout/head.ts'
import type { LineStart } from '../rollout/lines.ts'
import type { RolloutName } from '../rollout/names.ts'
import type { JsonObject } from '../rollout/record.ts'
import type { HeadLine } from '../rollout/start.ts'
import type { HomeUnderCheck } from './home-facts.ts'
import type { Memory } from './memory.ts'
import type { LineStructure } from './structure/line-structure.ts'

/**
 * What a check is: a name that stays, words for people, and rules. To add one, write a file in `checks/`, name it in
 * `catalogue.ts`, and show its damage in `fixtures/damage/`; docs, routes, command line and schemas follow.
 */
export interface Check<N extends string = string> {
  /** Stable, kebab-case. */
  readonly name: N
  /** What the check looks at; groups checks for people. */
  readonly about: CheckSubject
  /** `error`: something cannot be read as it was meant. `warning`: not all of it, or not with trust. `info`: a remark. */
  readonly severity: Severity
  readonly title: string
  readonly meaning: string
  /** What a person can do about it. */
  readonly remedy: string
  /** None where whoever reads the file or the folder reports it. */
  readonly rules?: Rules
}

export type CheckSubject = 'line' | 'head' | 'order' | 'turn' | 'file' | 'home'

export interface Rules {
  /** What is wrong with a line; the first check that finds something has it. Of legacy lines the outline says it. */
  readonly line?: (line: LineStructure) => string | null
  /** Watches the structure of a file, legacy or refused. */
  readonly structure?: (file: CheckedFile, report: Report) => Watcher<LineStructure>
  /** Watches the records of a file that may be read. */
  readonly records?: (file: CheckedFile, report: Report) => Watcher<SeenRecord>
  /** Looks at the beginning and the name of a file. */
  readonly start?: (file: StartedFile) => string | null
  /** Looks at the head of a file that has one; what is found stands at the line of the head. */
  readonly head?: (file: HeadedFile) => string | null
  /** Looks at a home's files together, and at what stands beside them. */
  readonly home?: (home: HomeUnderCheck) => Iterable<HomeFinding>
}

export const place = z.object({
  /** One-based. */
  number: z.number(),
  /** Bytes, in the uncompressed file. */
  offset: z.number(),
  /** Unix ms; null where it is not known. */
  time: z.number().nullable(),
})
export type Place = Readonly<z.infer<typeof place>>

/** Says what was found, in words without a text of the thread. @param at the line that is looked at unless given. */
export type Report = (message: string, at?: Place) => void

/** Is shown one thing after the other, in the order of the file. */
export interface Watcher<T> {
  see(seen: T): void
  /** Null where a line is seen without knowing any before it. */
  readonly memory: Memory | null
  /** The file ends here, for now: it may grow, and this is asked again. Must not change what the watcher knows. */
  end?(): void
}

/** A record that replay has taken in. */
export interface SeenRecord extends Place {
  readonly type: string
  readonly payload: JsonObject
  /** Turns that were to be taken back so far and were not there. */
  readonly missedTurns: number
}

/** A file whose lines are looked at. */
export interface CheckedFile {
  readonly head: Head
  /** Whether its records may be read, not only its structure. */
  readonly readable: boolean
  /** Unix ms, of the file. */
  readonly modifiedAt: number
  /** Unix ms. */
  readonly now: number
}

/** A file whose beginning has been read. */
export interface StartedFile {
  readonly path: string
  readonly name: RolloutName
  readonly sizeBytes: number
  readonly head: Head
}

/** One that has a head. */
export interface HeadedFile extends StartedFile {
  readonly headLine: Pick<HeadLine, 'linesBefore'>
}

/** @param path below the home. */
export interface HomeFinding {
  readonly path: string
  readonly message: string
  /** The line of the file that says so. */
  readonly at?: LineStart | null
}

/** A check, its name kept as a type. */
export function defineCheck<const N extends string>(check: Check<N>): Check<N> {
  return check
}
