import { Coins } from 'lucide-react'
import type { ReactNode } from 'react'
import type { TokenUse, UsageSplit, UsageStep } from '../../../shared/ipc/usage.ts'
import { Button } from '../../components/Button.tsx'
import { Choice } from '../../components/Choice.tsx'
import { PathText, Word } from '../../content/Labels.tsx'
import { count, plural } from '../../util/format.ts'
import { type Column, DataTable } from '../tables/index.ts'
import { sourceName } from '../threads/index.ts'
import { type Costs, costText } from './costs.ts'
import { periodName } from './spans.ts'
import { chooseSplit, type Summary, useUsage } from './store.ts'

const NUMBERS: readonly Column[] = [
  { name: 'Input', number: true },
  { name: 'of it cached', number: true },
  { name: 'Output', number: true },
  { name: 'of it reasoning', number: true },
  { name: 'Total', number: true },
]
const CSV_NUMBERS = ['input_tokens', 'cached_input_tokens', 'output_tokens', 'reasoning_tokens', 'total_tokens']

function values({ input, cachedInput, output, reasoning }: TokenUse): readonly number[] {
  return [input, cachedInput, output, reasoning, input + output]
}

const numbers = (use: TokenUse): readonly string[] => values(use).map(count)

/** What lies beyond the groups that are listed. */
function Others({ others }: { readonly others: Summary['others'] }) {
  if (others.groups === 0) return null
  return <p>{`And ${plural(others.groups, 'more', 'more')} with ${count(others.input + others.output)} tokens.`}</p>
}

/** The bars in numbers. */
export function PeriodTable({ periods, step }: { readonly periods: Summary['periods']; readonly step: UsageStep }) {
  const rows = [...periods].reverse()
  return (
    <DataTable
      title="Tokens over time"
      testId="usage-periods"
      columns={[{ name: step === 'month' ? 'Month' : step === 'week' ? 'Week' : 'Day' }, ...NUMBERS]}
      rows={rows.map(({ from, ...use }) => ({
        key: from ?? '',
        cells: [from === null ? 'No time told' : periodName(from, step), ...numbers(use)],
      }))}
      csv={{
        name: `usage-by-${step}`,
        header: [step, ...CSV_NUMBERS],
        rows: periods.map(({ from, ...use }) => [from, ...values(use)]),
      }}
    />
  )
}

const SPLITS = [
  { value: 'project', name: 'Projects' },
  { value: 'source', name: 'Sources' },
  { value: 'provider', name: 'Providers' },
] as const

function groupName(split: UsageSplit, value: string): ReactNode {
  if (value === '') return 'Not told'
  if (split === 'project') return <PathText path={value} />
  return <Word text={split === 'source' ? sourceName(value) : value} />
}

/** Tokens by project, source or provider. */
export function GroupTable({ summary, split }: { readonly summary: Summary; readonly split: UsageSplit }) {
  const chosen = useUsage(state => state.split)
  return (
    <DataTable
      title={SPLITS.find(({ value }) => value === split)?.name ?? 'Projects'}
      testId="usage-groups"
      tools={
        <Choice label="Break down by" options={SPLITS} value={chosen} onChoose={chooseSplit} testId="usage-split" />
      }
      columns={[{ name: 'Name' }, { name: 'Threads', number: true }, ...NUMBERS]}
      rows={summary.groups.map(({ value, threads, ...use }) => ({
        key: value,
        cells: [groupName(split, value), count(threads), ...numbers(use)],
      }))}
      csv={{
        name: `usage-by-${split}`,
        header: [split, 'threads', ...CSV_NUMBERS],
        rows: summary.groups.map(({ value, threads, ...use }) => [value, threads, ...values(use)]),
      }}
    >
      <Others others={summary.others} />
    </DataTable>
  )
}

interface ModelTableProps {
  readonly models: Summary['models']
  readonly costs: Costs
  readonly onPrices: () => void
}

/** Tokens by model, with what they cost where the person has given a price. */
export function ModelTable({ models, costs, onPrices }: ModelTableProps) {
  const priced = costs.total !== null
  return (
    <DataTable
      title="Models"
      testId="usage-models"
      tools={
        <Button kind="quiet" icon={Coins} data-testid="usage-prices" onClick={onPrices}>
          Prices…
        </Button>
      }
      columns={[
        { name: 'Model' },
        { name: 'Threads', number: true },
        ...NUMBERS,
        ...(priced ? [{ name: 'Cost', number: true }] : []),
      ]}
      rows={models.groups.map(({ value, threads, ...use }) => {
        const cost = costs.of.get(value)
        return {
          key: value,
          cells: [
            groupName('model', value),
            count(threads),
            ...numbers(use),
            ...(priced ? [cost === undefined ? 'no price' : costText(cost)] : []),
          ],
        }
      })}
      csv={{
        name: 'usage-by-model',
        header: ['model', 'threads', ...CSV_NUMBERS, ...(priced ? ['cost'] : [])],
        rows: models.groups.map(({ value, threads, ...use }) => [
          value,
          threads,
          ...values(use),
          ...(priced ? [costs.of.get(value) ?? null] : []),
        ]),
      }}
    >
      <Others others={models.others} />
    </DataTable>
  )
}
