import { isSupported } from '../../../shared/history-mode.ts'
import type { Out, Parsed, ThreadKey } from '../../../shared/ipc/contract.ts'
import type { libraryRoutes, RowMarks } from '../../../shared/ipc/library.ts'
import { AppError } from '../../../shared/ipc/result.ts'
import { modeOfRow, type ThreadRow } from '../threads/rows.ts'
import type { Library } from './library.ts'
import { ownDataOf } from './own-data.ts'
import type { LibraryThread } from './stores/marks.ts'

type LibraryRoute = keyof typeof libraryRoutes
type LibraryHandlers = { readonly [R in LibraryRoute]: (input: Parsed<R>) => Out<R> | Promise<Out<R>> }

/** What the library's routes need of the engine. */
interface Surroundings {
  dataDir(): string
  library(): Library
  /** In short, of those threads that have any. */
  marksOf(threads: readonly ThreadKey[]): readonly RowMarks[]
  /** The open homes by their numbers. */
  homes(): readonly { readonly id: number; readonly path: string }[]
  /** @throws AppError `not-found` */
  row(thread: ThreadKey): ThreadRow
}

/** Answers and changes what the person made. No rollout is read for it, so no gate stands before it. */
export function libraryHandlers({ dataDir, library, marksOf, homes, row }: Surroundings): LibraryHandlers {
  // Many threads may be meant at once: they are not looked up, and a mark on one that is gone does no harm.
  const named = (thread: ThreadKey): LibraryThread => {
    const home = homes().find(open => open.id === thread.homeId)
    if (home === undefined) throw noRollout(thread)
    return { homePath: home.path, id: thread.id }
  }
  const allNamed = (threads: readonly ThreadKey[]): LibraryThread[] => {
    const paths = new Map(homes().map(home => [home.id, home.path]))
    return threads.map(thread => {
      const homePath = paths.get(thread.homeId)
      if (homePath === undefined) throw noRollout(thread)
      return { homePath, id: thread.id }
    })
  }
  return {
    'library.status': () => library().status(),
    'library.marks': thread => {
      const { tags, ...marks } = library().read(stores => stores.marks.of(named(thread)))
      return { ...marks, tags: [...tags] }
    },
    'library.rowMarks': ({ threads }) => ({ marks: [...marksOf(threads)] }),
    'library.tags': () => ({ tags: library().read(({ marks }) => marks.tags()) }),
    'library.tagsOf': ({ threads }) => ({
      tags: library().read(({ bearers }) => bearers.countTags(allNamed(threads))),
    }),
    'library.pin': ({ threads, pinned }) => {
      const which = allNamed(threads)
      library().change('marks', ({ marks }) => marks.pin(which, pinned ? Date.now() : null))
      return {}
    },
    'library.tag': ({ threads, add, remove }) => {
      const which = allNamed(threads)
      library().change('marks', ({ marks }) => marks.tag(which, add, remove))
      return {}
    },
    'library.note': ({ thread, note }) => {
      const which = named(thread)
      library().change('marks', ({ marks }) => marks.write(which, note, Date.now()))
      return {}
    },
    'library.settings': () => library().read(({ settings }) => settings.held()),
    'library.set': changes =>
      library().change('settings', ({ settings }) => {
        settings.set(changes)
        return settings.held()
      }),
    'library.data': () => ownDataOf(dataDir()),
    'library.counters': () => ({ counters: library().read(({ counters }) => counters.all()) }),
    'library.resetCounters': () => {
      library().change('counters', ({ counters }) => counters.reset())
      return {}
    },
    'library.refused': thread => {
      const mode = modeOfRow(row(thread))
      if (!isSupported(mode)) library().countRefusal(mode)
      return {}
    },
    'library.savedSearches': () => ({
      searches: library()
        .read(({ savedSearches }) => savedSearches.all())
        .map(({ id, name, search, savedMs }) => {
          const open = homes().filter(home => search.homes.includes(home.path))
          const filter = { ...search.filter, homes: open.map(home => home.id) }
          return { id, name, text: search.text, filter, savedAt: savedMs }
        }),
    }),
    'library.saveSearch': ({ name, text, filter: { homes: ids, ...filter } }) => {
      const paths = homes()
        .filter(home => ids.includes(home.id))
        .map(home => home.path)
      const id = library().change('savedSearches', ({ savedSearches }) =>
        savedSearches.save(name, { text, filter, homes: paths }, Date.now()),
      )
      return { id }
    },
    'library.renameSearch': ({ id, name }) => {
      library().change('savedSearches', ({ savedSearches }) => savedSearches.rename(id, name))
      return {}
    },
    'library.removeSearch': ({ id }) => {
      library().change('savedSearches', ({ savedSearches }) => savedSearches.remove(id))
      return {}
    },
    'library.recentSearches': () => ({ searches: library().read(({ recentSearches }) => recentSearches.all()) }),
    'library.addRecentSearch': ({ text }) => {
      library().change('recentSearches', ({ recentSearches }) => recentSearches.add(text, Date.now()))
      return {}
    },
    'library.clearRecentSearches': () => {
      library().change('recentSearches', ({ recentSearches }) => recentSearches.clear())
      return {}
    },
  }
}

function noRollout({ id }: ThreadKey): AppError {
  return new AppError('not-found', `no rollout found for thread id ${id}`)
}
