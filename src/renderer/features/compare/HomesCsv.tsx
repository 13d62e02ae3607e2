import type { ComparedHomeThread, HomeComparison } from '../../../shared/ipc/compare.ts'
import { call } from '../../ipc/client.ts'
import { allRows, CsvMenu } from '../tables/index.ts'
import { comparisonCsv, homesCsv, type Shown } from './words.ts'

/** Threads that are asked for at a time, and in all. */
const PART = 200
const MOST = 20_000

interface HomesCsvProps {
  readonly a: number
  readonly b: number
  readonly show: Shown
  readonly comparison: HomeComparison
}

/** All threads of the shown state, not only those of the page; at most 20,000. @throws AppError */
function allThreads({ a, b, show }: Omit<HomesCsvProps, 'comparison'>): Promise<ComparedHomeThread[]> {
  const wanted = { a, b, show: show === 'all' ? null : show }
  return allRows(
    MOST,
    PART,
    async (offset, limit) => (await call('compare.homes', { ...wanted, offset, limit })).threads,
  )
}

/** Copies and saves the tables of two homes for a spreadsheet. */
export function HomesCsv({ comparison, ...which }: HomesCsvProps) {
  const tables = [
    { name: 'listed threads', file: 'compared-threads', csv: async () => homesCsv(await allThreads(which)) },
    { name: 'facts', file: 'compared-homes', csv: async () => comparisonCsv(comparison) },
  ]
  return <CsvMenu tables={tables} testId="homes-csv" />
}
