import type { ThreadQuery, ThreadSort } from '../../../shared/ipc/query.ts'
import type { ThreadCondition } from '../../../shared/search/query.ts'
import { and, type Condition, or } from '../index/condition.ts'
import { fold } from '../index/fold.ts'
import { threadConditions } from '../search/conditions.ts'
import { bearing, type Marked, NO_MARKS } from './marked.ts'
import { spanOfMonth } from './months.ts'

/** Queries of the list as SQL on the table of threads, named `t`. */

/** A query with what it means beyond the columns of the index (`library/marked-queries.ts`). */
export interface IndexQuery extends ThreadQuery {
  /** Conditions that stood in its text. */
  readonly conditions?: readonly ThreadCondition[]
  /** The threads that bear the marks which it names, in its conditions or in those of a search. */
  readonly marked?: Marked
}

/** A choice of the query that a facet leaves out of its own count. */
export type Choice =
  | 'modes'
  | 'sources'
  | 'projects'
  | 'providers'
  | 'models'
  | 'releases'
  | 'months'
  | 'tags'
  | 'archived'
  | 'range'

const WORDS = 20

/** The words of a query's text that all must occur, folded. */
export function wordsOf(text: string): string[] {
  return fold(text).split(/\s+/).filter(Boolean).slice(0, WORDS)
}

/** All conditions of a query, but for one choice where `without` names it. */
export function conditionsOf(query: IndexQuery, without?: Choice): Condition {
  const { marked = NO_MARKS } = query
  const parts: Condition[] = []
  const among = (column: string, choices: readonly (string | number)[], choice?: Choice) => {
    if (choices.length === 0 || (choice !== undefined && choice === without)) return
    parts.push({ sql: `${column} IN (${choices.map(() => '?').join(', ')})`, values: choices })
  }
  for (const word of wordsOf(query.text)) {
    parts.push({ sql: 'instr(t.search_text, ?) > 0', values: [word] })
  }
  among('t.home_id', query.homes)
  among('t.history_mode', query.modes, 'modes')
  among('t.source_kind', query.sources, 'sources')
  among('t.cwd', query.projects, 'projects')
  among('t.model_provider', query.providers, 'providers')
  among('t.model_key', query.models, 'models')
  among('t.release', query.releases, 'releases')
  if (query.months.length > 0 && without !== 'months') {
    const spans = query.months.flatMap(month => spanOfMonth(month) ?? [])
    const sql = spans.map(() => '(t.updated_ms >= ? AND t.updated_ms < ?)').join(' OR ')
    parts.push({ sql: spans.length === 0 ? 'FALSE' : sql, values: spans.flatMap(span => [span.from, span.to]) })
  }
  if (query.archived !== 'all' && without !== 'archived') {
    parts.push({ sql: 't.archived = ?', values: [query.archived === 'archived' ? 1 : 0] })
  }
  if (query.pinned) parts.push(bearing('pinned', marked))
  if (query.tags.length > 0 && without !== 'tags') parts.push(or(query.tags.map(tag => bearing(`tag ${tag}`, marked))))
  if (query.conditions !== undefined) parts.push(threadConditions(query.conditions, marked))
  if (query.withProblems) parts.push({ sql: 't.problem_count > 0', values: [] })
  if (without === 'range') return and(parts)
  if (query.from !== null) parts.push({ sql: 't.updated_ms >= ?', values: [query.from * 1000] })
  if (query.to !== null) parts.push({ sql: 't.updated_ms < ?', values: [(query.to + 1) * 1000] })
  return and(parts)
}

const SORT_COLUMNS = {
  updated: 't.updated_ms',
  created: 't.created_ms',
  name: 't.title_key',
  size: 't.size_bytes',
  tokens: 't.tokens_key',
} as const satisfies Record<ThreadSort['key'], string>

/** The column that a sort goes by, and the whole order: no two threads are equal in it. */
export function orderOf(sort: ThreadSort): { readonly column: string; readonly sql: string } {
  const column = SORT_COLUMNS[sort.key]
  const direction = sort.direction === 'asc' ? 'ASC' : 'DESC'
  return { column, sql: `${column} ${direction}, t.home_id ${direction}, t.id ${direction}` }
}
