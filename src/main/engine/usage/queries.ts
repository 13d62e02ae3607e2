import * as z from 'zod'
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import type { TokenUse, UsageSplit, UsageSummary } from '../../../shared/ipc/usage.ts'
import { and, type Condition } from '../index/condition.ts'
import type { Index } from '../index/open.ts'
import { conditionsOf } from '../threads/filter.ts'
import { dayNumber, UNTIMED, UsageSums } from './sums.ts'

/** What the index knows of usage. Reads nothing else. */

const SPLITS: Readonly<Record<UsageSplit, string>> = {
  project: 't.cwd',
  model: 'u.model',
  source: 't.source_kind',
  provider: 't.model_provider',
}

/** Rows as arrays: there are many. */
const usedRow = z.tuple([
  z.number(),
  z.number(),
  z.string(),
  z.string(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
])
const stateRow = z.object({ waiting: z.number(), refused: z.number(), told: z.number() })
const numberRow = z.object({ n: z.number() })
const threadRows = z.array(
  z.object({ file: z.number(), homeId: z.number(), id: z.string(), title: z.string(), project: z.string() }),
)
const toolRows = z.array(
  z.object({ tool: z.string(), calls: z.number(), outputBytes: z.number(), threads: z.number() }),
)
const outputRows = z.array(
  z.object({
    homeId: z.number(),
    id: z.string(),
    title: z.string(),
    tool: z.string(),
    line: z.number(),
    bytes: z.number(),
  }),
)

type Asked = Parsed<'usage.summary'>
type Shown = Out<'usage.summary'>
type Days = Pick<Asked, 'from' | 'to'>

export class UsageFacts {
  readonly #db: Index

  constructor(db: Index) {
    this.#db = db
  }

  /** All that the window shows, over the threads of a query that names its homes. */
  page(asked: Asked): Shown {
    const threads = conditionsOf(asked.query)
    const sums = this.#sums(asked)
    return {
      ...this.#summary(asked, threads, sums),
      models: sums.models,
      heaviest: this.#heaviest(sums, asked.limit),
      tools: this.#tools(threads, asked.limit),
      outputs: this.#outputs(threads, asked.limit),
    }
  }

  /** The sums alone. */
  summary(asked: Omit<Asked, 'limit'>): UsageSummary {
    return this.#summary(asked, conditionsOf(asked.query), this.#sums(asked))
  }

  #sums({ query, step, split, ...days }: Omit<Asked, 'limit'>): UsageSums {
    const used = and([conditionsOf(query), daysCondition(days)])
    const sums = new UsageSums(step)
    // In the order of files both are walked as they lie, so that nothing is looked up or sorted.
    const rows = this.#db
      .prepare(
        `SELECT u.file_id, u.day, u.model, ${SPLITS[split]}, u.input, u.cached, u.output, u.reasoning
         FROM file_usage u CROSS JOIN threads t ON t.usage_file = u.file_id WHERE ${used.sql} ORDER BY u.file_id`,
      )
      .raw()
      .iterate(...used.values)
    for (const row of rows) {
      const [file, day, model, value, input, cachedInput, output, reasoning] = usedRow.parse(row)
      sums.add({ file, day, model, value, use: { input, cachedInput, output, reasoning } })
    }
    return sums
  }

  #summary({ query }: Pick<Asked, 'query'>, threads: Condition, sums: UsageSums): UsageSummary {
    const get = (sql: string) => this.#db.prepare(sql).get(...threads.values)
    const { waiting, refused, told } = stateRow.parse(
      get(
        `SELECT coalesce(sum(t.usage_file IS NOT NULL AND t.read = 0), 0) AS waiting,
           coalesce(sum(t.usage_file IS NULL), 0) AS refused,
           coalesce(sum(CASE WHEN t.usage_file IS NULL AND t.tokens > 0 THEN t.tokens END), 0) AS told
         FROM threads t WHERE ${threads.sql}`,
      ),
    )
    return {
      total: sums.total,
      threads: sums.threads,
      periods: sums.periods.map(({ from, use }) => ({ from, ...use })),
      ...sums.groups,
      waiting,
      notOpened: { threads: refused, tokens: told },
      copies: query.homes.length < 2 ? 0 : numberRow.parse(get(copiesSql(threads))).n,
    }
  }

  #heaviest(sums: UsageSums, limit: number): Shown['heaviest'] {
    const uses = new Map<number, TokenUse>(sums.heaviest(limit).map(({ file, use }) => [file, use]))
    const rows = this.#db
      .prepare(
        `SELECT t.usage_file AS file, t.home_id AS homeId, t.id, t.title, t.cwd AS project FROM threads t
         WHERE t.usage_file IN (${[...uses].map(() => '?').join(', ')})`,
      )
      .all(...uses.keys())
    const byFile = new Map(threadRows.parse(rows).map(row => [row.file, row]))
    return [...uses].flatMap(([file, use]) => {
      const row = byFile.get(file)
      if (row === undefined) return []
      const { homeId, id, title, project } = row
      return [{ thread: { homeId, id }, title, project, ...use }]
    })
  }

  #tools(threads: Condition, limit: number): Shown['tools'] {
    const rows = this.#db
      .prepare(
        `SELECT u.tool, sum(u.calls) AS calls, sum(u.output_bytes) AS outputBytes, count(*) AS threads
         FROM file_tool_use u CROSS JOIN threads t ON t.usage_file = u.file_id WHERE ${threads.sql}
         GROUP BY u.tool ORDER BY outputBytes DESC, calls DESC, u.tool LIMIT ?`,
      )
      .all(...threads.values, limit)
    return toolRows.parse(rows)
  }

  #outputs(threads: Condition, limit: number): Shown['outputs'] {
    const rows = this.#db
      .prepare(
        `SELECT t.home_id AS homeId, t.id, t.title, o.tool, o.line, o.bytes
         FROM file_outputs o CROSS JOIN threads t ON t.usage_file = o.file_id WHERE ${threads.sql}
         ORDER BY o.bytes DESC LIMIT ?`,
      )
      .all(...threads.values, limit)
    return outputRows.parse(rows).map(({ homeId, id, ...row }) => ({ thread: { homeId, id }, ...row }))
  }
}

function copiesSql({ sql }: Condition): string {
  return `SELECT count(*) AS n FROM (SELECT 1 FROM threads t WHERE ${sql} AND t.usage_file IS NOT NULL
    GROUP BY t.id HAVING count(*) > 1)`
}

function daysCondition({ from, to }: Days): Condition {
  const parts: Condition[] = []
  if (from !== null) parts.push({ sql: 'u.day >= ?', values: [dayNumber(from)] })
  if (to !== null) parts.push({ sql: `u.day <= ? AND u.day <> ${UNTIMED}`, values: [dayNumber(to)] })
  return and(parts)
}
