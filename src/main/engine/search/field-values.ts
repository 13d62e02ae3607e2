import * as z from 'zod'
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import type { ValueField } from '../../../shared/ipc/values.ts'
import { fold } from '../index/fold.ts'
import type { Index } from '../index/open.ts'
import type { Tagged } from '../threads/marked.ts'

/** What stands in the fields of a search, to be offered while one types. */

const MOST = 20
const valueRows = z.array(z.object({ value: z.string(), count: z.number() }))
type Values = z.infer<typeof valueRows>

const COLUMNS = {
  project: 't.cwd',
  branch: 't.branch',
  model: 't.model',
  provider: 't.model_provider',
  version: 't.cli_version',
} as const satisfies Record<Exclude<ValueField, 'tool' | 'tag'>, string>

interface Surroundings {
  /** The open index's. */
  db(): Index
  /** The numbers of the open homes. */
  homeIds(): readonly number[]
  /** Every tag of every thread of the open homes. */
  tagged(): readonly Tagged[]
}

/** Answers the one route that offers values. */
export function valueHandlers({ db, homeIds, tagged }: Surroundings) {
  const all = (field: ValueField): Values => {
    if (field === 'tag') return tagged().map(([value]) => ({ value, count: 1 }))
    const homes = JSON.stringify(homeIds())
    const sql =
      field === 'tool'
        ? `SELECT n.tool AS value, count(*) AS count FROM file_tools n JOIN files f ON f.id = n.file_id
           WHERE f.home_id IN (SELECT value FROM json_each(?)) GROUP BY 1`
        : `SELECT ${COLUMNS[field]} AS value, count(*) AS count FROM threads t
           WHERE t.home_id IN (SELECT value FROM json_each(?)) AND ifnull(${COLUMNS[field]}, '') <> '' GROUP BY 1`
    return valueRows.parse(db().prepare(sql).all(homes))
  }
  return {
    'search.values': ({ field, text }: Parsed<'search.values'>): Out<'search.values'> => {
      const wanted = fold(text.trim())
      const counts = new Map<string, number>()
      for (const { value, count } of all(field)) {
        const name = field === 'project' ? folderName(value) : value
        if (fold(name).includes(wanted)) counts.set(name, (counts.get(name) ?? 0) + count)
      }
      const values = Array.from(counts, ([value, count]) => ({ value, count }))
      values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      return { values: values.slice(0, MOST) }
    },
  }
}

/** The last part of a path of any system; the path itself where it has none. */
function folderName(path: string): string {
  return path.split(/[/\\]/).findLast(part => part !== '') ?? path
}
