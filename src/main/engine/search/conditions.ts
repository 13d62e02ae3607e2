import { isChoice } from '../../../shared/search/fields.ts'
import type { TextField, ThreadCondition, Trait } from '../../../shared/search/query.ts'
import { and, type Condition, or } from '../index/condition.ts'
import { fold } from '../index/fold.ts'
import { bearing, type Mark, type Marked } from '../threads/marked.ts'
import { contentBits } from './content-bits.ts'

/** Conditions of a query as SQL on the table of threads, named `t`; values are always bound, never in the text. */

const TRAITS = {
  archived: 't.archived = 1',
  fork: 't.forked_from_id IS NOT NULL',
  subagent: "(t.source_kind = 'subAgent' OR t.parent_thread_id IS NOT NULL)",
  damaged: 't.problem_count > 0',
  interrupted: "t.last_turn = 'interrupted'",
} as const satisfies Record<Exclude<Trait, 'pinned' | 'noted'>, string>

/** All conditions at once; TRUE for none. @param marked the threads that bear the marks which they name */
export function threadConditions(conditions: readonly ThreadCondition[], marked: Marked): Condition {
  const parts: Condition[] = []
  const choices = new Map<string, Condition[]>()
  for (const condition of conditions) {
    const sql = conditionSql(condition, marked)
    if (condition.negated) parts.push({ ...sql, sql: `NOT ifnull(${sql.sql}, FALSE)` })
    else if (isChoice(condition.field)) choices.set(condition.field, [...(choices.get(condition.field) ?? []), sql])
    else parts.push(sql)
  }
  return and([...parts, ...Array.from(choices.values(), or)])
}

/** The mark that a condition asks for; null for one that the index answers by itself. */
export function markOf(condition: ThreadCondition): Mark | null {
  if (condition.field === 'tag') return `named ${condition.value}`
  if (condition.field !== 'is') return null
  return condition.value === 'pinned' || condition.value === 'noted' ? condition.value : null
}

function conditionSql(condition: ThreadCondition, marked: Marked): Condition {
  switch (condition.field) {
    case 'is': {
      const { value } = condition
      return value === 'pinned' || value === 'noted' ? bearing(value, marked) : { sql: TRAITS[value], values: [] }
    }
    case 'tag':
      return bearing(`named ${condition.value}`, marked)
    case 'has':
      return { sql: 't.contents & ? <> 0', values: [contentBits[condition.value]] }
    // A thread goes on for days: it is found where any of it may lie in the time.
    case 'after':
      return { sql: 't.updated_ms >= ?', values: [condition.at] }
    case 'before':
      return { sql: 't.created_ms < ?', values: [condition.at] }
    case 'tokens': {
      const { least, most } = condition
      const ends = [
        least === null ? null : ('t.tokens >= ?' as const),
        most === null ? null : ('t.tokens <= ?' as const),
      ]
      return { sql: `(${ends.filter(Boolean).join(' AND ')})`, values: [least, most].filter(end => end !== null) }
    }
    default:
      return textSql(condition.field, condition.value)
  }
}

function textSql(field: Exclude<TextField, 'tag'>, value: string): Condition {
  switch (field) {
    case 'project':
      return /[/\\]/.test(value)
        ? contains('t.cwd', value)
        : { sql: 'instr(t.project_key, ?) > 0', values: [fold(value)] }
    case 'source':
      return { sql: 't.source_kind = ?', values: [value] }
    case 'mode':
      return { sql: '(t.history_mode = ? OR t.mode_raw = ?)', values: [value.toLowerCase(), value] }
    case 'version': {
      const start = escaped(value.replace(/\.?\*?$/, ''))
      return {
        sql: `(t.cli_version LIKE ? ESCAPE '\\' OR t.cli_version LIKE ? ESCAPE '\\' OR t.cli_version LIKE ? ESCAPE '\\')`,
        values: [start, `${start}.%`, `${start}-%`],
      }
    }
    case 'branch':
      return contains('t.branch', value)
    case 'model':
      return contains('t.model', value)
    case 'provider':
      return contains('t.model_provider', value)
    case 'tool':
      return among('file_tools', 'tool_key', value)
    case 'check':
      return {
        sql: `(t.home_id, t.id) IN (SELECT f.home_id, f.thread_id FROM problem_counts p JOIN files f ON f.id = p.file_id
          WHERE p."check" = ?)`,
        values: [value.toLowerCase()],
      }
    case 'file':
      return among('file_changes', 'path_keys', value.replaceAll('\\', '/'))
  }
}

/** LIKE ignores the case of ASCII letters, which is what names are made of. */
function contains(column: string, value: string): Condition {
  return { sql: `${column} LIKE ? ESCAPE '\\'`, values: [`%${escaped(value)}%`] }
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, sign => `\\${sign}`)
}

/** Threads of whose files a side table holds such a name. */
function among(table: 'file_tools' | 'file_changes', key: 'tool_key' | 'path_keys', value: string): Condition {
  return {
    sql: `(t.home_id, t.id) IN (SELECT f.home_id, f.thread_id FROM ${table} n JOIN files f ON f.id = n.file_id
      WHERE instr(n.${key}, ?) > 0)`,
    values: [fold(value)],
  }
}
