import clsx from 'clsx'
import type { RecordMap } from '../../../shared/ipc/record-map.ts'
import styles from './MapLegend.module.css'
import { CLASS_NAMES } from './words.ts'

/** What the colours of a map mean; only those that it has. */
export function MapLegend({ map }: { readonly map: RecordMap }) {
  return (
    <ul className={styles.legend}>
      {map.classes.map(({ class: name }) => (
        <li key={name}>
          <span className={clsx(styles.swatch, styles[name])} aria-hidden={true} />
          {CLASS_NAMES[name]}
        </li>
      ))}
    </ul>
  )
}
