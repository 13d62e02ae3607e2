import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ThreadQuery, ThreadSort } from '../../../shared/ipc/query.ts'

/** What the list shows and in which order. */
export interface QueryState {
  readonly query: ThreadQuery
  readonly sort: ThreadSort
}

/** The query that leaves nothing out. */
export const ALL: ThreadQuery = {
  text: '',
  homes: [],
  modes: [],
  sources: [],
  projects: [],
  providers: [],
  models: [],
  releases: [],
  months: [],
  archived: 'all',
  pinned: false,
  tags: [],
  withProblems: false,
  from: null,
  to: null,
}

export const queryStore = createStore<QueryState>(() => ({
  query: ALL,
  sort: { key: 'updated', direction: 'desc' },
}))

/** The query and order, or a part of them. */
export function useQuery<T>(select: (state: QueryState) => T): T {
  return useStore(queryStore, select)
}

/** Changes parts of the query. */
export function narrow(part: Partial<ThreadQuery>): void {
  queryStore.setState(({ query }) => ({ query: { ...query, ...part } }))
}

/** Facets whose choices are plain texts. */
export type Facet = 'tags' | 'sources' | 'projects' | 'providers' | 'models' | 'releases' | 'months'

/** Adds or takes away one choice of a facet. */
export function choose(facet: Facet, value: string, on: boolean): void {
  queryStore.setState(({ query }) => {
    const others = query[facet].filter(other => other !== value)
    return { query: { ...query, [facet]: on ? [...others, value] : others } }
  })
}

/** Adds or takes away a history mode. */
export function chooseMode(mode: ThreadQuery['modes'][number], on: boolean): void {
  queryStore.setState(({ query }) => {
    const others = query.modes.filter(other => other !== mode)
    return { query: { ...query, modes: on ? [...others, mode] : others } }
  })
}

export type View = 'all' | 'pinned' | 'active' | 'archived' | 'problems'

/** The view that a query is part of. */
export function viewOf(query: ThreadQuery): View {
  if (query.withProblems) return 'problems'
  if (query.pinned) return 'pinned'
  return query.archived
}

/** The query in another view. */
export function inView(query: ThreadQuery, view: View): ThreadQuery {
  const archived = view === 'active' || view === 'archived' ? view : 'all'
  return { ...query, archived, pinned: view === 'pinned', withProblems: view === 'problems' }
}

/** Goes to a view; what was chosen in the facets stays. */
export function showView(view: View): void {
  queryStore.setState(({ query }) => ({ query: inView(query, view) }))
}

/** Takes away everything that leaves threads out, except the view. */
export function clearFilters(): void {
  queryStore.setState(({ query }) => ({
    query: { ...ALL, archived: query.archived, pinned: query.pinned, withProblems: query.withProblems },
  }))
}

const CHOICES = ['homes', 'modes', 'sources', 'projects', 'providers', 'models', 'releases', 'months', 'tags'] as const

/** Whether something besides the view leaves threads out. */
export function isFiltered(query: ThreadQuery): boolean {
  return (
    query.text.trim() !== '' ||
    CHOICES.some(facet => query[facet].length > 0) ||
    query.from !== null ||
    query.to !== null
  )
}

const FIRST: Readonly<Record<ThreadSort['key'], ThreadSort['direction']>> = {
  updated: 'desc',
  created: 'desc',
  name: 'asc',
  size: 'desc',
  tokens: 'desc',
}

/** Orders by a key, in the direction that one means first. */
export function sortBy(key: ThreadSort['key']): void {
  queryStore.setState({ sort: { key, direction: FIRST[key] } })
}

/** Turns the order round. */
export function sortDirection(direction: ThreadSort['direction']): void {
  queryStore.setState(({ sort }) => ({ sort: { ...sort, direction } }))
}
