import { join, resolve } from 'node:path'
import { AppError } from '../../../shared/ipc/result.ts'
import { type HomePlaces, type HomeSpec, withAdded } from '../api.ts'
import { readHomesFile, removeHomesFile } from './homes-file.ts'
import type { Library } from './library.ts'
import type { StoredHomes } from './stores/homes.ts'

/**
 * The homes to start with: those that are remembered, then those that are named. A person's own home (`$CODEX_HOME`, else
 * `~/.codex`) is the first one, unless it has a place already or was closed, or nothing is remembered and others are named.
 */
export function homesAtStart(
  named: readonly HomeSpec[],
  places: HomePlaces,
  library: Library,
  dataDir: string,
): HomeSpec[] {
  const stored = remembered(library, dataDir)
  const own = ownHome(places)
  if (stored === null) return named.length > 0 ? [...named] : [own]
  const before = stored.homes.flatMap((home): HomeSpec[] => {
    // The variable may name another home today, and the sample lies where this Skein does.
    if (home.origin === 'environment' || home.origin === 'default')
      return home.path === own.path ? [{ ...home, origin: own.origin }] : []
    return home.origin === 'sample' ? [{ ...home, path: places.sample }] : [home]
  })
  const first = stored.closed.includes(own.path) ? [] : [own]
  const all = before.some(home => home.path === own.path) ? before : [...first, ...before]
  return withAdded(all, named)
}

/** Keeps what is open for the next start. @param gone homes that a person has just closed. @throws as `Library.change` */
export function rememberHomes(library: Library, open: readonly HomeSpec[], gone: readonly HomeSpec[]): void {
  library.change('homes', ({ homes }) => {
    homes.setOpen(open)
    for (const { path, origin } of gone) if (origin === 'default' || origin === 'environment') homes.close(path)
    for (const { path } of open) homes.unclose(path)
  })
}

/** What is remembered; null for nothing. An older Skein's file is taken over: where there is one, it is newer. */
function remembered(library: Library, dataDir: string): StoredHomes | null {
  const old = readHomesFile(dataDir)
  if (old === null) return library.readOr(null, ({ homes }) => homes.all())
  try {
    library.change('homes', ({ homes }) => {
      homes.setOpen(old.homes)
      for (const path of old.closed) homes.close(path)
    })
  } catch (error) {
    // The homes are open all the same, and the file is there at the next start.
    if (!(error instanceof AppError)) throw error
    return old
  }
  removeHomesFile(dataDir)
  return old
}

function ownHome({ environment, userHome }: HomePlaces): HomeSpec {
  return environment
    ? { path: resolve(environment), origin: 'environment' }
    : { path: join(userHome, '.codex'), origin: 'default' }
}
