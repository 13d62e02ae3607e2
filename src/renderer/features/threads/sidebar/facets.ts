import { escapeHidden } from '../../../content/visible.ts'
import { lastPart } from '../../../util/text.ts'
import type { Facet } from '../query-store.ts'
import { monthName, sourceName } from '../words.ts'

export interface FacetWords {
  readonly facet: Facet
  readonly name: string
  /** The words of a choice. */
  readonly label: (value: string) => string
  /** The whole of it, where the words are shorter. */
  readonly title?: (value: string) => string
}

const stated = (value: string) => (value === '' ? 'Not stated' : value)

/** The facets below the modes, in the order of the sidebar. */
export const FACETS: readonly FacetWords[] = [
  {
    facet: 'projects',
    name: 'Project',
    label: value => (value === '' ? 'No folder' : lastPart(value)),
    title: escapeHidden,
  },
  { facet: 'tags', name: 'Tag', label: value => value },
  { facet: 'sources', name: 'Source', label: sourceName },
  { facet: 'models', name: 'Model', label: stated },
  { facet: 'releases', name: 'Version', label: stated },
  { facet: 'providers', name: 'Provider', label: stated },
  { facet: 'months', name: 'Month', label: monthName },
]
