import type { Ledger } from '../../../shared/thread.ts'
import { count, plural } from '../../util/format.ts'

/** `3,204 lines: 2,900 used, 290 not shown, 14 problems`: where every line of the file went. */
export function ledgerWords(ledger: Ledger): string {
  const parts = [
    `${count(ledger.used)} used`,
    `${count(ledger.notShown)} not shown`,
    plural(ledger.problems, 'problem'),
  ]
  return `${plural(ledger.lines, 'line')}: ${parts.join(', ')}`
}
