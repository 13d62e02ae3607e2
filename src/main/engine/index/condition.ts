/** A part of a query as SQL, with its values apart, never inside the text. */
export interface Condition {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

/** All of the conditions at once; TRUE for none. */
export function and(parts: readonly Condition[]): Condition {
  return {
    sql: parts.length === 0 ? 'TRUE' : parts.map(part => `(${part.sql})`).join(' AND '),
    values: parts.flatMap(part => part.values),
  }
}

/** One of the conditions at least; FALSE for none. */
export function or(parts: readonly Condition[]): Condition {
  return {
    sql: parts.length === 0 ? 'FALSE' : parts.map(part => `(${part.sql})`).join(' OR '),
    values: parts.flatMap(part => part.values),
  }
}
