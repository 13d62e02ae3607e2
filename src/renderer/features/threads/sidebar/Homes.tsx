import clsx from 'clsx'
import { Briefcase, FileArchive, FlaskConical, Folder, FolderOpen, FolderX, House, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Home } from '../../../../shared/ipc/status.ts'
import { Icon } from '../../../components/Icon.tsx'
import { PathText, Word } from '../../../content/Labels.tsx'
import { escapeHidden } from '../../../content/visible.ts'
import { count, plural } from '../../../util/format.ts'
import { useShortPath } from '../../../util/user-folder.ts'
import { chooseArchive, chooseHome, homeKind, homeName, useEngine } from '../../engine/index.ts'
import { narrow, useQuery } from '../query-store.ts'
import { HomeMenu, homeAct } from './HomeMenu.tsx'
import { HomeNameField } from './HomeNameField.tsx'
import { HomeProblems } from './HomeProblems.tsx'
import styles from './Homes.module.css'
import shared from './Sidebar.module.css'

const ICONS = { home: House, folder: Folder, case: Briefcase, sample: FlaskConical, gone: FolderX } as const

interface HomeRowProps {
  readonly home: Home
  readonly at: number
  readonly of: number
}

function HomeRow({ home, at, of }: HomeRowProps) {
  const [state, setState] = useState<'shown' | 'renaming' | 'problems'>('shown')
  const chosen = useQuery(query => query.query.homes)
  const on = chosen.includes(home.id)
  const kind = homeKind(home)
  const name = homeName(home)
  const short = useShortPath()
  const called = escapeHidden(name ?? short(home.path))
  if (state === 'renaming') {
    return (
      <li className={styles.row}>
        <HomeNameField
          value={home.name ?? ''}
          placeholder={escapeHidden(homeName({ ...home, name: null }) ?? short(home.path))}
          onDone={given => {
            setState('shown')
            if (given !== null && given.trim() !== (home.name ?? ''))
              void homeAct('homes.rename', { homeId: home.id, name: given }, 'Renamed')
          }}
        />
      </li>
    )
  }
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={shared.nav}
        aria-pressed={on}
        title={escapeHidden(home.source ?? home.path)}
        data-testid="home"
        data-home-id={home.id}
        data-kind={kind}
        onClick={() => narrow({ homes: on ? chosen.filter(id => id !== home.id) : [...chosen, home.id] })}
      >
        <Icon of={ICONS[kind]} />
        <span className={clsx(shared.cut, kind === 'gone' && styles.gone)}>
          {name === null ? <PathText path={home.path} /> : <Word text={name} />}
        </span>
        {kind === 'case' && <span className={styles.tag}>read-only</span>}
        {kind === 'gone' && <span className={styles.tag}>not there</span>}
        {home.problemCount > 0 && (
          <Icon of={TriangleAlert} size={12} className={styles.mark} label={plural(home.problemCount, 'problem')} />
        )}
        <span className={styles.count}>{count(home.threadCount)}</span>
      </button>
      <span className={styles.tools}>
        <HomeMenu
          home={home}
          name={called}
          at={at}
          of={of}
          onRename={() => setState('renaming')}
          onProblems={() => setState('problems')}
        />
      </span>
      {state === 'problems' && <HomeProblems homeId={home.id} name={called} onClose={() => setState('shown')} />}
    </li>
  )
}

/** The open homes; one of them chosen leaves the others out. */
export function Homes() {
  const homes = useEngine(state => state.homes) ?? []
  return (
    <section className={shared.section} aria-labelledby="side-homes">
      <h2 className={shared.title} id="side-homes">
        Homes
      </h2>
      <ul>
        {homes.map((home, at) => (
          <HomeRow home={home} at={at} of={homes.length} key={home.id} />
        ))}
        <li>
          <button type="button" className={shared.nav} onClick={() => void chooseHome()} data-testid="open-folder">
            <Icon of={FolderOpen} />
            <span className={shared.cut}>Open folder…</span>
          </button>
        </li>
        <li>
          <button type="button" className={shared.nav} onClick={() => void chooseArchive()} data-testid="open-archive">
            <Icon of={FileArchive} />
            <span className={shared.cut}>Open archive…</span>
          </button>
        </li>
      </ul>
    </section>
  )
}
