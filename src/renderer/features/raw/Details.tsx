import { ArrowUpRight } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { RawLine, ThreadOutline } from '../../../shared/ipc/history.ts'
import { Button } from '../../components/Button.tsx'
import { Choice } from '../../components/Choice.tsx'
import { Later } from '../../components/Later.tsx'
import { CodeWords } from '../../content/CodeWords.tsx'
import { JsonTree } from '../../content/json/JsonTree.tsx'
import { ReaderContext, useReader } from '../../content/reader.ts'
import { VisibleText } from '../../content/VisibleText.tsx'
import { call } from '../../ipc/client.ts'
import { bytes, count, exact, plural } from '../../util/format.ts'
import styles from './Details.module.css'
import { LineBytes } from './LineBytes.tsx'
import { Verdict } from './LineRow.tsx'
import { LineText } from './LineText.tsx'
import { RangeActs } from './RangeActs.tsx'
import { chosenLines, stale, useRaw } from './store.ts'
import { useReply } from './use-reply.ts'
import { kindText, NO_ORDINAL, problemsOf, verdictSentence } from './words.ts'

interface DetailsProps {
  readonly threadKey: ThreadKey
  readonly outline: ThreadOutline
  /** One-based. */
  readonly number: number
  /** What the table knows of it; undefined until it is loaded. */
  readonly listed: RawLine | undefined
  readonly onShowItem: (item: number) => void
}

/** How a line is shown. */
type Form = 'tree' | 'text' | 'bytes'

const FORMS: readonly { readonly value: Form; readonly name: string }[] = [
  { value: 'tree', name: 'Tree' },
  { value: 'text', name: 'Text' },
  { value: 'bytes', name: 'Bytes' },
]

/** One line: what became of it, and its record as a tree, as the text that stands in the file, or byte by byte. */
export function Details({ threadKey, outline, number, listed, onShowItem }: DetailsProps) {
  const { homeId, id } = threadKey
  const { version } = outline
  const reply = useReply('threads.record', { homeId, id, version, line: number }, version)
  const [wanted, setWanted] = useState<Form>('tree')
  const anchor = useRaw(state => state.anchor)
  const { first, last } = chosenLines({ selected: number, anchor })
  const outer = useReader()
  // Pictures in the tree are loaded by their line, as in the transcript.
  const reader = useMemo(
    () => ({
      ...outer,
      image: async (line: number, index: number, signal: AbortSignal) => {
        const picture = await call('threads.image', { homeId, id, version, line, index }, signal)
        if (picture.current) return picture
        stale(version)
        return null
      },
    }),
    [outer, homeId, id, version],
  )
  const loaded = reply.phase === 'there' ? reply.value : null
  const line = loaded?.line ?? listed
  const parsed = loaded !== null && loaded.value !== undefined
  // What is no JSON has no tree; the wish for one is kept for the next line.
  const form = wanted === 'tree' && loaded !== null && !parsed ? 'text' : wanted
  return (
    <section className={styles.details} aria-label={`Line ${count(number)}`} data-testid="raw-details">
      <header className={styles.head}>
        <h2 className={styles.title}>Line {count(number)}</h2>
        {line !== undefined && (
          <>
            <Facts line={line} />
            <Verdict line={line} words={verdictSentence(line)} />
            <Meaning outline={outline} line={line} />
            {first !== last && (
              <p className={styles.chosen} role="status" data-testid="raw-chosen">
                {plural(last - first + 1, 'line')} chosen, from {count(first)} to {count(last)}
              </p>
            )}
            <div className={styles.acts}>
              <ShowItem line={line} onShowItem={onShowItem} />
              <RangeActs chosen={{ threadKey, version, first, last }} line={line} />
              <div className={styles.form}>
                <Choice
                  label="Show the line as"
                  options={FORMS.filter(({ value }) => value !== 'tree' || loaded === null || parsed)}
                  value={form}
                  onChoose={setWanted}
                  testId="raw-form"
                />
              </div>
            </div>
          </>
        )}
      </header>
      {reply.phase === 'failed' && <p className={styles.failed}>The line could not be read. {reply.error.message}</p>}
      {reply.phase === 'loading' && (
        <Later>
          <p className={styles.quiet}>Reading the line…</p>
        </Later>
      )}
      {loaded !== null && !parsed && form === 'text' && (
        <p className={styles.quiet}>No JSON: shown as it stands in the file.</p>
      )}
      {loaded !== null && loaded.cutCount > 0 && form === 'tree' && (
        <p className={styles.quiet}>
          {plural(loaded.cutCount, 'long text or list is', 'long texts or lists are')} cut in the tree; the text of the
          line has all of it.
        </p>
      )}
      {loaded !== null && form === 'text' && (
        <LineText key={number} threadKey={threadKey} version={version} line={number} />
      )}
      {form === 'bytes' && <LineBytes key={number} threadKey={threadKey} version={version} line={number} />}
      {loaded !== null && form === 'tree' && (
        <div className={styles.tree} data-testid="record-tree">
          <ReaderContext value={reader}>
            <JsonTree key={number} value={loaded.value} label={`Record of line ${number}`} openDepth={2} />
          </ReaderContext>
        </div>
      )}
    </section>
  )
}

function Facts({ line }: { readonly line: RawLine }) {
  const parsed = line.timestamp === null ? Number.NaN : new Date(line.timestamp).getTime()
  return (
    <p className={styles.facts}>
      <code>{kindText(line)}</code>
      <span>{bytes(line.length)}</span>
      <span>from byte {count(line.offset)}</span>
      <span title="Only paginated threads number their records; a file with numbers is not opened">{NO_ORDINAL}</span>
      {line.timestamp !== null && (
        <span title={Number.isNaN(parsed) ? undefined : exact(parsed / 1000)}>
          <VisibleText text={line.timestamp.slice(0, 100)} />
        </span>
      )}
    </p>
  )
}

/** What the problems of a line mean, and what can be done. */
function Meaning({ outline, line }: { readonly outline: ThreadOutline; readonly line: RawLine }) {
  const problems = problemsOf(outline.problems, line.number)
  if (problems.length === 0) return null
  return (
    <ul className={styles.meaning} data-testid="raw-meaning">
      {problems.map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line may have the same problem twice
        <li key={index}>
          {problem.message !== line.problem && (
            <>
              <CodeWords text={problem.message} />.{' '}
            </>
          )}
          <CodeWords text={problem.remedy} />
        </li>
      ))}
    </ul>
  )
}

function ShowItem({ line, onShowItem }: { readonly line: RawLine; readonly onShowItem: (item: number) => void }) {
  const id = useId()
  const { item } = line
  return (
    <>
      <Button
        icon={ArrowUpRight}
        unavailable={item === null}
        aria-describedby={item === null ? id : undefined}
        title={item === null ? 'The line is part of no item' : undefined}
        data-testid="raw-to-item"
        onClick={() => {
          if (item !== null) onShowItem(item)
        }}
      >
        Show in transcript
      </Button>
      {item === null && (
        <span className="vh" id={id}>
          The line is part of no item.
        </span>
      )}
    </>
  )
}
