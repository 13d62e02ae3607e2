import type { WebSearchAction } from '../../../../shared/item.ts'
import { type JsonObject, stringOf } from '../../rollout/record.ts'

/** Stored values in the protocol's spelling. */

/** Milliseconds of a stored duration. */
export function toMs(duration: { readonly secs: number; readonly nanos: number }): number {
  return duration.secs * 1000 + Math.floor(duration.nanos / 1_000_000)
}

/** A stored web search action; unknown kinds become `other`. */
export function toSearchAction(action: JsonObject): WebSearchAction {
  const url = stringOf(action, 'url')
  switch (stringOf(action, 'type')) {
    case 'search': {
      const queries = Array.isArray(action.queries) ? action.queries.filter(query => typeof query === 'string') : null
      return { type: 'search', query: stringOf(action, 'query'), queries }
    }
    case 'open_page':
    case 'openPage':
      return { type: 'openPage', url }
    case 'find_in_page':
    case 'findInPage':
      return { type: 'findInPage', url, pattern: stringOf(action, 'pattern') }
    default:
      return { type: 'other' }
  }
}

/** The path in a `file:` URI, as which some releases wrote folders; any other text as it is. */
export function pathOfUri(text: string | null): string | null {
  if (text === null || !text.startsWith('file://')) return text
  const path = text.slice('file://'.length).replace(/^\/(?=[A-Za-z]:)/, '')
  try {
    return decodeURIComponent(path)
  } catch {
    // A path with a per cent sign of its own.
    return path
  }
}
