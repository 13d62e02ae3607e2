import { Info, Lock } from 'lucide-react'
import { useEffect, useId, useMemo, useRef } from 'react'
import type { ThreadDetail } from '../../../shared/ipc/detail.ts'
import type { ListedThread } from '../../../shared/thread.ts'
import { Button } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Later } from '../../components/Later.tsx'
import { Section } from '../../components/Section.tsx'
import { VisibleText } from '../../content/VisibleText.tsx'
import { announce } from '../../util/announce.ts'
import { keyOf, threadName } from '../../util/same-thread.ts'
import { Diagnostics } from '../diagnostics/index.ts'
import { MarksPanel } from '../marks/index.ts'
import { CopyResume } from './CopyResume.tsx'
import { countRefused } from './count-refused.ts'
import { Evidence } from './Evidence.tsx'
import { Family } from './Family.tsx'
import { Inspected } from './inspector/Inspected.tsx'
import { Known } from './Known.tsx'
import { ReadStrip } from './ReadStrip.tsx'
import styles from './Refusal.module.css'
import { RefusalActions } from './RefusalActions.tsx'
import { type Refused, refusalWords } from './refusal-words.ts'
import { showRelative, showTab, useThread } from './store.ts'

interface RefusalProps {
  readonly thread: ListedThread
  /** Null while it is not known yet; the page stands without it. */
  readonly detail: ThreadDetail | null
  readonly refused: Refused
  readonly focusWanted: boolean
  readonly onFocused: () => void
}

function Command({ resume }: { readonly resume: ThreadDetail['resume'] | null }) {
  if (resume === null) {
    return (
      <div className={styles.command}>
        <Later>
          <span className={styles.none}>Reading the first line…</span>
        </Later>
      </div>
    )
  }
  if (resume.command === null) return null
  return (
    <div className={styles.command} data-testid="resume-command" dir="ltr">
      <CommandWords command={resume.command} />
    </div>
  )
}

/** A command that wraps between its words: an id in two pieces cannot be compared with another one. */
function CommandWords({ command }: { readonly command: string }) {
  return command.split(/( +)/).map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: words have no other name and no state
    <span key={index} className={styles.word}>
      <VisibleText text={word} />
    </span>
  ))
}

/** A thread that stays closed: one sentence why, the next step, then all that is known without its history. */
export function Refusal({ thread, detail, refused, focusWanted, onFocused }: RefusalProps) {
  const primary = useRef<HTMLButtonElement>(null)
  const openReason = useId()
  const copyReason = useId()
  const words = refusalWords(refused, detail?.modeEvidence != null)
  const resume = detail?.resume ?? null

  const { changed, message } = refused
  const { homeId } = thread.skein
  const { id } = thread
  // Its parts are no tabs here: who came for the diagnosis is led to it, and has not asked to open the thread.
  const toDiagnosis = useThread(state => state.tab === 'diagnostics')
  const arrival = useMemo(() => {
    const done = () => {
      onFocused()
      showTab('transcript')
    }
    return toDiagnosis ? { focus: focusWanted, done } : null
  }, [toDiagnosis, focusWanted, onFocused])
  useEffect(() => {
    if (!focusWanted || toDiagnosis) return
    primary.current?.focus({ preventScroll: true })
    onFocused()
    // Where the thread has changed, the engine was asked, refused and counted.
    if (!changed) countRefused({ homeId, id })
  }, [focusWanted, toDiagnosis, onFocused, changed, homeId, id])

  useEffect(() => {
    if (!changed) return
    announce(`Changed since it was indexed. Open is off: ${message}`)
    // The transcript that held the focus is gone.
    if (document.activeElement === document.body) primary.current?.focus({ preventScroll: true })
  }, [changed, message])

  return (
    <div className={styles.doc} data-testid="refusal" data-history-mode={refused.kind}>
      <section className={styles.refusal}>
        <div>
          <h2 className={styles.title}>{words.title}</h2>
          <p className={styles.say}>
            {words.say[0]}
            {words.quote !== null && (
              <>
                {' '}
                <code className={styles.quote}>
                  <VisibleText text={words.quote === '' ? '""' : words.quote} />
                </code>
              </>
            )}
            {words.say[1]}
          </p>
          <Command resume={resume} />
          <div className={styles.acts}>
            <CopyResume resume={resume} kind="primary" reasonId={copyReason} buttonRef={primary} />
            <Button
              big={true}
              icon={Lock}
              unavailable={true}
              aria-describedby={openReason}
              data-testid="open-thread"
              onClick={() => {
                announce(`Open is off: ${refused.message}`)
                countRefused(keyOf(thread))
              }}
            >
              Open
            </Button>
          </div>
          {resume !== null && resume.command === null && (
            <p className={styles.why} id={copyReason}>
              <Icon of={Info} size={12} />
              <span>
                Resuming is off: <VisibleText text={resume.reason ?? 'there is no command for it'} />
              </span>
            </p>
          )}
          <p className={styles.why} id={openReason} data-testid="open-reason">
            <Icon of={Info} size={12} />
            <span>
              Open is off: <VisibleText text={refused.message} />
            </span>
          </p>
          <p className={styles.needs}>{words.needs}</p>
        </div>
        <RefusalActions thread={thread} detail={detail} />
      </section>
      <Section title="Your marks" note="They stay in Skein; nothing is written to the thread">
        <MarksPanel thread={keyOf(thread)} />
      </Section>
      {detail !== null && (
        <>
          {detail.modeEvidence !== null && <Evidence evidence={detail.modeEvidence} odd={refused.kind === 'unknown'} />}
          <ReadStrip thread={thread} headBytes={detail.headBytes} />
          <Family key={`family ${threadName(keyOf(thread))}`} detail={detail} />
          <Diagnostics
            key={threadName(keyOf(thread))}
            threadKey={keyOf(thread)}
            onLine={null}
            onThread={showRelative}
            arrival={arrival}
          />
          <Known detail={detail} />
          <Inspected key={`inspected ${threadName(keyOf(thread))}`} detail={detail} />
        </>
      )}
    </div>
  )
}
