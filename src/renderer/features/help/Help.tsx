import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { AboutModes } from './AboutModes.tsx'
import styles from './Help.module.css'
import { shortcuts } from './shortcuts.ts'
import { closeHelp, type HelpPage, openHelp, useHelpPage } from './store.ts'

const PAGES: readonly (readonly [HelpPage, string])[] = [
  ['keys', 'Keyboard'],
  ['modes', 'History modes'],
]

function Keys() {
  return (
    <div className={styles.keys}>
      {shortcuts.map(group => (
        <section className={styles.group} key={group.where}>
          <h2>{group.where}</h2>
          <dl>
            {group.list.map(shortcut => (
              <div className={styles.line} key={shortcut.name}>
                <dt>{shortcut.name}</dt>
                <dd className={styles.caps}>
                  {shortcut.keys.map(way => (
                    <Kbd key={way.join()}>{way.join(' ')}</Kbd>
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

/** The help: the keys that exist, and what history modes are. */
export function Help() {
  const page = useHelpPage()
  if (page === null) return null
  return (
    <Dialog
      title={page === 'keys' ? 'Keyboard shortcuts' : 'About history modes'}
      onClose={closeHelp}
      width={page === 'keys' ? 960 : 720}
      tools={
        <span className={styles.tabs}>
          {PAGES.map(([name, label]) => (
            <button
              type="button"
              className={styles.tab}
              aria-pressed={page === name}
              key={name}
              onClick={() => openHelp(name)}
            >
              {label}
            </button>
          ))}
        </span>
      }
    >
      {page === 'keys' ? <Keys /> : <AboutModes />}
    </Dialog>
  )
}
