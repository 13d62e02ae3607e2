import { createHash } from 'node:crypto'
import type { FailureKind } from '../../../shared/ipc/failures.ts'

/** What failed in one file: the shapes that go from the reading of a file to the index. */

/** Something that failed, as its record tells it. */
export interface Told {
  readonly kind: FailureKind
  readonly code: string
  /** Whole, as the file has it. */
  readonly text: string
  /** Of the call that it is about. */
  readonly callId: string | null
}

/** What several failures have in common. */
export interface Fingerprint {
  readonly kind: FailureKind
  /** An exit code, a tool's name, the client's name of an error, the reason of a stop; empty where nothing is told. */
  readonly code: string
  /** The telling words, normalised; empty for those beyond the bound of a file. */
  readonly text: string
}

/** All failures of a file with the same fingerprint. */
export interface Failure extends Fingerprint {
  /** Of the fingerprint; the same in every index. */
  readonly id: number
  readonly count: number
  /** Unix ms; null where no record of them tells a time. */
  readonly firstAt: number | null
  readonly lastAt: number | null
  /** Of the latest one, from 1. */
  readonly line: number
}

/** 48 bits: few enough to be a number anywhere. */
const ID_BYTES = 6

/** The number of a fingerprint. */
export function idOf({ kind, code, text }: Fingerprint): number {
  return createHash('sha256').update(`${kind}\0${code}\0${text}`).digest().readUIntBE(0, ID_BYTES)
}
