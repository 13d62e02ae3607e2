import type { Histogram } from '../../../../shared/ipc/query.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { count } from '../../../util/format.ts'
import styles from './Activity.module.css'
import { barName } from './brush.ts'

interface ActivityTableProps {
  readonly histogram: Histogram
  readonly onClose: () => void
}

/** The histogram in numbers; times without threads are left out. */
export function ActivityTable({ histogram, onClose }: ActivityTableProps) {
  const bars = histogram.bars.filter(bar => bar.legacy + bar.paginated + bar.unknown > 0).reverse()
  return (
    <Dialog title="Activity" onClose={onClose} width={560}>
      <table className={styles.table} data-testid="activity-table">
        <thead>
          <tr>
            <th scope="col">Last change</th>
            <th scope="col">Legacy</th>
            <th scope="col">Paginated</th>
            <th scope="col">Unknown</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(bar => (
            <tr key={bar.from}>
              <th scope="row">{barName(histogram.unit, bar.from)}</th>
              <td>{count(bar.legacy)}</td>
              <td>{count(bar.paginated)}</td>
              <td>{count(bar.unknown)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}
