import { KeyCaps } from '../../components/KeyCaps.tsx'
import type { SheetGroup } from '../../util/action.ts'
import styles from './Help.module.css'

/** The sheet: every key that works, by where it works. */
export function Keys({ sheet }: { readonly sheet: readonly SheetGroup[] }) {
  return (
    <div className={styles.keys} data-testid="shortcut-sheet">
      {sheet.map(({ group, lines }) => (
        <section className={styles.group} key={group}>
          <h2>{group}</h2>
          <dl>
            {lines.map(({ name, keys }) => (
              <div className={styles.line} key={name}>
                <dt>{name}</dt>
                <dd className={styles.caps}>
                  {keys.map(chord => (
                    <KeyCaps chord={chord} key={chord} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
