import { Bookmark, Ellipsis } from 'lucide-react'
import { Icon } from '../../../components/Icon.tsx'
import { Menu } from '../../../components/Menu.tsx'
import { Word } from '../../../content/Labels.tsx'
import { escapeHidden } from '../../../content/visible.ts'
import { count } from '../../../util/format.ts'
import rows from './Homes.module.css'
import styles from './Sidebar.module.css'

/** A saved search as the sidebar shows it. */
export interface SavedEntry {
  readonly id: number
  readonly name: string
  /** That it finds; null while they are not counted. */
  readonly threads: number | null
  readonly open: () => void
  readonly rename: () => void
  readonly remove: () => void
}

/** The saved searches, where there are any. */
export function Saved({ entries }: { readonly entries: readonly SavedEntry[] }) {
  if (entries.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="side-saved" data-testid="saved-searches">
      <h2 className={styles.title} id="side-saved">
        Saved searches
      </h2>
      <ul>
        {entries.map(({ id, name, threads, open, rename, remove }) => (
          <li className={rows.row} key={id}>
            <button type="button" className={styles.nav} title={escapeHidden(name)} data-testid="saved" onClick={open}>
              <Icon of={Bookmark} />
              <span className={styles.cut}>
                <Word text={name} />
              </span>
              {threads !== null && <span className={rows.count}>{count(threads)}</span>}
            </button>
            <span className={rows.tools}>
              <Menu
                icon={Ellipsis}
                small={true}
                label={`More for ${escapeHidden(name)}`}
                testId="saved-menu"
                groups={[
                  {
                    label: 'Saved search',
                    choices: [
                      { kind: 'action', label: 'Rename…', choose: rename },
                      { kind: 'action', label: 'Remove', choose: remove },
                    ],
                  },
                ]}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
