import { Dialog } from '../../components/Dialog.tsx'
import type { SheetGroup } from '../../util/action.ts'
import { AboutModes } from './AboutModes.tsx'
import styles from './Help.module.css'
import { Keys } from './Keys.tsx'
import { closeHelp, type HelpPage, openHelp, useHelpPage } from './store.ts'

const PAGES: readonly (readonly [HelpPage, string])[] = [
  ['keys', 'Keyboard'],
  ['modes', 'History modes'],
]

/** The help: the keys that exist, and what history modes are. */
export function Help({ sheet }: { readonly sheet: readonly SheetGroup[] }) {
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
      {page === 'keys' ? <Keys sheet={sheet} /> : <AboutModes />}
    </Dialog>
  )
}
