import * as z from 'zod'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { EndedTogether } from '../../../shared/ipc/doctor.ts'
import type { Index } from '../index/open.ts'

const MOST = 20

const row = z.object({ id: z.string(), title: z.string().nullable(), total: z.number() })

/** As migration 11 has it: the database finds files by it. */
const SECOND = "CAST(json_extract(f.profile, '$.last.at') / 1000 AS INTEGER)"

/**
 * The other threads of the home whose last record is of the same second as this one's: what a crash or a shutdown takes
 * down, it takes down at once. Of all threads, since nothing but times is compared; of each the file that goes on longest.
 */
export function endedTogether(db: Index, { homeId, id }: ThreadKey): EndedTogether {
  const rows = db
    .prepare(
      `WITH own AS (SELECT max(${SECOND}) AS second FROM files f
         WHERE f.home_id = @homeId AND f.thread_id = @id AND f.profile IS NOT NULL)
       SELECT t.id, t.title, count(*) OVER () AS total
       FROM files f JOIN threads t ON t.home_id = f.home_id AND t.id = f.thread_id
       WHERE f.home_id = @homeId AND f.profile IS NOT NULL AND ${SECOND} = (SELECT second FROM own) AND t.id <> @id
       GROUP BY t.id ORDER BY t.id LIMIT ${MOST}`,
    )
    .all({ homeId, id })
  const found = z.array(row).parse(rows)
  return { total: found[0]?.total ?? 0, threads: found.map(thread => ({ id: thread.id, title: thread.title })) }
}
