import styles from './Item.module.css'

/** The quiet mark of items that the app-server would not return. */
export function Reconstructed() {
  return (
    <span
      className={styles.aside}
      title="Put together by Skein from the recorded call and its output; the Codex app-server would not list it"
      data-testid="reconstructed"
    >
      reconstructed
    </span>
  )
}
