import { Table2 } from 'lucide-react'
import { Menu } from '../../components/Menu.tsx'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { announce } from '../../util/announce.ts'
import { copyText } from '../../util/clipboard.ts'
import { allFailures, failuresCsv } from '../failures/index.ts'
import { notify, saveTable } from '../notice/index.ts'
import { allQueued, queueCsv } from '../queue/index.ts'
import { queryStore } from '../threads/index.ts'
import { coverageCsv, findingsCsv, matrixCsv } from './csv.ts'
import { allEnded, endedCsv } from './ended.ts'
import { matrixOf } from './matrix.ts'
import { allFindings, problemsStore } from './store.ts'
import type { ProblemsView } from './view.ts'

/** A table of the page, made when it is wanted. */
interface Table {
  /** In running text. */
  readonly name: string
  /** Of a file, without its ending. */
  readonly file: string
  /** @returns null where there is nothing yet. @throws AppError */
  readonly csv: () => Promise<string | null>
}

const COUNTS: Table = {
  name: 'counts',
  file: 'problem-counts',
  csv: async () => {
    const { summary, choice } = problemsStore.getState()
    return summary === null ? null : matrixCsv(matrixOf(summary, choice.severities))
  },
}
const FINDINGS: Table = {
  name: 'listed findings',
  file: 'problems',
  csv: async () => findingsCsv(await allFindings()),
}

async function give(table: Table, take: (csv: string) => Promise<void>): Promise<void> {
  try {
    const csv = await table.csv()
    if (csv !== null) await take(csv)
  } catch (error) {
    if (!isCancelled(error)) notify(`The ${table.name} could not be had. ${toAppError(error).message}`, true)
  }
}

async function copy({ name }: Table, csv: string): Promise<void> {
  announce((await copyText(csv)) ? `The ${name} were copied as CSV` : `The ${name} could not be copied`)
}

const FAILURES: Table = {
  name: 'listed failures',
  file: 'failures',
  csv: async () => failuresCsv(await allFailures()),
}
const ENDED: Table = {
  name: 'threads that ended together',
  file: 'ended-together',
  csv: async () => endedCsv(await allEnded()),
}
const QUEUE: Table = {
  name: 'listed queue',
  file: 'triage-queue',
  csv: async () => queueCsv(await allQueued()),
}
const COVERAGE: Table = {
  name: 'unknown kinds and keys',
  file: 'format-coverage',
  csv: async () => {
    const { unknown } = await call('doctor.coverage', { homes: [...queryStore.getState().query.homes] })
    return coverageCsv(unknown)
  },
}
const TABLES: Readonly<Record<ProblemsView, readonly Table[]>> = {
  checks: [COUNTS, FINDINGS],
  failures: [FAILURES],
  ended: [ENDED],
  queue: [QUEUE],
  coverage: [COVERAGE],
}

/** Copies and saves the tables of the page for a spreadsheet. */
export function TableMenu({ view }: { readonly view: ProblemsView }) {
  const choices = TABLES[view].flatMap(table => [
    {
      kind: 'action' as const,
      label: `Copy the ${table.name} as CSV`,
      choose: () => void give(table, csv => copy(table, csv)),
    },
    {
      kind: 'action' as const,
      label: `Save the ${table.name} as CSV…`,
      choose: () => void give(table, csv => saveTable(table.file, csv)),
    },
  ])
  return <Menu icon={Table2} label="Tables as CSV" testId="problems-csv" groups={[{ label: 'CSV', choices }]} />
}
