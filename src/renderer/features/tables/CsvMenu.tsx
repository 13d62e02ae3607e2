import { Table2 } from 'lucide-react'
import { Menu } from '../../components/Menu.tsx'
import { isCancelled, toAppError } from '../../ipc/client.ts'
import { announce } from '../../util/announce.ts'
import { copyText } from '../../util/clipboard.ts'
import { notify, saveTable } from '../notice/index.ts'

/** A table for a spreadsheet, made when it is wanted. */
export interface CsvSource {
  /** In running text. */
  readonly name: string
  /** Of a file, without its ending. */
  readonly file: string
  /** @returns null where there is nothing yet. @throws AppError */
  readonly csv: () => Promise<string | null>
}

async function give({ name, csv }: CsvSource, take: (csv: string) => Promise<void>): Promise<void> {
  try {
    const made = await csv()
    if (made !== null) await take(made)
  } catch (error) {
    if (!isCancelled(error)) notify(`The ${name} could not be had. ${toAppError(error).message}`, true)
  }
}

async function copy({ name }: CsvSource, csv: string): Promise<void> {
  announce((await copyText(csv)) ? `The ${name} were copied as CSV` : `The ${name} could not be copied`)
}

/** Copies and saves tables that are not loaded as a whole. */
export function CsvMenu({ tables, testId }: { readonly tables: readonly CsvSource[]; readonly testId: string }) {
  const choices = tables.flatMap(table => [
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
  return <Menu icon={Table2} label="Tables as CSV" testId={testId} groups={[{ label: 'CSV', choices }]} />
}
