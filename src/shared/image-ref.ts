/**
 * Pictures stay in the file until somebody looks at them: where a record holds one inline, its item holds a reference.
 * No schemas: the window uses these values.
 */

export interface ImageRef {
  /** One-based line of the rollout. */
  readonly line: number
  /** Which of the line's pictures, from 0. */
  readonly index: number
  /** Of the picture itself, not of its base64 text. */
  readonly bytes: number
  /** `image/png` and the like, as the file says. */
  readonly mime: string
}

const REF = /^skein-image:(\d{1,12})\/(\d{1,6})\/(\d{1,12})\/([\w.+-]{1,40}\/[\w.+-]{1,40})$/

/** Writes a reference as the text that stands in for the picture. */
export function formatImageRef({ line, index, bytes, mime }: ImageRef): string {
  return `skein-image:${line}/${index}/${bytes}/${mime}`
}

/** Reads a reference; null for any other text. */
export function parseImageRef(text: string): ImageRef | null {
  const [, line, index, bytes, mime] = REF.exec(text) ?? []
  if (line === undefined || index === undefined || bytes === undefined || mime === undefined) return null
  return { line: Number(line), index: Number(index), bytes: Number(bytes), mime }
}
