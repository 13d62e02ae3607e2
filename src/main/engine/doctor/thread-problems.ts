import * as z from 'zod'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { FoundCheck } from '../../../shared/ipc/triage.ts'
import { severity } from '../../../shared/problem.ts'
import type { Index } from '../index/open.ts'

/** Which checks found how much in each of some threads, remarks left out. */

const row = z.object({ homeId: z.number(), id: z.string(), check: z.string(), severity, count: z.number() })
type Row = z.infer<typeof row>

/** @returns by `homeId id`; the gravest first, then those with most findings */
export function problemsOf(
  db: Index,
  threads: readonly ThreadKey[],
  titleOf: (check: string) => string,
): ReadonlyMap<string, readonly FoundCheck[]> {
  const rows = db
    .prepare(
      `SELECT f.home_id AS homeId, f.thread_id AS id, p."check", p.severity, sum(p.count) AS count
       FROM json_each(?) k JOIN files f ON f.home_id = k.value ->> 'homeId' AND f.thread_id = k.value ->> 'id'
         JOIN problem_counts p ON p.file_id = f.id
       WHERE p.severity <> 'info' GROUP BY f.home_id, f.thread_id, p."check"
       ORDER BY p.severity, count DESC, p."check"`,
    )
    .all(JSON.stringify(threads.map(({ homeId, id }) => ({ homeId, id }))))
  const found = new Map<string, Row[]>()
  for (const one of z.array(row).parse(rows)) {
    const name = `${one.homeId} ${one.id}`
    const known = found.get(name)
    if (known === undefined) found.set(name, [one])
    else known.push(one)
  }
  return new Map(
    [...found].map(([name, all]) => [
      name,
      all.map(
        ({ check, severity: grave, count }): FoundCheck => ({ check, title: titleOf(check), severity: grave, count }),
      ),
    ]),
  )
}
