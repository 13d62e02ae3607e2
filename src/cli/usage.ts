import { visible, visibleJson } from '../main/engine/export/visible.ts'
import { UsageFacts } from '../main/engine/usage/queries.ts'
import { threadQuery } from '../shared/ipc/query.ts'
import { type PrintedUsage, printedUsage, type TokenUse } from '../shared/ipc/usage.ts'
import { formOf, homeOptions, oneOf, openStore, parse, usageError } from './arguments.ts'
import { visibleTable } from './csv.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { untilInterrupted } from './interrupt.ts'
import { complain, write, writeLine } from './output.ts'
import { tellReading } from './search-text.ts'

const PERIODS = ['day', 'week', 'month'] as const
const BY = [...PERIODS, 'project', 'model', 'source', 'provider'] as const

const config = {
  allowPositionals: false,
  options: {
    ...homeOptions,
    json: { type: 'boolean', default: false },
    csv: { type: 'boolean', default: false },
    by: { type: 'string', default: 'day' },
    since: { type: 'string' },
    until: { type: 'string' },
  },
} as const

/** `skein usage` */
export async function run(args: string[]): Promise<ExitCode> {
  const { values } = parse({ args, ...config })
  const form = formOf(values, ['json', 'csv'])
  const by = oneOf('by', values.by, BY)
  const days = { from: dayOf('since', values.since), to: dayOf('until', values.until) }
  const store = await openStore(values)
  try {
    return await untilInterrupted(async signal => {
      await store.readAll(tellReading(), signal)
      const step = PERIODS.find(period => period === by) ?? 'day'
      const split = by === 'day' || by === 'week' || by === 'month' ? 'project' : by
      const query = store.within(threadQuery.parse({}))
      const { periods, groups, ...rest } = new UsageFacts(store.reader).summary({ query, step, split, ...days })
      const rows =
        by === step
          ? periods.map(({ from, ...use }) => ({ name: from, ...use }))
          : groups.map(({ value, threads: _, ...use }) => ({ name: value, ...use }))
      const usage = printedUsage.parse({ by, rows, ...rest, others: by === step ? NO_OTHERS : rest.others })
      if (form === 'json') await writeLine(visibleJson(usage, process.stdout.isTTY ? 2 : 0))
      else if (form === 'csv') await write(csvOf(usage))
      else if (usage.rows.length === 0) complain('no tokens')
      else await write(textOf(usage))
      if (form !== 'json') tellRest(usage)
      return exitCodes.ok
    })
  } finally {
    store.close()
  }
}

const NO_OTHERS = { groups: 0, input: 0, cachedInput: 0, output: 0, reasoning: 0 }

function dayOf(option: string, day: string | undefined): string | null {
  if (day === undefined) return null
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(day) : null
  // Dates such as 30 February are no time, or another day.
  if (at === null || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) {
    throw usageError(`--${option} wants a day such as 2026-11-23, not '${day}'`)
  }
  return day
}

function values({ input, cachedInput, output, reasoning }: TokenUse): number[] {
  return [input, cachedInput, output, reasoning, input + output]
}

function csvOf({ by, rows }: PrintedUsage): string {
  const header = [by, 'input_tokens', 'cached_input_tokens', 'output_tokens', 'reasoning_tokens', 'total_tokens']
  return visibleTable({ header, rows: rows.map(({ name, ...use }) => [name, ...values(use)]) })
}

function textOf({ by, rows, total }: PrintedUsage): string {
  const name = (text: string | null) => (text === null || text === '' ? 'not told' : visible(text))
  const table = [
    [by.toUpperCase(), 'INPUT', 'CACHED', 'OUTPUT', 'REASONING', 'TOTAL'],
    ...rows.map(row => [name(row.name), ...values(row).map(String)]),
    ['all', ...values(total).map(String)],
  ]
  const widths = table[0]?.map((_, column) => Math.max(...table.map(row => row[column]?.length ?? 0))) ?? []
  const line = (row: readonly string[]) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')
  return table.map(row => `${line(row)}\n`).join('')
}

/** What the sums leave out or count twice. */
function tellRest({ waiting, notOpened, copies, others }: PrintedUsage): void {
  if (others.groups > 0) complain(`${others.groups} more, with ${others.input + others.output} tokens, are not listed`)
  if (notOpened.threads > 0) complain(`threads that are not opened and in no sum: ${notOpened.threads}`)
  if (waiting > 0) complain(`threads that could not be read yet: ${waiting}`)
  if (copies > 0) complain(`threads in several homes, counted in each: ${copies}`)
}
