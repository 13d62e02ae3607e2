import { Table2 } from 'lucide-react'
import { Menu } from '../../components/Menu.tsx'
import { isCancelled, toAppError } from '../../ipc/client.ts'
import { announce } from '../../util/announce.ts'
import { copyText } from '../../util/clipboard.ts'
import { plural } from '../../util/format.ts'
import { findingsCsv, matrixCsv } from './csv.ts'
import { matrixOf } from './matrix.ts'
import { allFindings, problemsStore } from './store.ts'

async function copy(text: string, what: string): Promise<void> {
  announce((await copyText(text)) ? `${what} copied as CSV` : `${what} could not be copied`)
}

function copyCounts(): void {
  const { summary, choice } = problemsStore.getState()
  if (summary !== null) void copy(matrixCsv(matrixOf(summary, choice.severities)), 'Counts')
}

async function copyFindings(): Promise<void> {
  try {
    const findings = await allFindings()
    await copy(findingsCsv(findings), plural(findings.length, 'finding'))
  } catch (error) {
    if (!isCancelled(error)) announce(toAppError(error).message)
  }
}

/** Copies the tables of the page for a spreadsheet. */
export function CopyTables() {
  const choices = [
    { kind: 'action' as const, label: 'Copy the counts as CSV', choose: copyCounts },
    { kind: 'action' as const, label: 'Copy the listed findings as CSV', choose: () => void copyFindings() },
  ]
  return <Menu icon={Table2} label="Copy as CSV" testId="problems-csv" groups={[{ label: 'CSV', choices }]} />
}
