import { memo, type ReactNode, useMemo } from 'react'
import { VisibleText } from '../VisibleText.tsx'
import { InlineCode } from './elements.tsx'
import { Fence } from './Fence.tsx'
import { gentleRuns, toGentlePieces } from './gentle.ts'
import { Link } from './Link.tsx'
import styles from './Markdown.module.css'
import { Pieces, PlainPiece } from './Markdown.tsx'
import type { Piece } from './pieces.ts'

/** Beyond this a text is a paste, and is not looked through. */
const MOST_CHARS = 20_000

interface GentleTextProps {
  readonly id: string
  readonly text: string
  readonly pointer: string
}

/** What people write: their own line breaks, code fences, code spans and addresses; no other Markdown. */
export const GentleText = memo(function GentleText({ id, text, pointer }: GentleTextProps) {
  return <Pieces id={id} text={text} pointer={pointer} cut={toGentlePieces} draw={drawPiece} />
})

function drawPiece(piece: Piece): ReactNode {
  if (piece.kind === 'code') return <Fence text={piece.text} language={piece.language} />
  return piece.text.length > MOST_CHARS ? <PlainPiece text={piece.text} /> : <GentlePiece text={piece.text} />
}

function GentlePiece({ text }: { readonly text: string }) {
  const runs = useMemo(() => gentleRuns(text), [text])
  return (
    <p className={styles.plain}>
      {runs.map((run, index) => {
        const shown = <VisibleText text={run.text} />
        // biome-ignore lint/suspicious/noArrayIndexKey: runs never move
        if (run.kind === 'text') return <span key={index}>{shown}</span>
        // biome-ignore lint/suspicious/noArrayIndexKey: runs never move
        if (run.kind === 'code') return <InlineCode key={index}>{shown}</InlineCode>
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs never move
          <Link key={index} href={run.text} text={run.text}>
            {shown}
          </Link>
        )
      })}
    </p>
  )
}
