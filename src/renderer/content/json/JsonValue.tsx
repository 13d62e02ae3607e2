import { bytes, count, plural } from '../../util/format.ts'
import { VisibleText } from '../VisibleText.tsx'
import styles from './JsonTree.module.css'
import { isLongString, type JsonRow, LONG_STRING } from './json-rows.ts'

/** More of a string is not drawn in the tree; it can be copied whole. */
const MOST_CHARS = 100_000

/** A row's value, or how much is in it. */
export function JsonValue({ row }: { readonly row: JsonRow }) {
  const { value, size, open } = row
  if (typeof value === 'string') return <StringValue value={value} open={open === true} />
  switch (row.kind) {
    case 'object':
      return <span className={styles.size}>{size === 0 ? '{}' : `{ ${plural(size, 'member')} }`}</span>
    case 'array':
      return <span className={styles.size}>{size === 0 ? '[]' : `[ ${plural(size, 'entry', 'entries')} ]`}</span>
    case 'number':
    case 'boolean':
      return <span className={styles.number}>{String(value)}</span>
    default:
      return <span className={styles.nothing}>null</span>
  }
}

function StringValue({ value, open }: { readonly value: string; readonly open: boolean }) {
  if (!isLongString(value)) {
    return (
      <span className={styles.string}>
        "<VisibleText text={value} />"
      </span>
    )
  }
  if (open) {
    return (
      <span className={styles.long}>
        <VisibleText text={value.slice(0, MOST_CHARS)} />
        {value.length > MOST_CHARS && (
          <span className={styles.size}> … {bytes(value.length - MOST_CHARS)} more, not drawn</span>
        )}
      </span>
    )
  }
  const line = value.slice(0, LONG_STRING).split('\n', 1)[0] ?? ''
  const shown = line.slice(0, LONG_STRING - 200)
  const lines = value.split('\n').length
  return (
    <>
      <span className={styles.string}>
        "<VisibleText text={shown} />
        …"
      </span>
      <span className={styles.size}>
        {' '}
        {lines > 1 ? `${count(lines)} lines · ` : ''}
        {bytes(value.length)}
      </span>
    </>
  )
}
