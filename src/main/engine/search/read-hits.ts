import { closeSync } from 'node:fs'
import type { SearchHit } from '../../../shared/ipc/search.ts'
import { textKinds } from '../../../shared/search/kinds.ts'
import type { Matcher } from '../../../shared/search/matcher.ts'
import type { Stretch } from '../../../shared/search/query.ts'
import { parseLine } from '../rollout/record.ts'
import { asAppError, openThreadFile } from '../threads/gate.ts'
import type { ThreadRow } from '../threads/rows.ts'
import type { LineRef } from '../transcript/outline.ts'
import { textOf } from './extract/text-of.ts'
import type { Hit } from './rank.ts'
import { oneLine, snippetOf } from './snippet.ts'
import type { TextIndex, TextRange } from './text-index.ts'
import type { UnpackedFiles } from './unpacked-files.ts'

/** What it takes to read hits again, the same for all threads of a page. */
export interface HitSources {
  readonly texts: TextIndex
  readonly files: UnpackedFiles
  readonly matcher: Matcher
  /** How much of outputs is searched. */
  readonly outputChars: number
}

/**
 * Reads hits of a thread again from its file, since the index holds no text. Hits whose lines are others now are left out.
 * @throws UnsupportedHistoryMode from the gate, before a byte of history is read; AppError, the signal's reason
 */
export async function readHits(
  { texts, files, matcher, outputChars }: HitSources,
  row: ThreadRow,
  hits: readonly Hit[],
  signal: AbortSignal,
): Promise<SearchHit[]> {
  const places = placesOf(texts, hits)
  const placed = hits.flatMap(hit => {
    const line = places.get(hit.row)
    return line === undefined ? [] : [{ hit, line }]
  })
  if (placed.length === 0) return []
  const file = openThreadFile(row)
  const { opened } = file
  try {
    const lines = await files.lines(
      file,
      placed.map(({ line }) => line),
      signal,
    )
    return placed.flatMap(({ hit, line }) => {
      const text = textOfLine(lines.get(line.number), line, opened.bare, outputChars)
      const marks = text === null ? [] : firstMarks(matcher, text)
      if (text === null || marks.length === 0) return []
      const snippet = snippetOf(text, marks)
      const kind = textKinds[hit.kind] ?? 'note'
      return { kind, line: line.number, inherited: hit.inherited, snippet: snippet.text, marks: [...snippet.marks] }
    })
  } catch (error) {
    throw asAppError(error, opened.path)
  } finally {
    closeSync(file.descriptor)
  }
}

/** Where the lines of hits stand, by row; those of one range are unpacked at once. */
function placesOf(texts: TextIndex, hits: readonly Hit[]): Map<number, LineRef> {
  const byRange = new Map<TextRange, number[]>()
  for (const { range, row } of hits) {
    if (range !== null) byRange.set(range, [...(byRange.get(range) ?? []), row])
  }
  const places = new Map<number, LineRef>()
  for (const [range, rows] of byRange) {
    rows.sort((a, b) => a - b)
    texts.lines(range, rows).forEach((line, i) => {
      const row = rows[i]
      if (row !== undefined) places.set(row, line)
    })
  }
  return places
}

/** Beginnings of a text that are looked at one after the other: most words stand early, and texts may be long. */
const BEGINNINGS = [1000, 8000, Number.POSITIVE_INFINITY] as const
/** More than a snippet shows behind its first mark. */
const MARGIN = 300

/** Where the words stand first, and as far behind as a snippet reaches. @param text on one line */
export function firstMarks(matcher: Matcher, text: string): Stretch[] {
  for (const length of BEGINNINGS) {
    const marks = matcher.marks(text.slice(0, length))
    const [first] = marks
    if (length >= text.length || (first !== undefined && first.to + MARGIN < length)) return marks
  }
  return []
}

/** What of a line is searched, on one line; null where there is nothing. */
export function textOfLine(
  bytes: Buffer | undefined,
  { number, offset, length }: LineRef,
  bare: boolean,
  outputChars: number,
): string | null {
  if (bytes === undefined) return null
  const parsed = parseLine({ number, offset, length, bytes, whole: true, terminated: true }, bare)
  const found = parsed.kind === 'record' ? textOf(parsed.record, outputChars) : null
  return found === null ? null : oneLine(found.text)
}
