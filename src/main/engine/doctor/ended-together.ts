import * as z from 'zod'

import type { Out, Parsed, ThreadKey } from '../../../shared/ipc/contract.ts'
import type { EndedThread, EndedTogether, Profile } from '../../../shared/ipc/doctor.ts'
import { historyModeKind } from '../../../shared/thread.ts'
import type { Index } from '../index/open.ts'

/**
 * Threads whose last records are of the same second: what a crash or a shutdown takes down, it takes down at once. Of
 * threads of all modes, since nothing but times is compared.
 */

const MOST = 20

/** The second of a file's last record as migration 11 has it: the database finds files by it. */
const secondOf = (file: string) => `CAST(json_extract(${file}.profile, '$.last.at') / 1000 AS INTEGER)`

const memberRow = z.object({
  id: z.string(),
  title: z.string(),
  release: z.string(),
  project: z.string(),
  mode: historyModeKind,
  total: z.number(),
})
const groupRow = z.object({
  homeId: z.number(),
  second: z.number(),
  threads: z.number(),
  groups: z.number(),
  all: z.number(),
})

/** Threads of a home whose last record is of a second; a file counts that no other one of its thread outlives. */
function membersOf(db: Index, homeId: number, second: number, except: string): EndedTogether {
  const rows = db
    .prepare(
      `SELECT t.id, t.title, t.cli_version AS release, t.cwd AS project, t.history_mode AS mode, count(*) OVER () AS total
       FROM files f JOIN threads t ON t.home_id = f.home_id AND t.id = f.thread_id
       WHERE f.home_id = @homeId AND f.profile IS NOT NULL AND ${secondOf('f')} = @second AND t.id <> @except
         AND ${NOT_OUTLIVED}
       GROUP BY t.id ORDER BY t.id LIMIT ${MOST}`,
    )
    .all({ homeId, second, except })
  const found = z.array(memberRow).parse(rows)
  return { total: found[0]?.total ?? 0, threads: found.map(({ total: _, ...thread }): EndedThread => thread) }
}

const NOT_OUTLIVED = `NOT EXISTS (SELECT 1 FROM files o WHERE o.home_id = f.home_id AND o.thread_id = f.thread_id
  AND o.id <> f.id AND o.profile IS NOT NULL AND ${secondOf('o')} > ${secondOf('f')})`

/**
 * The other threads of the home that ended in the second in which this one did.
 * @param profiles of the thread's files, as far as they are known: the one that goes on longest counts.
 */
export function endedTogether(
  db: Index,
  { homeId, id }: ThreadKey,
  profiles: readonly (Profile | null)[],
): EndedTogether {
  const ends = profiles.flatMap(profile => profile?.last?.at ?? [])
  if (ends.length === 0) return { total: 0, threads: [] }
  return membersOf(db, homeId, Math.floor(Math.max(...ends) / 1000), id)
}

/** Seconds in which several threads of a home ended, the latest first. @param homes the numbers of homes that are open */
export function endedGroups(
  db: Index,
  homes: readonly number[],
  { offset, limit }: Pick<Parsed<'doctor.ended'>, 'offset' | 'limit'>,
): Out<'doctor.ended'> {
  const rows = db
    .prepare(
      `WITH seconds AS (
         SELECT f.home_id, ${secondOf('f')} AS second FROM files f
         WHERE f.home_id IN (${homes.map(() => '?').join(', ')}) AND f.profile IS NOT NULL
         GROUP BY f.home_id, ${secondOf('f')} HAVING count(*) > 1 AND ${secondOf('f')} IS NOT NULL)
       SELECT *, count(*) OVER () AS groups, sum(threads) OVER () AS "all" FROM (
         SELECT s.home_id AS homeId, s.second, count(DISTINCT f.thread_id) AS threads
         FROM seconds s JOIN files f ON f.home_id = s.home_id AND f.profile IS NOT NULL AND ${secondOf('f')} = s.second
         WHERE ${NOT_OUTLIVED} GROUP BY s.home_id, s.second)
       WHERE threads > 1 ORDER BY second DESC, homeId LIMIT ? OFFSET ?`,
    )
    .all(...homes, limit, offset)
  const groups = z.array(groupRow).parse(rows)
  return {
    groups: groups.map(({ homeId, second, threads }) => ({
      homeId,
      at: second * 1000,
      ...membersOf(db, homeId, second, ''),
      total: threads,
    })),
    offset,
    total: groups[0]?.groups ?? 0,
    threads: groups[0]?.all ?? 0,
  }
}
