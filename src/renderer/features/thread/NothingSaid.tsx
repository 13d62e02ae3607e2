import styles from './Known.module.css'

/** The cell of a place that says nothing. */
export function NothingSaid() {
  return (
    <td className={styles.none}>
      <span aria-hidden={true}>–</span>
      <span className="vh">says nothing</span>
    </td>
  )
}
