import * as z from 'zod'
import { profile } from '../../../shared/ipc/doctor.ts'
import { severity } from '../../../shared/problem.ts'
import { checkTitle } from '../doctor/queries.ts'
import type { Index } from '../index/open.ts'
import { filesOfRow, type ThreadRow } from '../threads/rows.ts'
import { type Fact, fact } from './rows.ts'

/** What the index knows of a thread: tools, problems, and of what records its file is made. Reads no file. */

/** More tools and kinds than these of a thread are not compared. */
const MOST = 500

const toolRows = z.array(z.object({ tool: z.string(), calls: z.number(), outputBytes: z.number() }))
/** How often a check found something. */
export const problemCounts = z.array(z.object({ check: z.string(), severity, count: z.number() }))
type ProblemCount = z.infer<typeof problemCounts>[number]
const profileRow = z.object({ profile: z.string().nullable() }).optional()

/** How often a tool was called, and the bytes of what it answered. */
export type ToolFacts = z.infer<typeof toolRows>[number]

/** The tools of a thread's own calls, most calls first; of a thread that is not opened the index knows none. */
export function toolsOf(db: Index, { home_id, id }: ThreadRow): ToolFacts[] {
  return toolRows.parse(
    db
      .prepare(
        `SELECT u.tool, u.calls, u.output_bytes AS outputBytes
         FROM threads t JOIN file_tool_use u ON u.file_id = t.usage_file WHERE t.home_id = ? AND t.id = ?
         ORDER BY u.calls DESC, u.tool LIMIT ${MOST}`,
      )
      .all(home_id, id),
  )
}

/** How often each check found something in the thread's files, the gravest first. */
export function problemsOf(db: Index, { home_id, id }: ThreadRow): Fact[] {
  const rows = db
    .prepare(
      `SELECT p."check", p.severity, sum(p.count) AS count
       FROM files f JOIN problem_counts p ON p.file_id = f.id WHERE f.home_id = ? AND f.thread_id = ?
       GROUP BY p."check", p.severity`,
    )
    .all(home_id, id)
  return problemCounts
    .parse(rows)
    .sort(bySeverity)
    .map(row => fact(checkTitle(row.check), 'count', row.count, row.severity))
}

/** Orders counts of checks: the gravest first, then the most frequent. */
export function bySeverity(a: ProblemCount, b: ProblemCount): number {
  const rank = ({ severity: grave }: ProblemCount) => severity.options.indexOf(grave)
  return rank(a) - rank(b) || b.count - a.count || (a.check < b.check ? -1 : 1)
}

/** Lines, bytes and kinds of records of the deciding file; null until it was looked at. */
export function recordsOf(db: Index, row: ThreadRow): Fact[] | null {
  const [path] = filesOfRow(row)
  const found = profileRow.parse(
    db.prepare('SELECT profile FROM files WHERE home_id = ? AND path = ?').get(row.home_id, path),
  )
  if (found?.profile == null) return null
  const { lines, bytes, badLines, imageBytes, copyBytes, kinds } = profile.parse(JSON.parse(found.profile))
  return [
    fact('Lines', 'count', lines),
    fact('Uncompressed size', 'bytes', bytes),
    fact('Lines that are no records', 'count', badLines),
    fact('Pictures', 'bytes', imageBytes),
    fact('Copies made by compactions', 'bytes', copyBytes),
    ...kinds.slice(0, MOST).map(({ kind, count }) => fact(kind, 'count', count, 'records')),
  ]
}
