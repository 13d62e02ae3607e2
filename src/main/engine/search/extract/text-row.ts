import { type TextKind, textKinds } from '../../../../shared/search/kinds.ts'

/** A record's text on its way into the index. */
export interface TextRow {
  readonly kind: TextKind
  /** From the thread that this one was forked from. */
  readonly inherited: boolean
  /** Whether there is more of the text than was taken. */
  readonly cut: boolean
  readonly line: number
  readonly offset: number
  readonly length: number
  /** As the index takes it. */
  readonly text: string
}

const INHERITED = 0x80
const CUT = 0x40

/** The byte of a row in the index. */
export function kindByte({ kind, inherited, cut }: Pick<TextRow, 'kind' | 'inherited' | 'cut'>): number {
  return textKinds.indexOf(kind) | (inherited ? INHERITED : 0) | (cut ? CUT : 0)
}

/** The number of the kind that a byte tells. */
export function kindOfByte(byte: number): number {
  return byte & ~(INHERITED | CUT)
}

/** Whether a text was so long that only its beginning was taken. */
export function isCut(byte: number): boolean {
  return (byte & CUT) !== 0
}

/** Whether the text stands in what a fork has copied. */
export function isInherited(byte: number): boolean {
  return (byte & INHERITED) !== 0
}
