import { Button } from '../../components/Button.tsx'
import { Word } from '../../content/Labels.tsx'
import { count } from '../../util/format.ts'
import { Aside } from '../pages/index.ts'
import { DataTable } from '../tables/index.ts'
import { type Report, resetRefusals } from './store.ts'
import { refusalsOf } from './sums.ts'
import { monthWord } from './words.ts'

/** How often somebody asked here to open a thread that Skein does not open. */
export function Refusals({ refusals }: { readonly refusals: NonNullable<Report['refusals']> }) {
  const { modes, months } = refusalsOf(refusals)
  return (
    <DataTable
      title="Refused openings"
      testId="compatibility-refusals"
      tools={
        months.length > 0 && (
          <Button kind="quiet" data-testid="reset-refusals" onClick={() => void resetRefusals()}>
            Set back
          </Button>
        )
      }
      none="None so far."
      columns={[{ name: 'Month' }, ...modes.map(mode => ({ name: mode, number: true }))]}
      rows={months.map(month => ({
        key: month.month,
        cells: [
          monthWord(month.month),
          ...modes.map(mode => <Word key={mode} text={count(month.modes.get(mode) ?? 0)} />),
        ],
      }))}
      csv={{
        name: 'refused-openings',
        header: ['month', ...modes],
        rows: months.map(month => [month.month, ...modes.map(mode => month.modes.get(mode) ?? 0)]),
      }}
    >
      <Aside>Counted on this machine alone and never sent anywhere.</Aside>
    </DataTable>
  )
}
