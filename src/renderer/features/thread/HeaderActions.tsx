import { Columns2, Copy, Ellipsis, File, FolderSearch, Hash, Package, Pin, StickyNote, Tag, Upload } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ThreadDetail } from '../../../shared/ipc/detail.ts'
import type { ListedThread } from '../../../shared/thread.ts'
import { ToolButton } from '../../components/Button.tsx'
import { Menu, type MenuChoice } from '../../components/Menu.tsx'
import { copyText } from '../../util/clipboard.ts'
import { keyOf } from '../../util/same-thread.ts'
import { openBundle } from '../bundle/index.ts'
import { openCompare } from '../compare/index.ts'
import { focusNote, openTags, togglePin, useShownMarks } from '../marks/index.ts'
import { NoticeLine, notify } from '../notice/index.ts'
import { copyMarkdown } from '../transcript/index.ts'
import { CopyResume } from './CopyResume.tsx'
import { ExportDialog } from './export/ExportDialog.tsx'
import styles from './Header.module.css'
import { setPaneActions } from './pane-actions.ts'
import { showTab } from './store.ts'
import { useReveal } from './use-reveal.ts'

async function copy(text: string, what: string): Promise<void> {
  const copied = await copyText(text)
  notify(copied ? `${what} copied` : `${what} could not be copied`, !copied)
}

/** Goes to the note: among the metadata of an open thread, on the page of a refused one. */
function writeNote(open: boolean): void {
  if (open) showTab('metadata')
  requestAnimationFrame(focusNote)
}

interface HeaderActionsProps {
  readonly thread: ListedThread
  readonly detail: ThreadDetail | null
  /** A thread that stays closed has nothing to copy or export of its history. */
  readonly open: boolean
  /** Goes on into the transcript. */
  readonly onOpen: () => void
}

/** What can be done with the thread as a whole. */
export function HeaderActions({ thread, detail, open, onOpen }: HeaderActionsProps) {
  const [failure, reveal] = useReveal(keyOf(thread))
  const [exporting, setExporting] = useState(false)
  const { id } = thread
  const key = keyOf(thread)
  const { homeId } = key
  const marks = useShownMarks(key)
  const path = detail?.files.find(file => file.primary)?.absolutePath ?? thread.path
  const command = detail?.resume.command ?? null
  const noResume = detail?.resume.reason ?? 'its first line is still being read'
  useEffect(
    () =>
      setPaneActions({
        reveal,
        copyId: () => void copy(id, 'Thread id'),
        pin: () => togglePin({ homeId, id }),
        editTags: () => openTags([{ homeId, id }]),
        writeNote: () => writeNote(open),
        copyPath: path === null ? null : () => void copy(path, 'File path'),
        copyResume: command === null ? null : () => void copy(command, 'Resume command'),
        noResume,
        exportThread: () => setExporting(true),
      }),
    [reveal, homeId, id, open, path, command, noResume],
  )

  const file: MenuChoice[] = [
    { kind: 'action', label: 'Copy thread id', icon: Hash, keys: 'I', choose: () => void copy(id, 'Thread id') },
    ...(path === null
      ? []
      : [
          {
            kind: 'action',
            label: 'Copy file path',
            icon: File,
            keys: 'Shift P',
            choose: () => void copy(path, 'File path'),
          } as const,
        ]),
    { kind: 'action', label: 'Reveal the file', icon: FolderSearch, keys: 'R', choose: reveal, testId: 'reveal' },
    {
      kind: 'action',
      label: 'Compare with…',
      icon: Columns2,
      testId: 'compare-with',
      choose: () => openCompare(keyOf(thread), null),
    },
    {
      kind: 'action',
      label: 'Bundle…',
      icon: Package,
      testId: 'bundle-open',
      choose: () => openBundle([keyOf(thread)]),
    },
  ]
  const yours: MenuChoice[] = [
    { kind: 'action', label: marks?.pinned ? 'Unpin' : 'Pin', icon: Pin, keys: 'P', choose: () => togglePin(key) },
    { kind: 'action', label: 'Edit tags…', icon: Tag, keys: 'T', choose: () => openTags([key]) },
    { kind: 'action', label: 'Write a note', icon: StickyNote, keys: 'N', choose: () => writeNote(open) },
  ]
  const history: MenuChoice[] = [
    {
      kind: 'action',
      label: 'Copy thread as Markdown',
      icon: Copy,
      testId: 'copy-thread',
      choose: () => void copyMarkdown({ kind: 'thread' }, 'Thread'),
    },
    { kind: 'action', label: 'Export…', icon: Upload, choose: () => setExporting(true) },
  ]
  return (
    <>
      {failure !== null ? <span className={styles.failure}>{failure}</span> : <NoticeLine />}
      <div className={styles.tools}>
        {open && (
          <>
            <button type="button" className={styles.skip} onClick={onOpen} data-testid="open-thread">
              Go to the transcript
            </button>
            <CopyResume resume={detail?.resume ?? null} kind="plain" />
            <ToolButton
              icon={Upload}
              label="Export the thread"
              data-testid="export-open"
              onClick={() => setExporting(true)}
            />
          </>
        )}
        <ToolButton
          icon={Pin}
          label="Pin the thread"
          keys="P"
          aria-pressed={marks?.pinned === true}
          data-testid="pin"
          onClick={() => togglePin(key)}
        />
        <Menu
          icon={Ellipsis}
          label="More for this thread"
          testId="thread-menu"
          groups={[
            ...(open ? [{ label: 'History', choices: history }] : []),
            { label: 'Yours', choices: yours },
            { label: 'File', choices: file },
          ]}
        />
      </div>
      {exporting && <ExportDialog thread={thread} onClose={() => setExporting(false)} />}
    </>
  )
}
