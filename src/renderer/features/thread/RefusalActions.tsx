import { BookOpen, Check, File, FolderSearch, GitFork, Hash, type LucideIcon, X } from 'lucide-react'
import type { ThreadDetail } from '../../../shared/ipc/detail.ts'
import type { ListedThread } from '../../../shared/thread.ts'
import { Icon } from '../../components/Icon.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useCopy } from '../../components/use-copy.ts'
import { keyOf } from '../../util/same-thread.ts'
import { openHelp } from '../help/index.ts'
import styles from './Refusal.module.css'
import { showThread } from './store.ts'
import { useReveal } from './use-reveal.ts'

interface ActionProps {
  readonly icon: LucideIcon
  readonly name: string
  /** The key that does the same. */
  readonly keys?: string
  readonly onClick: () => void
}

function Action({ icon, name, keys, onClick }: ActionProps) {
  return (
    <li>
      <button type="button" className={styles.action} onClick={onClick}>
        <Icon of={icon} />
        <span>{name}</span>
        {keys !== undefined && <Kbd>{keys}</Kbd>}
      </button>
    </li>
  )
}

function CopyAction({
  icon,
  what,
  keys,
  text,
}: {
  readonly icon: LucideIcon
  readonly what: string
  readonly keys: string
  readonly text: string
}) {
  const [state, copy] = useCopy(`${what.charAt(0).toUpperCase()}${what.slice(1)}`)
  const shown = { rest: `Copy ${what}`, copied: 'Copied', failed: 'Not copied' }[state]
  return (
    <Action
      icon={{ rest: icon, copied: Check, failed: X }[state]}
      name={shown}
      keys={keys}
      onClick={() => copy(text)}
    />
  )
}

/** What can be done with a thread that stays closed. */
export function RefusalActions({
  thread,
  detail,
}: {
  readonly thread: ListedThread
  readonly detail: ThreadDetail | null
}) {
  const [failure, reveal] = useReveal(keyOf(thread))
  const path = detail?.files.find(file => file.primary)?.absolutePath ?? thread.path
  const relative = detail?.family.find(
    member => member.known && member.historyMode === 'legacy' && member.id !== thread.id,
  )
  return (
    <div className={styles.todo}>
      <h3>What you can do now</h3>
      <ul>
        <Action
          icon={FolderSearch}
          name={failure === null ? 'Reveal the file' : 'The file is gone'}
          keys="R"
          onClick={reveal}
        />
        <CopyAction icon={Hash} what="thread id" keys="I" text={thread.id} />
        {path !== null && <CopyAction icon={File} what="file path" keys="Shift P" text={path} />}
        {relative !== undefined && (
          <Action
            icon={GitFork}
            name={relative.relation === 'root' ? 'Open the legacy root' : 'Open a legacy relative'}
            onClick={() => showThread({ homeId: relative.homeId, id: relative.id }, null)}
          />
        )}
        <Action icon={BookOpen} name="About history modes" keys="F1" onClick={() => openHelp('modes')} />
      </ul>
    </div>
  )
}
