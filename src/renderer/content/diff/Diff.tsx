import clsx from 'clsx'
import { memo, useMemo } from 'react'
import type { Token } from '../code/highlight.ts'
import { languageOfPath } from '../code/languages.ts'
import { useFold } from '../fold.ts'
import { Chunks } from '../text/Chunks.tsx'
import { byteLength, FoldBar, hiddenWords, LineLink, RestState } from '../text/FoldBar.tsx'
import textStyles from '../text/Text.module.css'
import type { WholeText } from '../text/whole-text.ts'
import styles from './Diff.module.css'
import { DiffText } from './DiffText.tsx'
import { slackOf } from './diff-budget.ts'
import { gutterOf } from './diff-gutter.ts'
import type { DiffLine } from './diff-lines.ts'
import { changedWords, type Range, type SplitRow, splitRows } from './diff-rows.ts'
import { useSplitView } from './diff-view.ts'
import { colourDiff } from './line-parts.ts'

const CHUNK = 100

interface DiffProps {
  readonly id: string
  readonly path: string
  readonly lines: readonly DiffLine[]
  /** "Changes in src/a.ts" */
  readonly label: string
  readonly whole: WholeText
  /** How many lines are shown while it is folded. */
  readonly most: number
}

const SPOKEN = { add: 'added: ', remove: 'removed: ', same: '', hunk: '', note: '' } as const
/** The elements by which screen readers tell what was added and removed. */
const ELEMENT = { add: 'ins', remove: 'del', same: 'div', hunk: 'div', note: 'div' } as const

type Colours = readonly (readonly Token[] | undefined)[] | null

/** A change, line by line or side by side; folded where it has more lines than its share. */
export const Diff = memo(function Diff({ id, path, lines, label, whole, most }: DiffProps) {
  const [unfolded, toggle] = useFold(id)
  const split = useSplitView()
  const foldable = lines.length > most + slackOf(most) || whole.cut !== null
  const open = unfolded && foldable
  const shown = useMemo(() => (open || !foldable ? lines : lines.slice(0, most)), [lines, open, foldable, most])
  const colours = useMemo(() => colourDiff(shown, languageOfPath(path)), [shown, path])
  const hidden = useMemo(() => {
    const seen = lines.slice(0, most).map(line => line.text)
    const size = whole.cut?.bytes ?? byteLength(whole.text)
    // Each line has a sign and a line break.
    const rest = Math.max(0, size - byteLength(seen.join('')) - 2 * seen.length)
    return hiddenWords(Math.max(whole.cut?.lines ?? 0, lines.length) - seen.length, rest, seen.length > 0)
  }, [lines, most, whole.cut, whole.text])
  const body = (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame of its own */}
      <div
        className={clsx(textStyles.scroller, styles.scroll, open && textStyles.bounded)}
        role="group"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
        tabIndex={0}
        data-testid="diff"
        data-view={split ? 'split' : 'unified'}
      >
        {split ? <Split lines={shown} colours={colours} /> : <Unified lines={shown} colours={colours} />}
      </div>
    </>
  )
  return (
    <>
      {shown.length > 0 && body}
      {foldable && (
        <FoldBar open={open} onToggle={toggle} hidden={hidden}>
          <RestState whole={whole} wanted={open} />
          <span className={textStyles.grow} />
          <LineLink />
        </FoldBar>
      )}
    </>
  )
})

interface ViewProps {
  readonly lines: readonly DiffLine[]
  readonly colours: Colours
}

function chunked<T>(rows: readonly T[]) {
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, index) => {
    const value = { from: index * CHUNK, rows: rows.slice(index * CHUNK, (index + 1) * CHUNK) }
    return { key: `${index}`, lines: value.rows.length, value }
  })
}

function Unified({ lines, colours }: ViewProps) {
  const chunks = useMemo(() => chunked(lines), [lines])
  return (
    <div className={styles.unified}>
      <Chunks
        chunks={chunks}
        wrap={false}
        render={({ from, rows }) => <UnifiedRows from={from} lines={rows} colours={colours} />}
      />
    </div>
  )
}

/** Some of the lines; `from` is the first one's index in all of them. */
function UnifiedRows({ from, lines, colours }: ViewProps & { readonly from: number }) {
  // Words are compared for what is drawn only: that is the dear part.
  const words = useMemo(() => changedWords(lines, splitRows(lines)), [lines])
  const gutter = useMemo(() => gutterOf(lines), [lines])
  return lines.map((line, at) => {
    // As few elements as can be: of these there are many, and their number decides how long a frame takes.
    const Line = ELEMENT[line.kind]
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
      <Line key={at} className={clsx(styles.line, styles[line.kind])} data-gutter={gutter(line)}>
        <DiffText line={line} tokens={colours?.[from + at]} words={words.get(at)} />
      </Line>
    )
  })
}

function Split({ lines, colours }: ViewProps) {
  const chunks = useMemo(() => chunked(splitRows(lines)), [lines])
  return (
    <Chunks
      chunks={chunks}
      // Rows may be higher than that: it is the least.
      wrap={false}
      render={({ rows }) => <SplitRows rows={rows} lines={lines} colours={colours} />}
    />
  )
}

function SplitRows({ rows, lines, colours }: ViewProps & { readonly rows: readonly SplitRow[] }) {
  const words = useMemo(() => changedWords(lines, rows), [lines, rows])
  return (
    <table className={styles.split}>
      <colgroup>
        <col className={styles.numbers} />
        <col />
        <col className={styles.numbers} />
        <col />
      </colgroup>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
          <SplitLine key={at} row={row} lines={lines} colours={colours} words={words} />
        ))}
      </tbody>
    </table>
  )
}

interface WordProps extends ViewProps {
  readonly words: ReadonlyMap<number, readonly Range[]>
}

function SplitLine({ row, lines, colours, words }: WordProps & { readonly row: SplitRow }) {
  const across = row.across === null ? undefined : lines[row.across]
  if (across !== undefined) {
    return (
      <tr className={styles[across.kind]}>
        <td className={styles.across} colSpan={4}>
          <DiffText line={across} />
        </td>
      </tr>
    )
  }
  return (
    <tr>
      <Side index={row.left} side="before" lines={lines} colours={colours} words={words} />
      <Side index={row.right} side="after" lines={lines} colours={colours} words={words} />
    </tr>
  )
}

interface SideProps extends WordProps {
  readonly index: number | null
  readonly side: 'before' | 'after'
}

function Side({ index, side, lines, colours, words }: SideProps) {
  const line = index === null ? undefined : lines[index]
  if (index === null || line === undefined) {
    return (
      <>
        <td className={styles.nothing} />
        <td className={styles.nothing} />
      </>
    )
  }
  return (
    <>
      <td className={`${styles.number} ${styles[line.kind]}`}>{line[side] ?? ''}</td>
      <td className={`${styles.text} ${styles[line.kind]}`}>
        {line.kind !== 'same' && <span className="vh">{SPOKEN[line.kind]}</span>}
        <DiffText line={line} tokens={colours?.[index]} words={words.get(index)} />
      </td>
    </>
  )
}
