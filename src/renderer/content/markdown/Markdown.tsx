import { memo, type ReactNode, useEffect, useMemo, useReducer } from 'react'
import { useFold } from '../fold.ts'
import { byteLength, FoldBar, hiddenWords, RestState } from '../text/FoldBar.tsx'
import { countLines, wholeAt } from '../text/fold-lines.ts'
import { MOST_IN_PLACE, useWholeText } from '../text/whole-text.ts'
import { VisibleText } from '../VisibleText.tsx'
import { Fence } from './Fence.tsx'
import styles from './Markdown.module.css'
import { rendered, renderLater } from './parse-queue.ts'
import { definitionsOf, type Piece, toPieces, withDefinitions } from './pieces.ts'

/** Longer texts are folded. */
const FOLD_CHARS = 12_000
/** Of one piece that stays plain text. */
const PLAIN_CHARS = 4000

interface MarkdownProps {
  /** Names the text within its transcript, for its fold. */
  readonly id: string
  readonly text: string
  /** Where the text stands in its item, as its `cuts` name it. */
  readonly pointer: string
}

/** What models write: Markdown, parsed in pieces. Raw HTML shows as text, pictures from elsewhere are not loaded. */
export const Markdown = memo(function Markdown({ id, text, pointer }: MarkdownProps) {
  return <Pieces id={id} text={text} pointer={pointer} cut={toPieces} draw={drawPiece} />
})

interface PiecesProps extends MarkdownProps {
  readonly cut: (text: string) => readonly Piece[]
  readonly draw: (piece: Piece, definitions: ReadonlyMap<string, string>) => ReactNode
}

/** A text in pieces, of which the first are shown until it is unfolded. */
export function Pieces({ id, text, pointer, cut: toCut, draw }: PiecesProps) {
  const [unfolded, toggle] = useFold(`${id}/text`)
  const whole = useWholeText(pointer, text, unfolded ? MOST_IN_PLACE : 0)
  const pieces = useMemo(() => toCut(whole.text), [whole.text, toCut])
  const definitions = useMemo(() => definitionsOf(pieces), [pieces])
  const first = useMemo(() => firstPieces(pieces), [pieces])
  const foldable = whole.cut !== null || first.length < pieces.length || first.at(-1) !== pieces.at(-1)
  const open = unfolded && foldable
  const shown = open ? pieces : first
  const hidden = useMemo(() => {
    if (open || !foldable) return ''
    const seen = shown.map(piece => piece.text).join('\n\n')
    const lines = (whole.cut?.lines ?? countLines(whole.text)) - countLines(seen)
    return hiddenWords(lines, Math.max(0, (whole.cut?.bytes ?? byteLength(whole.text)) - byteLength(seen)))
  }, [open, foldable, shown, whole])
  return (
    <div className={styles.markdown} dir="auto" data-testid="prose">
      <div className={styles.pieces}>
        {shown.map((piece, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces never move
          <div key={index} className={styles.piece}>
            {draw(piece, definitions)}
          </div>
        ))}
      </div>
      {foldable && (
        <FoldBar open={open} onToggle={toggle} hidden={hidden} look="bare">
          <RestState whole={whole} wanted={open} />
        </FoldBar>
      )}
    </div>
  )
}

/** As many pieces as are shown while the text is folded; one that is too long alone is cut. */
function firstPieces(pieces: readonly Piece[]): readonly Piece[] {
  const first: Piece[] = []
  let chars = 0
  for (const piece of pieces) {
    const part =
      piece.kind === 'plain' ? { ...piece, text: piece.text.slice(0, wholeAt(piece.text, PLAIN_CHARS)) } : piece
    // Blocks of code fold themselves.
    chars += piece.kind === 'code' ? Math.min(piece.text.length, 2000) : piece.text.length
    if (first.length > 0 && chars > FOLD_CHARS) return first
    first.push(part.text.length === piece.text.length ? piece : part)
    if (part.text.length < piece.text.length) return first
  }
  return first
}

function drawPiece(piece: Piece, definitions: ReadonlyMap<string, string>): ReactNode {
  switch (piece.kind) {
    case 'code':
      return <Fence text={piece.text} language={piece.language} />
    case 'plain':
      return <PlainPiece text={piece.text} />
    case 'markdown':
      return <MarkdownPiece text={withDefinitions(piece.text, definitions)} />
  }
}

/** Text with its own line breaks. */
export function PlainPiece({ text }: { readonly text: string }) {
  const chunks = useMemo(() => toChunks(text), [text])
  return (
    <div className={styles.plain}>
      {chunks.map((chunk, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: chunks never move
        <div key={index} className={styles.chunk}>
          <VisibleText text={chunk} />
        </div>
      ))}
    </div>
  )
}

const CHUNK = 8000

/** Parts of a text that are laid out one by one; they end at line breaks where there are any. */
function toChunks(text: string): readonly string[] {
  const chunks: string[] = []
  for (let from = 0; from < text.length; ) {
    const newline = text.lastIndexOf('\n', from + CHUNK)
    const to = from + CHUNK >= text.length ? text.length : newline > from ? newline : wholeAt(text, from + CHUNK)
    chunks.push(text.slice(from, to))
    from = text.charAt(to) === '\n' ? to + 1 : to
  }
  return chunks
}

function MarkdownPiece({ text }: { readonly text: string }) {
  const [, again] = useReducer((turn: number) => turn + 1, 0)
  const node = rendered(text)
  const waits = node === undefined
  useEffect(() => (waits ? renderLater(text, again) : undefined), [waits, text])
  return node ?? <PlainPiece text={text} />
}
