import * as z from 'zod'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { Index } from '../index/open.ts'

/** How much of the files this Skein understands, by the release that wrote them, as their profiles in the index tell. */

const unknownRow = z.object({
  what: z.enum(['kind', 'key']),
  name: z.string(),
  release: z.string(),
  count: z.number(),
  files: z.number(),
  firstFile: z.string(),
  homeId: z.number(),
})
const releaseRow = z.object({ release: z.string(), files: z.number(), bytes: z.number(), unknownBytes: z.number() })

const RELEASE = `coalesce(f.facts ->> '$.head.cliVersion', '') AS release`

/** @param homes the numbers of homes that are open. */
export function coverageOf(db: Index, homes: readonly number[]): Out<'doctor.coverage'> {
  const where = `f.profile IS NOT NULL AND f.home_id IN (${homes.map(() => '?').join(', ')})`
  const part = (what: 'kind' | 'key', list: string) =>
    // Beside a min(), SQLite takes the other columns from the row that has it.
    `SELECT '${what}' AS what, u.value ->> 'name' AS name, ${RELEASE},
       sum(u.value ->> 'count') AS count, count(*) AS files, f.path AS firstFile, f.home_id AS homeId,
       min(coalesce(f.facts ->> '$.nameTime', f.modified_ms)) AS since
     FROM files f, json_each(f.profile, '$.${list}') u WHERE ${where} GROUP BY name, release`
  const unknown = db
    .prepare(`${part('kind', 'unknownKinds')} UNION ALL ${part('key', 'unknownKeys')} ORDER BY since, what, name`)
    .all(...homes, ...homes)
  // Lines that are no records have the kind `?`.
  const releases = db
    .prepare(
      `SELECT ${RELEASE}, count(*) AS files, sum(f.profile ->> 'bytes') AS bytes, sum(
         (SELECT coalesce(sum(k.value ->> 'bytes'), 0) FROM json_each(f.profile, '$.kinds') k
          WHERE k.value ->> 'kind' = '?' OR k.value ->> 'kind' IN
            (SELECT u.value ->> 'name' FROM json_each(f.profile, '$.unknownKinds') u))) AS unknownBytes
       FROM files f WHERE ${where} GROUP BY release ORDER BY min(coalesce(f.facts ->> '$.nameTime', f.modified_ms))`,
    )
    .all(...homes)
  return { unknown: z.array(unknownRow).parse(unknown), releases: z.array(releaseRow).parse(releases) }
}
