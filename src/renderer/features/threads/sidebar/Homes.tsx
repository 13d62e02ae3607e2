import { FlaskConical, FolderOpen, House } from 'lucide-react'
import type { Home } from '../../../../shared/ipc/status.ts'
import { Icon } from '../../../components/Icon.tsx'
import { PathText } from '../../../content/Labels.tsx'
import { count } from '../../../util/format.ts'
import { chooseHome, useEngine } from '../../engine/index.ts'
import { narrow, useQuery } from '../query-store.ts'
import styles from './Sidebar.module.css'

function HomeRow({ home }: { readonly home: Home }) {
  const chosen = useQuery(state => state.query.homes)
  const on = chosen.includes(home.id)
  return (
    <li>
      <button
        type="button"
        className={styles.nav}
        aria-pressed={on}
        title={home.path}
        data-testid="home"
        data-home-id={home.id}
        onClick={() => narrow({ homes: on ? chosen.filter(id => id !== home.id) : [...chosen, home.id] })}
      >
        <Icon of={home.origin === 'sample' ? FlaskConical : House} />
        <span className={styles.cut}>
          {home.origin === 'sample' ? 'Sample threads' : <PathText path={home.path} />}
        </span>
        <span className={styles.number}>{count(home.threadCount)}</span>
      </button>
    </li>
  )
}

/** The open homes; one of them chosen leaves the others out. */
export function Homes() {
  const homes = useEngine(state => state.homes)
  return (
    <section className={styles.section} aria-labelledby="side-homes">
      <h2 className={styles.title} id="side-homes">
        Homes
      </h2>
      <ul>
        {homes?.map(home => (
          <HomeRow home={home} key={home.id} />
        ))}
        <li>
          <button type="button" className={styles.nav} onClick={() => void chooseHome()} data-testid="open-folder">
            <Icon of={FolderOpen} />
            <span className={styles.cut}>Open a folder…</span>
          </button>
        </li>
      </ul>
    </section>
  )
}
