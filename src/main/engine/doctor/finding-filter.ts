import type { FindingFilter, FindingSort } from '../../../shared/ipc/doctor.ts'

/** Filters and orders of findings as SQL over `p` (problems or their counts) and `f` (files). */

export interface Condition {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

/**
 * @param homes the numbers of homes that are open; the filter may choose among them.
 * @param of counts have no times.
 */
export function whereOf(filter: FindingFilter, homes: readonly number[], of: 'rows' | 'counts'): Condition {
  const chosen = filter.homes.length === 0 ? homes : filter.homes.filter(id => homes.includes(id))
  const conditions = [
    // No home at all must not mean every home.
    oneOf('p.home_id', chosen.length === 0 ? [-1] : chosen),
    oneOf('p."check"', filter.checks),
    oneOf('p.severity', filter.severities),
    oneOf('p.release', filter.releases),
    oneOf('p.scope', filter.scopes),
    ...(filter.thread === null
      ? []
      : [{ sql: 'f.home_id = ? AND f.thread_id = ?', values: [filter.thread.homeId, filter.thread.id] }]),
    ...(of === 'counts' ? [] : timesOf(filter)),
    ...knownOf(filter.known),
  ].filter(({ sql }) => sql !== '')
  return { sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '), values: conditions.flatMap(one => one.values) }
}

function oneOf(column: string, values: readonly (string | number)[]): Condition {
  return { sql: values.length === 0 ? '' : `${column} IN (${values.map(() => '?').join(', ')})`, values }
}

function timesOf({ from, to }: FindingFilter): Condition[] {
  return [
    ...(from === null ? [] : [{ sql: 'p.at_ms >= ?', values: [from] }]),
    ...(to === null ? [] : [{ sql: 'p.at_ms <= ?', values: [to] }]),
  ]
}

/** What is known, or is not. The list comes as one JSON text, however long it is. */
export function knownOf(known: FindingFilter['known']): Condition[] {
  if (known === null) return []
  const sql = `EXISTS (SELECT 1 FROM json_each(?) k WHERE k.value ->> 'check' = p."check"
    AND coalesce(k.value ->> 'homeId', p.home_id) = p.home_id
    AND (k.value ->> 'threadId' IS NULL OR k.value ->> 'threadId' = f.thread_id))`
  return [{ sql: known.show === 'these' ? sql : `NOT ${sql}`, values: [JSON.stringify(known.problems)] }]
}

const GRAVITY = "CASE p.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END"
const KEYS = {
  severity: GRAVITY,
  time: 'p.at_ms',
  check: 'p."check"',
  release: 'p.release',
  path: 'p.path',
} as const satisfies Record<FindingSort['key'], string>

/** Ends in an order of its own, so that pages fit together. */
export function orderOf({ key, direction }: FindingSort): string {
  return `${KEYS[key]} ${direction === 'asc' ? 'ASC' : 'DESC'}, ${GRAVITY}, p.path, p.line, p.rowid`
}
