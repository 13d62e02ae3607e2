import styles from './Progress.module.css'

/** A bar that is filled to `part` (0 to 1). It is drawn only; the text beside it says the same. */
export function Progress({ part }: { readonly part: number }) {
  const width = `${Math.min(1, Math.max(0, part)) * 100}%`
  return (
    <div className={styles.track} aria-hidden={true}>
      <div className={styles.bar} style={{ width }} />
    </div>
  )
}
