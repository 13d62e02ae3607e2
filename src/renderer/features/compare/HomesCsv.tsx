import { Table2 } from 'lucide-react'
import type { ComparedHomeThread, HomeComparison } from '../../../shared/ipc/compare.ts'
import { Menu } from '../../components/Menu.tsx'
import { call, isCancelled, toAppError } from '../../ipc/client.ts'
import { announce } from '../../util/announce.ts'
import { copyText } from '../../util/clipboard.ts'
import { notify, saveTable } from '../notice/index.ts'
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
async function allThreads({ a, b, show }: Omit<HomesCsvProps, 'comparison'>): Promise<ComparedHomeThread[]> {
  const all: ComparedHomeThread[] = []
  for (let more = true; more && all.length < MOST; ) {
    const part = { show: show === 'all' ? null : show, offset: all.length, limit: PART }
    const { threads } = await call('compare.homes', { a, b, ...part })
    all.push(...threads)
    more = threads.length === PART
  }
  return all
}

/** Copies and saves the tables of two homes for a spreadsheet. */
export function HomesCsv({ comparison, ...which }: HomesCsvProps) {
  const threads = async (take: (csv: string) => Promise<void>) => {
    try {
      await take(homesCsv(await allThreads(which)))
    } catch (error) {
      if (!isCancelled(error)) notify(`The threads could not be had. ${toAppError(error).message}`, true)
    }
  }
  const copy = async (what: string, csv: string) =>
    announce((await copyText(csv)) ? `The ${what} were copied as CSV` : `The ${what} could not be copied`)
  const facts = comparisonCsv(comparison)
  const action = (label: string, choose: () => void) => ({ kind: 'action' as const, label, choose })
  return (
    <Menu
      icon={Table2}
      label="Tables as CSV"
      testId="homes-csv"
      groups={[
        {
          label: 'CSV',
          choices: [
            action('Copy the listed threads as CSV', () => void threads(csv => copy('threads', csv))),
            action('Save the listed threads as CSV…', () => void threads(csv => saveTable('compared-threads', csv))),
            action('Copy the facts as CSV', () => void copy('facts', facts)),
            action('Save the facts as CSV…', () => void saveTable('compared-homes', facts)),
          ],
        },
      ]}
    />
  )
}
