import type { Ledger } from '../../../shared/thread.ts'
import { count, plural } from '../../util/format.ts'

/** `3,204 lines: 2,900 used, 290 not shown, 14 with problems or remarks`: where every line of the file went. */
export function ledgerWords(ledger: Ledger): string {
  const parts = [
    `${count(ledger.used)} used`,
    `${count(ledger.notShown)} not shown`,
    `${count(ledger.problems)} with problems or remarks`,
  ]
  return `${plural(ledger.lines, 'line')}: ${parts.join(', ')}`
}
