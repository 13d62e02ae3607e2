import type { SkeinLink } from '../../shared/ipc/link.ts'
import type { ThreadQuery } from '../../shared/ipc/query.ts'
import { engineStore } from '../features/engine/index.ts'
import { notify } from '../features/notice/index.ts'
import { call } from '../ipc/client.ts'

/** What the list is narrowed by, as a link says it: homes by their folders, since their numbers are those of one index. */

type Narrowed = Extract<SkeinLink, { to: 'usage' }>
type LinkQuery = Omit<Narrowed, 'to' | 'text' | 'span' | 'step' | 'split'>

/** The folders of homes that are open. */
export function foldersOf(ids: readonly number[]): string[] {
  const homes = engineStore.getState().homes ?? []
  return homes.filter(({ id }) => ids.includes(id)).map(({ path }) => path)
}

/** The query in a link, without its words. */
export function toLink({ homes, from, to, text: _, ...query }: ThreadQuery): LinkQuery {
  return { ...query, homes: foldersOf(homes), since: from, until: to }
}

/** The open homes that a link names; says so where none of them is open. */
export async function homesOf(folders: readonly string[]): Promise<number[]> {
  if (folders.length === 0) return []
  const { homes } = await call('homes.list', {})
  const ids = homes.filter(({ path }) => folders.includes(path)).map(({ id }) => id)
  if (ids.length === 0) notify('None of the homes that the link names is open: all are shown', true)
  return ids
}

/** The open home of a folder; says so where it is not open. @throws AppError */
export async function homeOf(folder: string | null): Promise<number | null> {
  if (folder === null) return null
  const { homes } = await call('homes.list', {})
  const home = homes.find(({ path }) => path === folder)
  if (home === undefined) notify(`The home ${folder} is not open`, true)
  return home?.id ?? null
}

/** The query that a link names. @throws AppError */
export async function fromLink(link: LinkQuery, text: string): Promise<ThreadQuery> {
  const { modes, sources, projects, providers, models, releases, months, tags } = link
  const { archived, pinned, withProblems, since, until } = link
  return {
    text,
    homes: await homesOf(link.homes),
    modes,
    sources,
    projects,
    providers,
    models,
    releases,
    months,
    tags,
    archived,
    pinned,
    withProblems,
    from: since,
    to: until,
  }
}
