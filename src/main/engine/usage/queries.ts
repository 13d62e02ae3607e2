import * as z from 'zod'
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import { MAX_GROUPS, type TokenUse, tokenUse, type UsageSplit, type UsageStep } from '../../../shared/ipc/usage.ts'
import { and, type Condition } from '../index/condition.ts'
import type { Index } from '../index/open.ts'
import { conditionsOf } from '../threads/filter.ts'

/** What the index knows of usage. Reads nothing else. */

const MS_A_DAY = 86_400_000
const UNTIMED = -1

const SUMS = `coalesce(sum(u.input), 0) AS input, coalesce(sum(u.cached), 0) AS cachedInput,
  coalesce(sum(u.output), 0) AS output, coalesce(sum(u.reasoning), 0) AS reasoning`
/** Both are walked in the order of files, so that nothing is looked up. */
const FROM = 'FROM file_usage u CROSS JOIN threads t ON t.usage_file = u.file_id'
const TOTALS =
  'sum(input) AS input, sum(cachedInput) AS cachedInput, sum(output) AS output, sum(reasoning) AS reasoning'

const SPLITS: Readonly<Record<UsageSplit, string>> = {
  project: 't.cwd',
  model: 'u.model',
  source: 't.source_kind',
  provider: 't.model_provider',
}

/** The first day of the period of `u.day`; day 0 was a Thursday, weeks begin on Monday. */
const STEPS: Readonly<Record<UsageStep, string>> = {
  day: 'u.day',
  week: `CASE u.day WHEN ${UNTIMED} THEN u.day ELSE u.day - (u.day + 3) % 7 END`,
  month: `CASE u.day WHEN ${UNTIMED} THEN u.day
    ELSE unixepoch(u.day * 86400, 'unixepoch', 'start of month') / 86400 END`,
}

const periodRows = z.array(z.object({ day: z.number(), ...tokenUse.shape }))
const groupRows = z.array(z.object({ value: z.string(), threads: z.number(), ...tokenUse.shape }))
const stateRow = z.object({ waiting: z.number(), refused: z.number(), told: z.number() })
const numberRow = z.object({ n: z.number() })
const threadRows = z.array(
  z.object({ homeId: z.number(), id: z.string(), title: z.string(), project: z.string(), ...tokenUse.shape }),
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

type Days = Pick<Parsed<'usage.summary'>, 'from' | 'to'>

export class UsageFacts {
  readonly #db: Index

  constructor(db: Index) {
    this.#db = db
  }

  /** Sums over the threads of a query that names its homes. */
  summary({ query, step, split, ...days }: Parsed<'usage.summary'>): Out<'usage.summary'> {
    const threads = conditionsOf(query)
    const used = and([threads, daysCondition(days)])
    const get = (sql: string, { values }: Condition) => this.#db.prepare(sql).get(...values)
    const all = (sql: string, { values }: Condition) => this.#db.prepare(sql).all(...values)
    // Files first, one by one as they lie: counting distinct ones of each group would take several times as long.
    const groups = groupRows.parse(
      all(
        `SELECT value, count(*) AS threads, ${TOTALS} FROM
           (SELECT ${SPLITS[split]} AS value, ${SUMS} ${FROM} WHERE ${used.sql}
            GROUP BY u.file_id${split === 'model' ? ', u.model' : ''})
         GROUP BY value ORDER BY sum(input) + sum(output) DESC, value`,
        used,
      ),
    )
    const count =
      split === 'model'
        ? numberRow.parse(get(`SELECT count(DISTINCT u.file_id) AS n ${FROM} WHERE ${used.sql}`, used)).n
        : groups.reduce((sum, group) => sum + group.threads, 0)
    const periods = periodRows.parse(
      all(`SELECT ${STEPS[step]} AS day, ${SUMS} ${FROM} WHERE ${used.sql} GROUP BY 1 ORDER BY 1`, used),
    )
    const { waiting, refused, told } = stateRow.parse(
      get(
        `SELECT coalesce(sum(t.usage_file IS NOT NULL AND t.read = 0), 0) AS waiting,
           coalesce(sum(t.usage_file IS NULL), 0) AS refused,
           coalesce(sum(CASE WHEN t.usage_file IS NULL AND t.tokens > 0 THEN t.tokens END), 0) AS told
         FROM threads t WHERE ${threads.sql}`,
        threads,
      ),
    )
    const rest = groups.slice(MAX_GROUPS)
    return {
      total: sumOf(periods),
      threads: count,
      periods: periods.map(({ day, ...use }) => ({ from: dateOf(day), ...use })),
      groups: groups.slice(0, MAX_GROUPS),
      others: { groups: rest.length, ...sumOf(rest) },
      waiting,
      notOpened: { threads: refused, tokens: told },
      copies: query.homes.length < 2 ? 0 : numberRow.parse(get(copiesSql(threads), threads)).n,
    }
  }

  /** The heaviest threads, tools and outputs of a query that names its homes. */
  heaviest({ query, limit, ...days }: Parsed<'usage.heaviest'>): Out<'usage.heaviest'> {
    const threads = conditionsOf(query)
    const used = and([threads, daysCondition(days)])
    const heaviest = this.#db
      .prepare(
        `SELECT t.home_id AS homeId, t.id, t.title, t.cwd AS project, s.* FROM
           (SELECT t.usage_file AS file, ${SUMS} ${FROM} WHERE ${used.sql}
            GROUP BY t.usage_file ORDER BY input + output DESC LIMIT ?) s
         JOIN threads t ON t.usage_file = s.file ORDER BY s.input + s.output DESC, t.home_id, t.id`,
      )
      .all(...used.values, limit)
    const tools = this.#db
      .prepare(
        `SELECT u.tool, sum(u.calls) AS calls, sum(u.output_bytes) AS outputBytes, count(*) AS threads
         FROM threads t JOIN file_tool_use u ON u.file_id = t.usage_file WHERE ${threads.sql}
         GROUP BY u.tool ORDER BY outputBytes DESC, calls DESC, u.tool LIMIT ?`,
      )
      .all(...threads.values, limit)
    const outputs = this.#db
      .prepare(
        `SELECT t.home_id AS homeId, t.id, t.title, o.tool, o.line, o.bytes
         FROM file_outputs o CROSS JOIN threads t ON t.usage_file = o.file_id WHERE ${threads.sql}
         ORDER BY o.bytes DESC LIMIT ?`,
      )
      .all(...threads.values, limit)
    return {
      threads: threadRows.parse(heaviest).map(({ homeId, id, ...row }) => ({ thread: { homeId, id }, ...row })),
      tools: toolRows.parse(tools),
      outputs: outputRows.parse(outputs).map(({ homeId, id, ...row }) => ({ thread: { homeId, id }, ...row })),
    }
  }
}

function copiesSql({ sql }: Condition): string {
  return `SELECT count(*) AS n FROM (SELECT 1 FROM threads t WHERE ${sql} AND t.usage_file IS NOT NULL
    GROUP BY t.id HAVING count(*) > 1)`
}

function daysCondition({ from, to }: Days): Condition {
  const parts: Condition[] = []
  if (from !== null) parts.push({ sql: 'u.day >= ?', values: [dayNumber(from)] })
  if (to !== null) parts.push({ sql: 'u.day <= ? AND u.day <> -1', values: [dayNumber(to)] })
  return and(parts)
}

/** @param date as `2026-03-04` */
function dayNumber(date: string): number {
  return Date.parse(date) / MS_A_DAY
}

function dateOf(day: number): string | null {
  return day === UNTIMED ? null : new Date(day * MS_A_DAY).toISOString().slice(0, 10)
}

function sumOf(uses: readonly TokenUse[]): TokenUse {
  const sum = { input: 0, cachedInput: 0, output: 0, reasoning: 0 }
  for (const use of uses) {
    sum.input += use.input
    sum.cachedInput += use.cachedInput
    sum.output += use.output
    sum.reasoning += use.reasoning
  }
  return sum
}
