import type { SearchQuery, Term } from './query.ts'

/**
 * A query as an FTS5 MATCH expression for the table of texts: words in quotes, which hold letters, digits and pictures
 * alone, so that nothing that was typed can be an operator.
 * @returns null where no words are looked for
 */
export function matchString({ groups, excluded }: Pick<SearchQuery, 'groups' | 'excluded'>): string | null {
  if (groups.length === 0) return null
  const wanted = groups.map(anyOf).join(' AND ')
  return excluded.length === 0 ? wanted : `(${wanted}) NOT ${anyOf(excluded)}`
}

function anyOf(terms: readonly Term[]): string {
  return `(${terms.map(phrase).join(' OR ')})`
}

function phrase({ tokens, prefix }: Term): string {
  return `"${tokens.join(' ')}"${prefix ? ' *' : ''}`
}
