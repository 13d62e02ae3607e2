import * as z from 'zod'
import { facetValue } from './query.ts'
import { route } from './route.ts'

/** Fields of a search whose values are offered while one types. */
export const valueField = z.enum(['project', 'branch', 'model', 'provider', 'version', 'tool', 'tag'])
export type ValueField = z.infer<typeof valueField>

export const valueRoutes = {
  /** The values of a field that have a text in them, in the open homes; those of most threads first, at most 20. */
  'search.values': route(
    z.strictObject({ field: valueField, text: z.string().max(200) }),
    z.object({ values: z.array(facetValue) }),
  ),
} as const
