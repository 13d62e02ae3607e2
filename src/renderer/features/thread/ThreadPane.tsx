import { Info } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { LinkButton } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Later } from '../../components/Later.tsx'
import { threadName } from '../../util/same-thread.ts'
import { EngineError } from '../engine/index.ts'
import { openHelp } from '../help/index.ts'
import { Transcript, useHistory } from '../transcript/index.ts'
import { Header } from './Header.tsx'
import { Metadata } from './Metadata.tsx'
import { Refusal } from './Refusal.tsx'
import { refusedBy } from './refusal-words.ts'
import { focusTaken, focusThread, reloadThread, showTab, useThread } from './store.ts'
import { Tabs } from './Tabs.tsx'
import styles from './ThreadPane.module.css'

function retry(): void {
  void reloadThread()
}

function Words({ children }: { readonly children: string }) {
  return (
    <Later>
      <p className={styles.words}>{children}</p>
    </Later>
  )
}

/** The history of an open thread, or where it is with it. */
function History({ cwd }: { readonly cwd: string }): ReactNode {
  const history = useHistory()
  const focusWanted = useThread(state => state.focusWanted)
  switch (history.phase) {
    case 'open':
      return (
        <Transcript
          key={threadName(history.key)}
          history={history}
          cwd={cwd}
          focusWanted={focusWanted}
          onFocused={focusTaken}
        />
      )
    case 'failed':
      return <EngineError error={history.error} onRetry={retry} />
    case 'opening':
    case 'closed':
    case 'refused':
      return <Words>Reading the thread…</Words>
  }
}

/** Single letters act on the thread while its pane has the focus: they press the buttons that carry them. */
function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLInputElement) return
  const label = { r: 'Reveal the file', i: 'Copy thread id', p: 'Copy file path' }[event.key.toLowerCase()]
  if (label === undefined) return
  event.preventDefault()
  const button =
    event.currentTarget.querySelector<HTMLElement>(`[data-key="${event.key.toLowerCase()}"]`) ??
    event.currentTarget.querySelector<HTMLElement>(`[aria-label="${label}"]`)
  button?.click()
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
  const open = () => {
    showTab('transcript')
    focusThread()
  }
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
          <Tabs />
          {tab === 'transcript' && <History cwd={thread.cwd} />}
          {tab === 'metadata' &&
            (detail === null ? <Words>Reading the first line…</Words> : <Metadata detail={detail} />)}
        </>
      )}
    </>
  )
}

/** The right pane: the one thread that is shown. */
export function ThreadPane() {
  return (
    <main className={styles.pane} aria-label="Thread" data-pane="thread" onKeyDown={onKeyDown}>
      <Content />
    </main>
  )
}
