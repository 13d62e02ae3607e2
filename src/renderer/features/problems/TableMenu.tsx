import { call } from '../../ipc/client.ts'
import { allFailures, failuresCsv } from '../failures/index.ts'
import { allQueued, queueCsv } from '../queue/index.ts'
import { CsvMenu, type CsvSource } from '../tables/index.ts'
import { queryStore } from '../threads/index.ts'
import { coverageCsv, findingsCsv, matrixCsv, understoodCsv } from './csv.ts'
import { allEnded, endedCsv } from './ended.ts'
import { matrixOf } from './matrix.ts'
import { allFindings, problemsStore } from './store.ts'
import type { ProblemsView } from './view.ts'

const COUNTS: CsvSource = {
  name: 'counts',
  file: 'problem-counts',
  csv: async () => {
    const { summary, choice } = problemsStore.getState()
    return summary === null ? null : matrixCsv(matrixOf(summary, choice.severities))
  },
}
const FINDINGS: CsvSource = {
  name: 'listed findings',
  file: 'problems',
  csv: async () => findingsCsv(await allFindings()),
}

const FAILURES: CsvSource = {
  name: 'listed failures',
  file: 'failures',
  csv: async () => failuresCsv(await allFailures()),
}
const ENDED: CsvSource = {
  name: 'threads that ended together',
  file: 'ended-together',
  csv: async () => endedCsv(await allEnded()),
}
const QUEUE: CsvSource = {
  name: 'listed queue',
  file: 'triage-queue',
  csv: async () => queueCsv(await allQueued()),
}
const coverage = () => call('doctor.coverage', { homes: [...queryStore.getState().query.homes] })
const COVERAGE: CsvSource = {
  name: 'unknown kinds and keys',
  file: 'format-coverage',
  csv: async () => coverageCsv((await coverage()).unknown),
}
const UNDERSTOOD: CsvSource = {
  name: 'shares understood',
  file: 'understood',
  csv: async () => understoodCsv((await coverage()).releases),
}
const TABLES: Readonly<Record<ProblemsView, readonly CsvSource[]>> = {
  checks: [COUNTS, FINDINGS],
  failures: [FAILURES],
  ended: [ENDED],
  queue: [QUEUE],
  coverage: [UNDERSTOOD, COVERAGE],
}

/** Copies and saves the tables of the page for a spreadsheet. */
export function TableMenu({ view }: { readonly view: ProblemsView }) {
  return <CsvMenu tables={TABLES[view]} testId="problems-csv" />
}
