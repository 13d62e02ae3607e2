import { FolderOpen, Lock } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Home } from '../../../shared/ipc/status.ts'
import { Button } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { ModeBadge } from '../../components/ModeBadge.tsx'
import { Middle } from '../../components/Note.tsx'
import { PathText } from '../../content/Labels.tsx'
import { plural } from '../../util/format.ts'
import { chooseHome, openSample } from './store.ts'
import styles from './Welcome.module.css'

const STATE = {
  ok: 'exists, empty',
  missing: 'no such folder',
  unreadable: 'cannot be read',
  'not-a-folder': 'not a folder',
} as const

function Looked({ homes }: { readonly homes: readonly Home[] }) {
  return (
    <table className={styles.looked} aria-label="Where Skein looked">
      <tbody>
        {homes.flatMap(home =>
          home.places.map(place => (
            <tr key={`${home.id} ${place.path}`}>
              <td>
                <PathText path={place.path === '' ? home.path : `${home.path}/${place.path}`} className={styles.path} />
              </td>
              <td>{place.state === 'ok' && place.files > 0 ? 'exists' : STATE[place.state]}</td>
              <td>{plural(place.files, 'file')}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}

/** The first screen where no home has a thread: where Skein looked, and two ways on. */
export function Welcome({ homes }: { readonly homes: readonly Home[] }) {
  const choose = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) choose.current?.querySelector('button')?.focus()
  }, [])
  return (
    <Middle>
      <div className={styles.welcome} data-testid="welcome">
        <h1 className={styles.title}>No threads here yet</h1>
        <p className={styles.say}>
          Skein found no rollout files in the places below. Open another folder, or look around in the sample threads
          that come with Skein.
        </p>
        <Looked homes={homes} />
        <div className={styles.ways}>
          <div className={styles.way} ref={choose}>
            <h2>Open a folder</h2>
            <p>A Codex home, or a copy of one: the folder that holds “sessions”. Skein only ever reads it.</p>
            <div className={styles.badges}>
              <code>sessions</code>
              <code>archived_sessions</code>
            </div>
            <Button kind="primary" icon={FolderOpen} onClick={() => void chooseHome()} data-testid="choose-home">
              Choose a folder
            </Button>
          </div>
          <div className={styles.way}>
            <h2>Try the sample threads</h2>
            <p>A small made-up home: a fork, an archived, a compressed and a damaged thread among them.</p>
            <div className={styles.badges}>
              <ModeBadge kind="legacy" />
              <ModeBadge kind="paginated" />
              <ModeBadge kind="unknown" raw="streamed" />
            </div>
            <Button onClick={() => void openSample()} data-testid="open-sample">
              Open the samples
            </Button>
          </div>
        </div>
        <p className={styles.foot}>
          <Icon of={Lock} size={12} />
          Skein is a reader. It writes nothing into these folders and sends nothing anywhere.
        </p>
      </div>
    </Middle>
  )
}
