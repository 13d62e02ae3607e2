import type { EngineRoute } from '../../../shared/ipc/contract.ts'
import type { libraryRoutes } from '../../../shared/ipc/library.ts'
import type { Binding, Bindings } from '../router.ts'

/** The routes of what the person made; the engine answers them. */
export function libraryBindings(
  pass: <R extends EngineRoute>(route: R) => Binding<R>,
): Pick<Bindings, keyof typeof libraryRoutes> {
  return {
    'library.status': pass('library.status'),
    'library.marks': pass('library.marks'),
    'library.rowMarks': pass('library.rowMarks'),
    'library.tags': pass('library.tags'),
    'library.tagsOf': pass('library.tagsOf'),
    'library.pin': pass('library.pin'),
    'library.tag': pass('library.tag'),
    'library.note': pass('library.note'),
    'library.settings': pass('library.settings'),
    'library.set': pass('library.set'),
    'library.data': pass('library.data'),
    'library.counters': pass('library.counters'),
    'library.resetCounters': pass('library.resetCounters'),
    'library.refused': pass('library.refused'),
    'library.savedSearches': pass('library.savedSearches'),
    'library.saveSearch': pass('library.saveSearch'),
    'library.renameSearch': pass('library.renameSearch'),
    'library.removeSearch': pass('library.removeSearch'),
    'library.recentSearches': pass('library.recentSearches'),
    'library.addRecentSearch': pass('library.addRecentSearch'),
    'library.clearRecentSearches': pass('library.clearRecentSearches'),
  }
}
