import { join, resolve } from 'node:path'
import type { HomeSpec } from '../engine/api.ts'
import type { LaunchArgs } from './args.ts'

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

/** The homes to start with: those the command line asks for, else `$CODEX_HOME`, else `~/.codex`. */
export function homesToOpen(args: Pick<LaunchArgs, 'homes' | 'sample'>, places: HomePlaces): HomeSpec[] {
  const named = namedHomes(args, places.sample)
  if (named.length > 0) return named
  return places.environment
    ? [{ path: resolve(places.environment), origin: 'environment' }]
    : [{ path: join(places.userHome, '.codex'), origin: 'default' }]
}
