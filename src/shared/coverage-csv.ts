import type { Table } from './csv.ts'
import type { Out } from './ipc/contract.ts'

/** Kinds and keys that Skein does not know, by release. Pure. */
export function unknownTable({ unknown }: Pick<Out<'doctor.coverage'>, 'unknown'>): Table {
  return {
    header: ['unknown', 'name', 'release', 'records', 'files', 'first_file'],
    rows: unknown.map(one => [one.what, one.name, one.release, one.count, one.files, one.firstFile]),
  }
}

/** The part of the bytes that is understood, from 0 to 1; all of a file without bytes. */
export function shareUnderstood({
  bytes,
  unknownBytes,
}: {
  readonly bytes: number
  readonly unknownBytes: number
}): number {
  return bytes === 0 ? 1 : 1 - unknownBytes / bytes
}
