import { type Chord, capsOf, isMac } from '../util/action.ts'
import styles from './Kbd.module.css'
import { Kbd } from './Kbd.tsx'

/** The caps of keys that are pressed together. */
export function KeyCaps({ chord }: { readonly chord: Chord }) {
  return (
    <span className={styles.caps}>
      {capsOf(chord, isMac()).map(cap => (
        <Kbd key={cap}>{cap}</Kbd>
      ))}
    </span>
  )
}
