/** Ways to a line of a file: into the raw view, or onto the map of its structure. */

export interface LinePlace {
  /** One-based. */
  readonly line: number
  /** Bytes, in the uncompressed file. */
  readonly offset: number
}

export interface LineWay {
  /** What stands behind the number where people are told where a link leads: ` on the map`, or nothing. */
  readonly where: string
  readonly go: (place: LinePlace) => void
}
