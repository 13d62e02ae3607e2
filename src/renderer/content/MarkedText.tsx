import { escapeHidden } from './visible.ts'

interface MarkedTextProps {
  readonly text: string
  /** Parts that stand out, in order and apart from each other: UTF-16 positions, the end not included. */
  readonly marks: readonly (readonly [from: number, to: number])[]
}

/** A short untrusted text on one line, with parts of it marked. */
export function MarkedText({ text, marks }: MarkedTextProps) {
  const bounds = [0, ...marks.flat(), text.length]
  return (
    <bdi>
      {bounds.slice(1).map((end, index) => {
        const start = bounds[index] ?? 0
        const piece = escapeHidden(text.slice(start, end))
        if (piece === '') return null
        return index % 2 === 1 ? <b key={start}>{piece}</b> : <span key={start}>{piece}</span>
      })}
    </bdi>
  )
}
