import { csvTable } from '../../../../shared/csv.ts'
import type { InDatabase, Parity } from '../../../../shared/parity.ts'
import { plural } from '../../../util/format.ts'

/** Whether the home has one of the databases, readable or not. */
export function hasDatabase({ state, projection }: Parity): boolean {
  return state !== 'no-database' || projection !== 'no-database'
}

/** One line about how the databases stand to the files. */
export function parityWords(parity: Parity): string {
  if (!hasDatabase(parity)) return 'This home has neither of Codex’s databases'
  const differ = parity.facts.filter(({ verdict }) => verdict === 'differ').length
  const without = [missing(parity.state, 'state database'), missing(parity.projection, 'history projection')].filter(
    words => words !== null,
  )
  const verdict = differ > 0 ? plural(differ, 'difference') : without.length === 2 ? 'Nothing to compare' : 'All agree'
  return [verdict, ...without].join(', ')
}

function missing(found: InDatabase, what: string): string | null {
  switch (found) {
    case 'present':
    case 'absent':
      return null
    case 'no-database':
      return `no ${what} in this home`
    case 'unreadable':
      return `the ${what} cannot be read`
  }
}

/** Fact by fact, as the table has them. */
export function parityCsv({ facts }: Parity): string {
  return csvTable(
    ['fact', 'rollout_files', 'state_database', 'history_projection', 'verdict', 'note'],
    facts.map(({ fact, rollout, state, projection, verdict, note }) => [
      fact,
      rollout,
      state,
      projection,
      verdict,
      note,
    ]),
  )
}
