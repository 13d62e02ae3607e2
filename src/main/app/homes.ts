import { join, resolve } from 'node:path'
import type { HomeSpec } from '../engine/api.ts'
import type { LaunchArgs } from './args.ts'
import type { StoredHomes } from './homes-file.ts'

/** Where homes are found that the command line does not name. */
export interface HomePlaces {
  /** The sample home that ships with the app. */
  readonly sample: string
  /** `$CODEX_HOME`; undefined or empty where it is not set. */
  readonly environment: string | undefined
  readonly userHome: string
}

/** The homes that the command line asks for. */
export function namedHomes(args: Pick<LaunchArgs, 'homes' | 'sample'>, sample: string): HomeSpec[] {
  const homes = args.homes.map(path => ({ path, origin: 'argument' as const }))
  return args.sample ? [...homes, { path: sample, origin: 'sample' }] : homes
}

/**
 * The homes to start with: those that are remembered, then those the command line asks for. A person's own home
 * (`$CODEX_HOME`, else `~/.codex`) is the first one, unless it has a place already or was closed, or nothing is remembered
 * and the command line asks for others.
 */
export function homesToOpen(
  args: Pick<LaunchArgs, 'homes' | 'sample'>,
  places: HomePlaces,
  stored: StoredHomes | null,
): HomeSpec[] {
  const named = namedHomes(args, places.sample)
  if (stored === null) return named.length > 0 ? named : [ownHome(places)]
  const own = ownHome(places)
  const remembered = stored.homes.flatMap((home): HomeSpec[] => {
    // The variable may name another home today, and the sample lies where this Skein does.
    if (home.origin === 'environment' || home.origin === 'default')
      return home.path === own.path ? [{ ...home, origin: own.origin }] : []
    return home.origin === 'sample' ? [{ ...home, path: places.sample }] : [home]
  })
  const first = stored.closed.includes(own.path) ? [] : [own]
  const all = remembered.some(home => home.path === own.path) ? remembered : [...first, ...remembered]
  return withAdded(all, named)
}

/** Homes with more of them behind: those that are open already keep their place. */
export function withAdded(homes: readonly HomeSpec[], more: readonly HomeSpec[]): HomeSpec[] {
  const all = [...homes]
  for (const home of more) if (all.every(open => open.path !== home.path)) all.push(home)
  return all
}

function ownHome({ environment, userHome }: HomePlaces): HomeSpec {
  return environment
    ? { path: resolve(environment), origin: 'environment' }
    : { path: join(userHome, '.codex'), origin: 'default' }
}
