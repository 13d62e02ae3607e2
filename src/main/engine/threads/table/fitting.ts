import * as z from 'zod'
import type { ThreadKey } from '../../../../shared/ipc/contract.ts'
import type { ThreadCondition } from '../../../../shared/search/query.ts'
import type { Index } from '../../index/open.ts'
import { threadConditions } from '../../search/conditions.ts'
import type { Marked } from '../marked.ts'
import type { Changes } from './columns.ts'

const keyRows = z.array(z.tuple([z.number(), z.string()]))

/** The threads that conditions hold for, whatever these ask: the one thing that lists still ask the database. */
export class Fitting {
  readonly #db: Index
  /** List, facets and counts ask for the same ones. */
  #last: { readonly asked: string; readonly threads: readonly ThreadKey[] } | null = null

  constructor(db: Index) {
    this.#db = db
  }

  changed(changes: Changes): void {
    if (changes === null || changes.length > 0) this.#last = null
  }

  of(conditions: readonly ThreadCondition[], marked: Marked): readonly ThreadKey[] {
    const where = threadConditions(conditions, marked)
    const asked = JSON.stringify(where)
    if (this.#last?.asked === asked) return this.#last.threads
    const rows = this.#db.prepare(`SELECT t.home_id, t.id FROM threads t WHERE ${where.sql}`).raw()
    const threads = keyRows.parse(rows.all(...where.values)).map(([homeId, id]) => ({ homeId, id }))
    this.#last = { asked, threads }
    return threads
  }
}
