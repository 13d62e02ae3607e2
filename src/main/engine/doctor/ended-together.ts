import * as z from 'zod'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import type { EndedTogether, Profile } from '../../../shared/ipc/doctor.ts'
import type { Index } from '../index/open.ts'

const MOST = 20

const row = z.object({ id: z.string(), title: z.string().nullable(), total: z.number() })

/**
 * The other threads of the home whose last record is of the same second as this one's: what a crash or a shutdown takes
 * down, it takes down at once. Of threads of all modes, since nothing but times is compared.
 * @param profiles of the thread's files, as far as they are known: the one that goes on longest counts.
 */
export function endedTogether(
  db: Index,
  { homeId, id }: ThreadKey,
  profiles: readonly (Profile | null)[],
): EndedTogether {
  const ends = profiles.flatMap(profile => profile?.last?.at ?? [])
  if (ends.length === 0) return { total: 0, threads: [] }
  // The time as migration 11 has it: the database finds files by it.
  const rows = db
    .prepare(
      `SELECT t.id, t.title, count(*) OVER () AS total
       FROM files f JOIN threads t ON t.home_id = f.home_id AND t.id = f.thread_id
       WHERE f.home_id = @homeId AND f.profile IS NOT NULL
         AND CAST(json_extract(f.profile, '$.last.at') / 1000 AS INTEGER) = @second AND t.id <> @id
       GROUP BY t.id ORDER BY t.id LIMIT ${MOST}`,
    )
    .all({ homeId, id, second: Math.floor(Math.max(...ends) / 1000) })
  const found = z.array(row).parse(rows)
  return { total: found[0]?.total ?? 0, threads: found.map(thread => ({ id: thread.id, title: thread.title })) }
}
