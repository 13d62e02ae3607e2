import { visible } from '../main/engine/export/visible.ts'
import { shareUnderstood } from '../shared/coverage-csv.ts'
import type { Out } from '../shared/ipc/contract.ts'
import { columns } from './columns.ts'

/** How much of the files is understood, and what is not, for people. */
export function coverageText({ releases, unknown }: Out<'doctor.coverage'>): string[] {
  const section = (head: readonly string[], rows: readonly (readonly string[])[]) =>
    rows.length === 0 ? [] : ['', ...columns([head, ...rows.map(row => row.map(visible))])]
  return [
    ...section(
      ['understood of', 'files', 'bytes', 'not understood', 'share'],
      releases.map(({ release, files, bytes, unknownBytes }) => [
        ...[release || '(not stated)', String(files), String(bytes), String(unknownBytes)],
        `${(Math.floor(shareUnderstood({ bytes, unknownBytes }) * 1000) / 10).toFixed(1)} %`,
      ]),
    ),
    ...section(
      ['unknown', 'name', 'release', 'records', 'files', 'first file'],
      unknown.map(one => [
        ...[one.what, one.name, one.release || '(not stated)', String(one.count), String(one.files), one.firstFile],
      ]),
    ),
    ...(releases.length > 0 && unknown.length === 0 ? ['', nothingUnknown(releases)] : []),
  ]
}

function nothingUnknown(releases: Out<'doctor.coverage'>['releases']): string {
  const isWhole = releases.every(({ unknownBytes }) => unknownBytes === 0)
  return `No kind of record and no key is unknown${isWhole ? '.' : '; what is not understood is in lines that are no records.'}`
}
