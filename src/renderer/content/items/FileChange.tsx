import clsx from 'clsx'
import { FileDiff as FileDiffIcon } from 'lucide-react'
import { use, useMemo, useRef } from 'react'
import type { FileChangeEntry, ThreadItem } from '../../../shared/item.ts'
import { plural } from '../../util/format.ts'
import { scrollWithin } from '../../util/scroll-within.ts'
import cards from '../Card.module.css'
import { Diff } from '../diff/Diff.tsx'
import { DiffCounts } from '../diff/DiffCounts.tsx'
import { shareOfLines } from '../diff/diff-budget.ts'
import { type FileDiff, fileDiff } from '../diff/diff-lines.ts'
import { ViewSwitch } from '../diff/ViewSwitch.tsx'
import { FileTree } from '../FileTree.tsx'
import { useFold } from '../fold.ts'
import { FolderContext } from '../folder.ts'
import { PathText } from '../Labels.tsx'
import { countLines } from '../text/fold-lines.ts'
import { MOST_IN_PLACE, useWholeText } from '../text/whole-text.ts'
import { escapePath } from '../visible.ts'
import styles from './FileChange.module.css'
import { ItemShell } from './ItemShell.tsx'
import { below } from './paths.ts'
import { Reconstructed } from './Reconstructed.tsx'
import { CallStatus } from './run-status.tsx'

type Change = Extract<ThreadItem, { type: 'fileChange' }>

function verb(entry: FileChangeEntry): string {
  if (entry.kind.type === 'add') return 'new file'
  if (entry.kind.type === 'delete') return 'deleted'
  return entry.kind.move_path === null ? '' : 'moved'
}

function moveOf(entry: FileChangeEntry): string | null {
  return entry.kind.type === 'update' ? entry.kind.move_path : null
}

function absentWords(entry: FileChangeEntry, diff: FileDiff): string {
  if (diff.absent === 'binary') return 'A binary file: its content is not shown'
  if (entry.kind.type === 'update') {
    return moveOf(entry) === null ? 'The file holds no lines of this change' : 'Moved without changing a line'
  }
  return entry.kind.type === 'add' ? 'An empty file' : 'Deleted; the file holds none of its lines'
}

interface EntryProps {
  readonly id: string
  readonly index: number
  readonly entry: FileChangeEntry
  /** The only file: its line is the card's head. */
  readonly alone: boolean
  readonly item: Change
  /** How many of its lines are shown while it is folded. */
  readonly most: number
}

function Entry({ id, index, entry, alone, item, most }: EntryProps) {
  const folder = use(FolderContext)
  const [open] = useFold(id)
  const whole = useWholeText(`/changes/${index}/diff`, entry.diff, open ? MOST_IN_PLACE : 0)
  const moved = moveOf(entry)
  const diff = useMemo(
    () => fileDiff(entry.kind.type, whole.text, moved !== null && whole.cut === null),
    [entry.kind.type, whole.text, whole.cut, moved],
  )
  const word = verb(entry)
  return (
    <div className={cards.section} data-testid="diff-file" data-path={entry.path} data-entry={index}>
      <div className={cards.head}>
        <span className={cards.main}>
          <PathText path={below(folder, entry.path)} whole={entry.path} />
          {moved !== null && (
            <>
              <span className={cards.quiet}>to</span>
              <PathText path={below(folder, moved)} whole={moved} />
            </>
          )}
        </span>
        {alone && item.skein?.reconstructed === true && <Reconstructed />}
        {word !== '' && <span>{word}</span>}
        {whole.cut === null && diff.absent === null && <DiffCounts added={diff.added} removed={diff.removed} />}
        {alone && item.status !== 'completed' && <CallStatus status={item.status} />}
        {alone && diff.absent === null && <ViewSwitch />}
      </div>
      {diff.absent === null ? (
        <Diff
          id={id}
          path={moved ?? entry.path}
          lines={diff.lines}
          label={`Changes in ${escapePath(entry.path)}`}
          whole={whole}
          most={most}
        />
      ) : (
        <div className={cards.words}>{absentWords(entry, diff)}</div>
      )}
    </div>
  )
}

/** The files of a change in their folders, with how much each changed; a click goes to it. */
function FileList({ item, onJump }: { readonly item: Change; readonly onJump: (index: number) => void }) {
  const folder = use(FolderContext)
  const counts = useMemo(
    () => item.changes.map(entry => fileDiff(entry.kind.type, entry.diff, moveOf(entry) !== null)),
    [item],
  )
  const paths = useMemo(() => item.changes.map(({ path }) => below(folder, path)), [item, folder])
  return (
    <nav className={styles.files} aria-label="Changed files">
      <FileTree paths={paths}>
        {(index, name) => {
          const entry = item.changes[index]
          const { added = 0, removed = 0 } = counts[index] ?? {}
          return (
            entry !== undefined && (
              <li>
                <button type="button" className={styles.file} onClick={() => onJump(index)}>
                  <PathText path={name} whole={entry.path} />
                  <span className={cards.grow} />
                  {verb(entry) !== '' && <span className={cards.quiet}>{verb(entry)}</span>}
                  {!item.skein?.cuts?.some(cut => cut.pointer === `/changes/${index}/diff`) && (
                    <DiffCounts added={added} removed={removed} />
                  )}
                </button>
              </li>
            )
          )
        }}
      </FileTree>
    </nav>
  )
}

/** Changed files with their lines. */
export function FileChange({ item }: { readonly item: Change }) {
  const card = useRef<HTMLDivElement>(null)
  const failed = item.status === 'failed'
  const shares = useMemo(() => shareOfLines(item.changes.map(({ diff }) => countLines(diff))), [item])
  const alone = item.changes.length === 1
  const jump = (index: number) => {
    const entry = card.current?.querySelector(`[data-entry="${index}"]`)
    if (!entry) return
    scrollWithin(entry, 'start')
    entry.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true })
  }
  return (
    <ItemShell item={item} name="File change" icon={FileDiffIcon} look="carded">
      <div ref={card} className={clsx(cards.card, styles.change, failed && cards.failed)}>
        {!alone && (
          <div className={cards.head}>
            <span className={cards.main}>{plural(item.changes.length, 'file')}</span>
            {item.skein?.reconstructed === true && <Reconstructed />}
            <CallStatus status={item.status} word={item.status === 'completed' ? 'applied' : undefined} />
            {item.changes.length > 0 && <ViewSwitch />}
          </div>
        )}
        {item.changes.length > 1 && <FileList item={item} onJump={jump} />}
        {item.changes.map((entry, index) => (
          <Entry
            // biome-ignore lint/suspicious/noArrayIndexKey: files never move, and a path may come twice
            key={index}
            id={`${item.id}/${index}`}
            index={index}
            entry={entry}
            alone={alone}
            item={item}
            most={shares[index] ?? 0}
          />
        ))}
      </div>
    </ItemShell>
  )
}
