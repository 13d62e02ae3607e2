import type { HomeSpec } from '../engine/api.ts'
import type { LaunchArgs } from './args.ts'

/** The homes that the command line asks for. */
export function namedHomes(args: Pick<LaunchArgs, 'homes' | 'sample'>, sample: string): HomeSpec[] {
  const homes = args.homes.map(path => ({ path, origin: 'argument' as const }))
  return args.sample ? [...homes, { path: sample, origin: 'sample' }] : homes
}
