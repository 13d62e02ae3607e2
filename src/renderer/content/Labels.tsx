import clsx from 'clsx'
import { splitPath } from '../util/text.ts'
import { useShortPath } from '../util/user-folder.ts'
import styles from './Text.module.css'
import { escapeHidden, escapePath } from './visible.ts'

/** A thread's name or first words on one line; italic where it has neither. */
export function Title({ text, className }: { readonly text: string | null; readonly className?: string | undefined }) {
  const shown = text === null ? '' : escapeHidden(text).trim()
  return shown === '' ? (
    <span className={clsx(styles.title, styles.none, className)}>No prompt</span>
  ) : (
    <bdi className={clsx(styles.title, className)}>{shown}</bdi>
  )
}

interface PathTextProps {
  readonly path: string
  /** The path in full, where `path` is a shorter form of it. */
  readonly whole?: string
  readonly className?: string | undefined
}

/** A path on one line: in the person's own folder from `~` on; where it does not fit, the folders before the last part give way. */
export function PathText({ path, whole = path, className }: PathTextProps) {
  const short = useShortPath()
  const [folder, name] = splitPath(escapePath(short(path)))
  return (
    <span className={clsx(styles.path, className)} title={escapePath(whole)} dir="ltr">
      <span className={styles.folder}>{folder}</span>
      <span className={styles.name}>{name}</span>
    </span>
  )
}

/** A short untrusted word (branch, model, tool name) on one line. */
export function Word({ text, className }: { readonly text: string; readonly className?: string | undefined }) {
  return <bdi className={className}>{escapeHidden(text)}</bdi>
}
