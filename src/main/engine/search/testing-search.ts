import * as z from 'zod'
import { textKinds } from '../../../shared/search/kinds.ts'
import { matchString } from '../../../shared/search/match-string.ts'
import { parseQuery } from '../../../shared/search/parse.ts'
import type { Index } from '../index/open.ts'
import { FIRST_NAME } from '../index/text-writer.ts'
import { isInherited, kindOfByte } from './extract/text-row.ts'
import { unpackLines } from './packed-lines.ts'

const rangeRow = z.object({
  first: z.number(),
  path: z.string().nullable(),
  kinds: z.instanceof(Uint8Array),
  lines: z.instanceof(Uint8Array),
})

/** What the index itself finds, without the service: kind and line of each hit, by file. For tests only. */
export function indexHits(db: Index, text: string): string[] {
  const match = matchString(parseQuery(text, { now: 0 }))
  if (match === null) return []
  const rows = z
    .array(z.number())
    .parse(db.prepare('SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid').pluck().all(match))
  return rows.flatMap(row => {
    if (row >= FIRST_NAME) return ['name']
    const found = db
      .prepare(
        `SELECT r.first, f.path, r.kinds, r.lines FROM text_ranges r LEFT JOIN files f ON f.id = r.file_id
         WHERE r.first <= ? AND r.first + r.count > ?`,
      )
      .get(row, row)
    if (found === undefined) return ['lost']
    const range = rangeRow.parse(found)
    if (range.path === null) return []
    const byte = range.kinds[row - range.first] ?? 0
    const [line] = unpackLines(range.lines, [row - range.first])
    return [`${textKinds[kindOfByte(byte)]}:${line?.number}${isInherited(byte) ? ' inherited' : ''}`]
  })
}
