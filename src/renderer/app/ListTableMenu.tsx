import { csvOf } from '../../shared/csv.ts'
import { threadsTable } from '../../shared/threads-csv.ts'
import { CsvMenu, type CsvSource } from '../features/tables/index.ts'
import { allListed, useList } from '../features/threads/index.ts'

const LISTED: CsvSource = {
  name: 'listed threads',
  file: 'threads',
  csv: async () => csvOf(threadsTable(await allListed())),
}

/** Copies and saves the list, as it is narrowed and ordered, for a spreadsheet. */
export function ListTableMenu() {
  const empty = useList(state => state.cache.total === 0)
  return empty ? null : <CsvMenu tables={[LISTED]} testId="list-csv" />
}
