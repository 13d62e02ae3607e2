import clsx from 'clsx'
import { type FocusEvent, type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { LinkButton } from '../../components/Button.tsx'
import { FolderContext } from '../../content/folder.ts'
import { ReaderContext } from '../../content/reader.ts'
import { errorWords } from '../../util/error-words.ts'
import { useSize } from '../../util/use-size.ts'
import { Strand } from '../timeline/index.ts'
import { currentDriver } from './driver.ts'
import { FindBar } from './FindBar.tsx'
import { useFind } from './find-store.ts'
import type { OpenHistory } from './history-store.ts'
import { reopenHistory } from './open-history.ts'
import { Outline } from './outline/Outline.tsx'
import { closeOverlay, setRoomy, useOutlineSwitch, useRoomy } from './outline-switch.ts'
import { goTo, usePlace } from './place-store.ts'
import { RowList } from './RowList.tsx'
import { makeReader, type Ways } from './reader.ts'
import { type Relations, RelationsContext } from './relations.ts'
import { rowModel } from './rows.ts'
import styles from './Transcript.module.css'
import { useView } from './view-store.ts'

/** Px: below it the outline lies over the text. */
const ROOMY = 760

interface TranscriptProps {
  readonly history: OpenHistory
  /** The thread's folder: a command that ran there need not say so. */
  readonly cwd: string
  readonly relations: Relations
  readonly ways: Ways
  /** The focus is wanted here; `onFocused` says that it has come. */
  readonly focusWanted: boolean
  readonly onFocused: () => void
}

/** The strand above the text; it alone is drawn anew as one scrolls. */
function Above({ history }: Pick<TranscriptProps, 'history'>) {
  const sight = usePlace(state => state.sight)
  const showRolledBack = useView(options => options.showRolledBack)
  const found = useFind(state => state.hits)
  const hits = useMemo(() => found.map(hit => hit.item), [found])
  return (
    <div className={styles.strand}>
      <Strand
        outline={history.outline}
        view={sight.items}
        current={sight.turn === -1 ? null : sight.turn}
        hits={hits}
        showRolledBack={showRolledBack}
        onGo={goTo}
      />
    </div>
  )
}

function ItemError({ history }: Pick<TranscriptProps, 'history'>) {
  if (history.itemError === null) return null
  const { title, say } = errorWords(history.itemError)
  return (
    <div className={styles.strip} role="status">
      <span>
        Part of the transcript could not be read. {title}. {say}
      </span>
      <LinkButton onClick={() => void reopenHistory()}>Try again</LinkButton>
    </div>
  )
}

/** The transcript of a thread: the strand, the text, and beside it the turns. */
export function Transcript({ history, cwd, relations, ways, focusWanted, onFocused }: TranscriptProps) {
  const { key, edition, outline } = history
  const { turns } = outline
  const view = useView(options => options)
  const finding = useFind(state => state.open)
  const box = useRef<HTMLDivElement>(null)
  const { width } = useSize(box)
  const roomy = useRoomy()
  const [outlined] = useOutlineSwitch()

  const origin = relations.parent !== null || relations.forkedFrom !== null
  const { showRolledBack } = view
  const model = useMemo(() => rowModel(turns, { showRolledBack, origin }), [turns, showRolledBack, origin])

  // What was loaded through a reader is kept by it: it is a new one only where the items are others.
  const latest = useRef(ways)
  useLayoutEffect(() => {
    latest.current = ways
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another edition of the file has other items
  const reader = useMemo(
    () =>
      makeReader(key, {
        openRecord: line => latest.current.openRecord(line),
        openThread: id => latest.current.openThread(id),
        knownThread: id => latest.current.knownThread(id),
      }),
    [key.homeId, key.id, edition],
  )

  useEffect(() => {
    if (width > 0) setRoomy(width >= ROOMY)
  }, [width])
  useEffect(() => {
    if (!focusWanted) return
    currentDriver()?.focus()
    onFocused()
  }, [focusWanted, onFocused])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || roomy || !outlined) return
    event.preventDefault()
    closeOverlay()
  }
  const onFocus = (event: FocusEvent) => {
    // Over the text, the outline is put away as soon as one goes on reading.
    if (!roomy && outlined && event.target.closest('[data-testid="outline"]') === null) closeOverlay()
  }
  return (
    <FolderContext value={cwd}>
      <ReaderContext value={reader}>
        <RelationsContext value={relations}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: it only listens to keys of what is within */}
          <div
            ref={box}
            className={styles.transcript}
            data-density={view.density}
            data-prose={view.wideProse ? 'wide' : undefined}
            data-mono={view.monoProse ? true : undefined}
            onKeyDown={onKeyDown}
            onFocus={onFocus}
          >
            {turns.length > 0 && <Above history={history} />}
            <ItemError history={history} />
            {finding && <FindBar />}
            <div className={clsx(styles.columns, !roomy && styles.narrow)}>
              <RowList history={history} model={model} />
              {outlined && turns.length > 0 && <Outline outline={outline} />}
            </div>
          </div>
        </RelationsContext>
      </ReaderContext>
    </FolderContext>
  )
}
