import type { Table } from './csv.ts'
import type { Out } from './ipc/contract.ts'

/** Kinds and keys that Skein does not know, by release. Pure. */
export function unknownTable({ unknown }: Pick<Out<'doctor.coverage'>, 'unknown'>): Table {
  return {
    header: ['unknown', 'name', 'release', 'records', 'files', 'first_file'],
    rows: unknown.map(one => [one.what, one.name, one.release, one.count, one.files, one.firstFile]),
  }
}
