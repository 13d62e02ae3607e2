import clsx from 'clsx'
import { memo, use, useMemo } from 'react'
import { LinkButton } from '../../components/Button.tsx'
import { useCopy } from '../../components/use-copy.ts'
import { announce } from '../../util/announce.ts'
import { plural } from '../../util/format.ts'
import { CodeText } from '../code/CodeText.tsx'
import { highlightLines } from '../code/highlight.ts'
import type { Language } from '../code/languages.ts'
import { useFold } from '../fold.ts'
import { ItemContext, useReader } from '../reader.ts'
import { readTerminal, withoutSequences } from './ansi.ts'
import { Chunks, LINE_HEIGHT } from './Chunks.tsx'
import { chunkLines, plainLines } from './chunk-lines.ts'
import { byteLength, FoldBar, hiddenWords, LineLink, RestState } from './FoldBar.tsx'
import { foldLines, linesOf } from './fold-lines.ts'
import { StyledLines } from './StyledLines.tsx'
import styles from './Text.module.css'
import { loadWhole, MOST_IN_PLACE, useWholeText } from './whole-text.ts'

/** From here on a line breaks: nobody scrolls that far to the right. */
const LONG_LINE = 1000
const FOLD = { head: 12, tail: 0, chars: 3000 }
/** What failed says why at its end. */
const FOLD_FAILED = { head: 5, tail: 12, chars: 3000 }

/** Px that the last lines will take when they are there. */
const TAIL_HEIGHT = FOLD_FAILED.tail * LINE_HEIGHT + 12

interface TextBlockProps {
  /** Names the block within its transcript, for its fold. */
  readonly id: string
  readonly text: string
  /** Where the text stands in its item, as its `cuts` name it. */
  readonly pointer: string
  /** What it is, for screen readers: "Output". */
  readonly label: string
  readonly wrap?: boolean
  /** Terminal output with colours, code of a language, or neither. */
  readonly as?: 'terminal' | Language | null
  /** Shows the end of it too. */
  readonly failed?: boolean
  readonly testId?: string
}

/** A long text in a fixed-width face: folded, coloured where it has colours, loaded further where it was cut. */
export const TextBlock = memo(function TextBlock(props: TextBlockProps) {
  const { id, pointer, label, as = null, failed = false, testId } = props
  const [unfolded, toggle] = useFold(id)
  const whole = useWholeText(pointer, props.text, unfolded ? MOST_IN_PLACE : 0, failed && !unfolded)
  const { text, cut } = whole
  const lines = useMemo(() => linesOf(text.replaceAll('\r\n', '\n')), [text])
  const folded = useMemo(() => foldLines(lines, failed ? FOLD_FAILED : FOLD), [lines, failed])
  const foldable = folded.hiddenLines > 0 || cut !== null
  const open = unfolded && foldable
  const tail = useMemo(
    () => (cut === null ? folded.tail : linesOf(whole.tail).slice(1).slice(-FOLD_FAILED.tail)),
    [cut, folded, whole.tail],
  )
  const hasTail = foldable && !open && (tail.length > 0 || (failed && cut !== null))
  const shown = open || !foldable ? lines : folded.head
  const wrap = props.wrap === true || shown.some(line => line.length > LONG_LINE)
  const hiddenLabel = useMemo(() => {
    const seen = [...folded.head, ...tail].join('\n')
    const total = cut === null ? byteLength(text) : cut.bytes
    const count = cut === null ? folded.hiddenLines : cut.lines - folded.head.length - tail.length
    return hiddenWords(count, Math.max(0, total - byteLength(seen)))
  }, [cut, folded, tail, text])

  const bar = foldable && (
    <FoldBar open={open} onToggle={toggle} hidden={hiddenLabel} look={hasTail ? 'middle' : 'end'}>
      <RestState whole={whole} wanted={open} />
      <span className={styles.grow} />
      <CopyAll text={text} pointer={pointer} label={label} terminal={as === 'terminal'} />
      <LineLink />
    </FoldBar>
  )
  return (
    <div data-testid={testId}>
      <Lines lines={shown} as={as} wrap={wrap} label={label} open={open} />
      {bar}
      {hasTail && tail.length === 0 && whole.failure === null && <div style={{ height: TAIL_HEIGHT }} />}
      {hasTail && tail.length > 0 && (
        <Lines lines={tail} as={as} wrap={wrap} label={`${label}, last lines`} open={false} />
      )}
    </div>
  )
})

interface LinesProps {
  readonly lines: readonly string[]
  readonly as: 'terminal' | Language | null
  readonly wrap: boolean
  readonly label: string
  /** Unfolded, so that it may be too long for the window. */
  readonly open: boolean
}

function Lines({ lines, as, wrap, label, open }: LinesProps) {
  const terminal = useMemo(() => (as === 'terminal' ? readTerminal(lines.join('\n')) : null), [as, lines])
  const coloured = useMemo(
    () => (as === null || as === 'terminal' ? null : highlightLines(lines.join('\n'), as)),
    [as, lines],
  )
  const chunks = useMemo(() => chunkLines(terminal?.lines ?? plainLines(lines)), [terminal, lines])
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/noNoninteractiveTabindex: scrolls by keyboard, no landmark
    <div className={clsx(styles.scroller, open && styles.bounded)} role="group" aria-label={label} tabIndex={0}>
      <pre className={clsx(styles.out, wrap && styles.wrap)}>
        {coloured === null ? (
          <Chunks chunks={chunks} wrap={wrap} render={part => <StyledLines lines={part} />} />
        ) : (
          <CodeText lines={coloured} />
        )}
      </pre>
      {terminal !== null && terminal.rewritten > 0 && (
        <div className={styles.note}>
          {plural(terminal.rewritten, 'line')} written over while it ran, in the last state
        </div>
      )}
    </div>
  )
}

interface CopyAllProps {
  readonly text: string
  readonly pointer: string
  readonly label: string
  readonly terminal: boolean
}

/** Copies the whole text, that which is not shown among it. */
function CopyAll({ text, pointer, label, terminal }: CopyAllProps) {
  const reader = useReader()
  const item = use(ItemContext)
  const [copied, copy] = useCopy(label)
  const run = async () => {
    try {
      const all = await loadWhole(reader, item, pointer, text)
      copy(terminal ? withoutSequences(all) : all)
    } catch {
      // The file is gone or being written; what is shown can still be selected.
      announce(`${label} could not be copied`)
    }
  }
  return <LinkButton onClick={() => void run()}>{copied === 'copied' ? 'Copied' : 'Copy'}</LinkButton>
}
