import styles from './Kbd.module.css'

/** A key's cap. */
export function Kbd({ children }: { readonly children: string }) {
  return <kbd className={styles.kbd}>{children}</kbd>
}
