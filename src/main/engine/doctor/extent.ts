/** How far a file reaches, as the client counts when it reads on: in whole lines. */
export interface Extent {
  /** Bytes, uncompressed. */
  readonly size: number
  /** Behind the last whole line, as far as that is known; null where it is not. Never too much. */
  readonly end: number | null
  /** Unix ms. */
  readonly modifiedAt: number
}

interface Measured {
  /** As the file lies there. */
  readonly sizeBytes: number
  readonly compressed: boolean
  readonly modifiedAt: number
}

/** What is known of a file whose lines have been looked at; bytes are without newlines. */
interface Lines {
  readonly lines: number
  readonly bytes: number
  /** Where the last record begins; null where none was found. */
  readonly lastOffset: number | null
}

/** How far a file reaches that was looked at. */
export function extentOf({ sizeBytes, compressed, modifiedAt }: Measured, { lines, bytes, lastOffset }: Lines): Extent {
  const whole = bytes + lines
  if (compressed) return { size: whole, end: lastOffset, modifiedAt }
  // One byte less: the last line has no newline, so it may be half a record. Any other size: the file has grown since.
  const end = sizeBytes === whole ? whole : sizeBytes === whole - 1 ? lastOffset : null
  return { size: sizeBytes, end, modifiedAt }
}
