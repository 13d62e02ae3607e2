import { Info } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { LinkButton } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { actOn } from '../../util/action.ts'
import { EngineError } from '../engine/index.ts'
import { openHelp } from '../help/index.ts'
import { useFollowedMarks } from '../marks/index.ts'
import { onTranscriptKey, TranscriptTools, useHistory } from '../transcript/index.ts'
import { paneKeys } from './actions.ts'
import { Header } from './Header.tsx'
import { Panels, Words } from './Panels.tsx'
import { Refusal } from './Refusal.tsx'
import { refusedBy } from './refusal-words.ts'
import { focusTaken, focusThread, reloadThread, showRecord, showTab, threadStore, useThread } from './store.ts'
import { Tabs } from './Tabs.tsx'
import styles from './ThreadPane.module.css'

function retry(): void {
  void reloadThread()
}

/** Single letters act on the thread while its pane has the focus. */
function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event
  if (event.isDefaultPrevented() || isField(target) || isInDialog(target)) return
  if (threadStore.getState().tab === 'transcript' && onTranscriptKey(event.nativeEvent, { openRecord: showRecord })) {
    event.preventDefault()
    return
  }
  if (actOn(paneKeys, event)) event.preventDefault()
}

function isField(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

/** A dialog has the keys to itself. */
function isInDialog(target: EventTarget): boolean {
  return target instanceof Element && target.closest('dialog') !== null
}

function open(): void {
  showTab('transcript')
  focusThread()
}

function Content(): ReactNode {
  const history = useHistory()
  const detail = useThread(state => state.detail)
  const listed = useThread(state => state.listed)
  const error = useThread(state => state.error)
  const tab = useThread(state => state.tab)
  const focusWanted = useThread(state => state.focusWanted)
  const thread = detail?.thread ?? listed
  if (thread === null)
    return error === null ? <Words>Reading the first line…</Words> : <EngineError error={error} onRetry={retry} />

  const refused = refusedBy(thread, history.phase === 'refused' ? history.error : null)
  return (
    <>
      {refused?.changed === true && (
        <div className={styles.banner} role="status" data-testid="changed-banner">
          <Icon of={Info} />
          <span>Changed since it was indexed: the file said legacy then. Its text has left the index.</span>
          <LinkButton onClick={() => openHelp('modes')}>What this means</LinkButton>
        </div>
      )}
      <Header thread={thread} detail={detail} refused={refused} onOpen={open} />
      {refused !== null ? (
        <>
          <div className={styles.rule} />
          <Refusal thread={thread} detail={detail} refused={refused} focusWanted={focusWanted} onFocused={focusTaken} />
        </>
      ) : (
        <>
          <Tabs problems={thread.skein.problemCount}>
            {tab === 'transcript' && history.phase === 'open' && <TranscriptTools />}
          </Tabs>
          <Panels thread={thread} detail={detail} />
        </>
      )}
    </>
  )
}

/** The right pane: the one thread that is shown. */
export function ThreadPane() {
  useFollowedMarks(useThread(state => state.key))
  return (
    <main className={styles.pane} aria-label="Thread" data-pane="thread" onKeyDown={onKeyDown}>
      <Content />
    </main>
  )
}
