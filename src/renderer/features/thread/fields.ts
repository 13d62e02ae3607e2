import type { SourcedField, ThreadDetail } from '../../../shared/ipc/detail.ts'
import { plural } from '../../util/format.ts'

/** Rows of the table in the order of reading: what the sources disagree about comes first. */
export function orderFields(fields: readonly SourcedField[]): readonly SourcedField[] {
  const differ = fields.filter(field => field.verdict === 'differ')
  return [...differ, ...fields.filter(field => field.verdict !== 'differ')]
}

/** One line about the sources themselves. */
export function sourcesWords(detail: Pick<ThreadDetail, 'fields' | 'stateRow'>): string {
  const differ = detail.fields.filter(field => field.verdict === 'differ').length
  const verdict = differ === 0 ? '' : `, ${plural(differ, 'disagreement')}`
  switch (detail.stateRow) {
    case 'present':
      return `Three sources side by side${verdict || ', no disagreement'}`
    case 'absent':
      return `The state database has no row for this thread${verdict}`
    case 'no-database':
      return `This home has no state database${verdict}`
    case 'unreadable':
      return `The state database of this home cannot be read${verdict}`
  }
}
